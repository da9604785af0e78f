import { findSignal } from '#core/diagnosis/catalogue.ts';
import { seesMistake } from '#core/diagnosis/data-use.ts';
import { hasValue, type SignalReading } from '#core/diagnosis/judge.ts';
import { outcomeOf, type SignalOver } from '#core/diagnosis/repair-outcome.ts';
import type { Signal, SignalId } from '#core/diagnosis/vocabulary.ts';
import { mayDo } from '#core/people/rights.ts';
import { workingDaysIn } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { likeStretches } from '#core/diagnosis/like-stretches.ts';
import { startRepair, type StartRepair } from '#actions/repairs.ts';
import { readBounds } from '#store/diagnosis/bounds.ts';
import { createFrame, type Frame } from '#store/diagnosis/frame.ts';
import { signalReaders } from '#store/diagnosis/readers.ts';
import { listRepairs, type Repair } from '#store/diagnosis/repairs.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf } from '../question.ts';
import { findNow } from '../diagnosis-found.ts';
import { toRepair } from '../diagnosis-mistake.ts';

export async function showRepairs(context: RequestContext) {
  const repairs = (await listRepairs(context.database.sql)).filter(({ mistake }) => seesMistake(context.viewer, mistake));
  return { repairs: repairs.map(toRepair), mayRepair: mayDo(context.viewer, 'diagnosis', 'edit') };
}

const blank = { value: null, numerator: null, denominator: null, sample: null, from: null, to: null };

const toOver = (reading: SignalReading | null): SignalOver & { from: Day | null; to: Day | null } =>
  reading === null || !hasValue(reading)
    ? { ...blank, sample: reading?.sample ?? null }
    : { value: reading.value, numerator: reading.numerator ?? null, denominator: reading.denominator ?? null, sample: reading.sample, from: reading.from ?? null, to: reading.to ?? null };

const readOne = async (frame: Frame, signal: Signal): Promise<SignalReading | null> => (await signalReaders.get(signal.id)?.read(frame)) ?? null;

/** A signal over a stretch of days, as it was known at its end. */
async function readOver(context: RequestContext, signal: Signal, period: Period): Promise<ReturnType<typeof toOver>> {
  const facts = await factContextOf(context);
  const asOf = new Date(startOfDay(period.to, facts.timeZone));
  return toOver(await readOne(await createFrame(context.database, { ...facts, asOf }, period), signal));
}

async function outcome(context: RequestContext, repair: Repair, id: string, today: Day, frame: Frame, own: Awaited<ReturnType<typeof readBounds>>) {
  const signal = findSignal(id)?.signal;
  if (signal === undefined) return null;
  const { before, after, yearBefore } = likeStretches(repair.startedOn, repair.endedOn ?? today, frame.calendar);
  const bound = own.get(signal.id) ?? signal.bound;
  const first = await readOver(context, signal, before);
  const second = after === null ? { ...blank } : await readOver(context, signal, after);
  const past = yearBefore === null ? null : { before: await readOver(context, signal, yearBefore.before), after: await readOver(context, signal, yearBefore.after) };
  const told = outcomeOf({ bound, isShare: signal.unit === 'share', before: first, after: second, yearBefore: past });
  const workingDays = { before: workingDaysIn(before, frame.calendar), after: after === null ? 0 : workingDaysIn(after, frame.calendar) };
  return { signal: id, title: signal.title, unit: signal.unit, bound, before: first, after: second, workingDays, ...told };
}

/** A repair with what became of its signals, compared over as many working days before it as after. */
export async function showRepair(context: RequestContext, id: number) {
  const [repair] = await listRepairs(context.database.sql, { id });
  if (repair === undefined || !seesMistake(context.viewer, repair.mistake)) throw new Problem('not-found');
  const facts = await factContextOf(context);
  const frame = await createFrame(context.database, facts);
  const own = await readBounds(context.database.sql);
  const outcomes = [];
  for (const { signal } of repair.signals) outcomes.push(await outcome(context, repair, signal, frame.today, frame, own));
  return { ...toRepair(repair), outcomes: outcomes.flatMap((one) => one ?? []), mayRepair: mayDo(context.viewer, 'diagnosis', 'edit') };
}

/** Begins a repair today, with the signals as they are now. */
export async function beginRepair(context: RequestContext, asked: Omit<StartRepair, 'startedOn'>) {
  const { facts, kept } = await findNow(context);
  const frame = await createFrame(context.database, facts);
  const readNow = async (ids: readonly SignalId[]): Promise<Map<string, SignalReading | null>> => {
    const readings = new Map<string, SignalReading | null>();
    for (const id of ids) readings.set(id, (await signalReaders.get(id)?.read(frame)) ?? null);
    return readings;
  };
  return { id: await startRepair(context.database, context.viewer, { ...asked, startedOn: kept.day }, readNow) };
}
