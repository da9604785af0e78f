import { wilsonInterval } from '../metrics/statistics/wilson.ts';
import { severityOf } from './severity.ts';
import type { Bound } from './vocabulary.ts';

/** A signal over one stretch of time. */
export interface SignalOver {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sample: number | null;
}

export const claims = ['better', 'worse', 'not-proven', 'season', 'cannot-tell'] as const;
/**
 * What may be said of a change: proven better or worse; inside chance; as large a year before, so that the season
 * alone may have done it; or the signal is no share, or was not seen, so that chance cannot be ruled out.
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

/** The difference of two independent shares with its 95 % interval by Newcombe's method 10 (1998), from two Wilson intervals. */
export function differenceOfShares(before: SignalOver, after: SignalOver): Difference | null {
  if (before.numerator === null || before.denominator === null || after.numerator === null || after.denominator === null) return null;
  const first = wilsonInterval(before.numerator, before.denominator);
  const second = wilsonInterval(after.numerator, after.denominator);
  if (first === null || second === null) return null;
  const change = second.share - first.share;
  return {
    change,
    low: change - Math.hypot(second.share - second.low, first.high - first.share),
    high: change + Math.hypot(second.high - second.share, first.share - first.low),
  };
}

/** Whether more of a figure is worse: by the side of its bound on which the changed value lies. */
function isWorse(bound: Bound, before: number, after: number): boolean {
  const [earlier, later] = [severityOf(before, bound) ?? 0, severityOf(after, bound) ?? 0];
  if (earlier !== later) return later > earlier;
  if (bound.kind === 'at-most') return after > before;
  if (bound.kind === 'at-least') return after < before;
  if (bound.kind === 'yes-no') return bound.good === 'yes' ? after < before : after > before;
  return false;
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
  return { claim: isWorse(bound, before.value ?? 0, after.value ?? 0) ? 'worse' : 'better', ...shown };
}
