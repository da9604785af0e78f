import { type ShareInterval, wilsonInterval } from '../metrics/statistics/wilson.ts';
import { severityOf } from './severity.ts';
import type { Bound } from './vocabulary.ts';

/** A signal over one stretch of time. */
export interface SignalOver {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sample: number | null;
}

export const claims = ['better', 'worse', 'not-proven', 'season', 'cannot-tell', 'not-comparable'] as const;
/**
 * What may be said of a change: proven better or worse; inside chance; as large a year before, so that the season
 * alone may have done it; the signal is no share of things counted, or was not seen, so that chance cannot be ruled
 * out; or it is such that these days cannot be compared by it at all.
 */
export type Claim = (typeof claims)[number];

export interface SignalOutcome {
  readonly claim: Claim;
  /** After minus before. */
  readonly change: number | null;
  /** The 95 % interval of the change, for shares. */
  readonly low: number | null;
  readonly high: number | null;
  /** The change between the same days a year before, where they are known. */
  readonly yearBefore: number | null;
}

interface Difference {
  readonly change: number;
  readonly low: number;
  readonly high: number;
}

/** The interval of a share of things that were each looked at once: a share of money, of minutes or of an estimate has none. */
function intervalOf({ numerator, denominator, sample }: SignalOver): ShareInterval | null {
  if (numerator === null || denominator === null || denominator !== sample) return null;
  return Number.isInteger(numerator) && numerator >= 0 && numerator <= denominator ? wilsonInterval(numerator, denominator) : null;
}

/** The difference of two independent shares with its 95 % interval by Newcombe's method 10 (1998), from two Wilson intervals. */
export function differenceOfShares(before: SignalOver, after: SignalOver): Difference | null {
  const [first, second] = [intervalOf(before), intervalOf(after)];
  if (first === null || second === null) return null;
  const change = second.share - first.share;
  return {
    change,
    low: change - Math.hypot(second.share - second.low, first.high - first.share),
    high: change + Math.hypot(second.high - second.share, first.share - first.low),
  };
}

/** Whether a figure changed for the worse, by the side of its bound on which it lies; null where the bound finds both alike. */
function isWorse(bound: Bound, before: number, after: number): boolean | null {
  if (bound.kind === 'trend') return bound.better === 'more' ? after < before : after > before;
  const [earlier, later] = [severityOf(before, bound) ?? 0, severityOf(after, bound) ?? 0];
  if (earlier !== later) return later > earlier;
  if (bound.kind === 'at-most') return after > before;
  if (bound.kind === 'at-least') return after < before;
  if (bound.kind === 'yes-no') return bound.good === 'yes' ? after < before : after > before;
  return null;
}

export interface OutcomeInput {
  readonly bound: Bound;
  /** Whether the value is a share of `numerator` in `denominator`. */
  readonly isShare: boolean;
  readonly before: SignalOver;
  readonly after: SignalOver;
  /** The same two stretches a year earlier. */
  readonly yearBefore: { readonly before: SignalOver; readonly after: SignalOver } | null;
}

/** Whether a signal moved since a repair began, compared like with like; declines where the data cannot tell. */
export function outcomeOf({ bound, isShare, before, after, yearBefore }: OutcomeInput): SignalOutcome {
  const change = before.value === null || after.value === null ? null : after.value - before.value;
  const earlier = yearBefore === null || !isShare ? null : differenceOfShares(yearBefore.before, yearBefore.after);
  const difference = isShare ? differenceOfShares(before, after) : null;
  const shown = { change, low: difference?.low ?? null, high: difference?.high ?? null, yearBefore: earlier?.change ?? null };
  if (difference === null || change === null) return { claim: 'cannot-tell', ...shown };
  if (difference.low <= 0 && difference.high >= 0) return { claim: 'not-proven', ...shown };
  const isSeason = earlier !== null && Math.sign(earlier.change) === Math.sign(change) && Math.abs(earlier.change) >= Math.abs(change);
  if (isSeason) return { claim: 'season', ...shown };
  const worse = isWorse(bound, before.value ?? 0, after.value ?? 0);
  return { claim: worse === null ? 'cannot-tell' : worse ? 'worse' : 'better', ...shown };
}

/** Of a signal that cannot be compared over the days of a repair. */
export const notComparable: SignalOutcome = { claim: 'not-comparable', change: null, low: null, high: null, yearBefore: null };
