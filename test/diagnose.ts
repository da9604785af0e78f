import type { SignalReading } from '#core/diagnosis/judge.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { system } from '#core/people/viewer.ts';
import { startOfDay } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import { createFrame, type Frame } from '#store/diagnosis/frame.ts';
import { signalReaders } from '#store/diagnosis/readers.ts';

/** A frame over the whole department as of the first instant of a day in Moscow. */
export function frameAsOf(database: Database, day: string): Promise<Frame> {
  return createFrame(database, { asOf: new Date(startOfDay(day, 'Europe/Moscow')), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system });
}

/** Reads one signal. */
export function readSignal(frame: Frame, id: SignalId): Promise<SignalReading> {
  const reader = signalReaders.get(id);
  if (reader === undefined) throw new Error(`${id} has no reader`);
  return reader.read(frame);
}
