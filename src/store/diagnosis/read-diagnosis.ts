import { fileSignals } from '#core/diagnosis/file-signals.ts';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import { type AnswerReading, judge, type Judgement, type SignalReading } from '#core/diagnosis/judge.ts';
import type { Bound, Mistake, Signal, SignalId } from '#core/diagnosis/vocabulary.ts';
import type { Source } from '#core/metrics/needs.ts';
import type { Frame } from './frame.ts';
import type { PriceEstimate } from './prices.ts';
import { none } from './reader.ts';
import { priceReaders, signalReaders } from './readers.ts';
import { readSources } from './sources.ts';

/** What is known beside the facts. */
export interface Known {
  readonly answers: ReadonlyMap<string, AnswerReading>;
  readonly bounds: ReadonlyMap<SignalId, Bound>;
}

export interface JudgedMistake extends Judgement {
  readonly number: number;
  readonly price: PriceEstimate | null;
}

async function readSignal(frame: Frame, mistake: Mistake, signal: Signal, has: (source: Source) => boolean): Promise<SignalReading | null> {
  const reader = signalReaders.get(signal.id);
  if (reader === undefined) return null;
  const needs = fileSignals[mistake.number]?.[signal.id];
  if (needs?.some((group) => !group.some(has)) === true) return none('no-data');
  return reader.read(frame);
}

/** Reads every signal of a mistake that has a reader. */
export async function readReadings(frame: Frame, mistake: Mistake, has: (source: Source) => boolean): Promise<Map<SignalId, SignalReading>> {
  const readings = new Map<SignalId, SignalReading>();
  for (const signal of mistake.signals) {
    const reading = await readSignal(frame, mistake, signal, has);
    if (reading !== null) readings.set(signal.id, reading);
  }
  return readings;
}

async function judgeOne(frame: Frame, mistake: Mistake, known: Known, has: (source: Source) => boolean): Promise<JudgedMistake> {
  const readings = await readReadings(frame, mistake, has);
  const judgement = judge(mistake, { readings, ...known });
  const price = judgement.verdict === 'no-data' ? null : await (priceReaders[mistake.number]?.(frame) ?? null);
  return { number: mistake.number, ...judgement, price };
}

/** Judges the thirty, or some of them, as of the frame's instant, by what its viewer may see. */
export async function readDiagnosis(frame: Frame, known: Known, only: readonly Mistake[] = mistakes): Promise<JudgedMistake[]> {
  const has = await frame.once('sources', () => readSources(frame.database, frame.context));
  const judged: JudgedMistake[] = [];
  for (const mistake of only) judged.push(await judgeOne(frame, mistake, known, has));
  return judged;
}
