import { findSignal } from '#core/diagnosis/catalogue.ts';
import { seesMistake } from '#core/diagnosis/data-use.ts';
import type { SignalReading } from '#core/diagnosis/judge.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { mayDo } from '#core/people/rights.ts';
import { Problem } from '#core/shared/problem.ts';
import { likeStretches } from '#core/diagnosis/like-stretches.ts';
import { startRepair, type StartRepair } from '#actions/repairs.ts';
import { createFrame } from '#store/diagnosis/frame.ts';
import { readSignalBy } from '#store/diagnosis/read-diagnosis.ts';
import { listRepairs } from '#store/diagnosis/repairs.ts';
import { sourcesOf } from '#store/diagnosis/sources.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf } from '../question.ts';
import { findNow } from '../diagnosis-found.ts';
import { toRepair } from '../diagnosis-mistake.ts';
import { readOutcome } from './repair-outcomes.ts';

export async function showRepairs(context: RequestContext) {
  const repairs = (await listRepairs(context.database.sql)).filter(({ mistake }) => seesMistake(context.viewer, mistake));
  return { repairs: repairs.map(toRepair), mayRepair: mayDo(context.viewer, 'diagnosis', 'edit') };
}

/** A repair with what became of its signals, compared over as many working days before it as after. */
export async function showRepair(context: RequestContext, id: number) {
  const [repair] = await listRepairs(context.database.sql, { id });
  if (repair === undefined || !seesMistake(context.viewer, repair.mistake)) throw new Problem('not-found');
  const facts = await factContextOf(context);
  const frame = await createFrame(context.database, facts);
  const stretches = likeStretches(repair.startedOn, repair.endedOn ?? frame.today, frame.calendar);
  const outcomes = [];
  for (const { signal: id } of repair.signals) {
    const signal = findSignal(id)?.signal;
    if (signal !== undefined) outcomes.push(await readOutcome(frame, signal, stretches));
  }
  return { ...toRepair(repair), outcomes, isToday: stretches.after === null, mayRepair: mayDo(context.viewer, 'diagnosis', 'edit') };
}

/** Begins a repair today, with the signals as they are now. */
export async function beginRepair(context: RequestContext, asked: Omit<StartRepair, 'startedOn'>) {
  const { facts, kept } = await findNow(context);
  const frame = await createFrame(context.database, facts);
  const readNow = async (ids: readonly SignalId[]): Promise<Map<string, SignalReading | null>> => {
    const [readings, sources] = [new Map<string, SignalReading | null>(), await sourcesOf(frame)];
    for (const id of ids) readings.set(id, await readSignalBy(id, (source) => sources.has(source), (reader) => reader.read(frame)));
    return readings;
  };
  return { id: await startRepair(context.database, context.viewer, { ...asked, startedOn: kept.day }, readNow) };
}
