import { comparingOf } from '#core/diagnosis/comparing.ts';
import { hasValue, type SignalReading } from '#core/diagnosis/judge.ts';
import type { LikeStretches } from '#core/diagnosis/like-stretches.ts';
import { notComparable, outcomeOf, type SignalOver } from '#core/diagnosis/repair-outcome.ts';
import type { Bound, Signal } from '#core/diagnosis/vocabulary.ts';
import type { Source } from '#core/metrics/needs.ts';
import { workingDaysIn } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { createFrame, type Frame } from '#store/diagnosis/frame.ts';
import { readSignalBy } from '#store/diagnosis/read-diagnosis.ts';
import { sourcesOf } from '#store/diagnosis/sources.ts';

type Over = SignalOver & { readonly from: Day | null; readonly to: Day | null };

const blank: Over = { value: null, numerator: null, denominator: null, sample: null, from: null, to: null };

const toOver = (reading: SignalReading | null): Over =>
  reading === null || !hasValue(reading)
    ? { ...blank, sample: reading?.sample ?? null }
    : { value: reading.value, numerator: reading.numerator ?? null, denominator: reading.denominator ?? null, sample: reading.sample, from: reading.from ?? null, to: reading.to ?? null };

/** A signal over a stretch of days as it was known at its end; by its own windows as of that end where it is a state. */
async function readOver(now: Frame, signal: Signal, period: Period): Promise<Over> {
  const [{ database, context }, { id }, { kind }] = [now, signal, comparingOf(signal)];
  const sources = await sourcesOf(now);
  const has = (source: Source): boolean => sources.has(source);
  const facts = { ...context, asOf: new Date(startOfDay(period.to, context.timeZone)) };
  const frame = await createFrame(database, facts, kind === 'days' ? { over: period } : {});
  return toOver(await readSignalBy(id, has, (reader) => (kind === 'share' ? reader.over?.(frame, period) : reader.read(frame))));
}

async function readYearBefore(frame: Frame, signal: Signal, { yearBefore }: LikeStretches) {
  return yearBefore === null ? null : { before: await readOver(frame, signal, yearBefore.before), after: await readOver(frame, signal, yearBefore.after) };
}

/** What became of a signal since a repair began: compared in the way that it allows, or that it allows none and why. */
export async function readOutcome(frame: Frame, signal: Signal, stretches: LikeStretches) {
  const { before, after } = stretches;
  const comparing = comparingOf(signal);
  const bound: Bound = frame.bounds.get(signal.id) ?? signal.bound;
  const first = await readOver(frame, signal, before);
  const second = after === null ? blank : await readOver(frame, signal, after);
  const isShare = comparing.kind === 'share' || signal.unit === 'share';
  const told = comparing.kind === 'not' ? notComparable : outcomeOf({ bound, isShare, before: first, after: second, yearBefore: await readYearBefore(frame, signal, stretches) });
  const workingDays = { before: workingDaysIn(before, frame.calendar), after: after === null ? 0 : workingDaysIn(after, frame.calendar) };
  const note = comparing.kind === 'share' ? comparing.formula : comparing.kind === 'not' ? comparing.why : null;
  const unit = comparing.kind === 'share' ? 'share' : signal.unit;
  return { signal: signal.id, title: signal.title, compared: comparing.kind, note, unit, bound, before: first, after: second, workingDays, ...told };
}
