import { median } from '../metrics/statistics/quantile.ts';
import { closedBetween, noClosedDays } from './closures.ts';
import { gapsBetween } from './purchase-days.ts';
import { segmentsOf, type CustomerHistory, type SegmentLevel, type SegmentRhythm } from './silence-segments.ts';

/** How a customer keeps its own rhythm, from the liveliest. `never-returned`: bought once and stayed away too long. */
export const silenceStates = ['active', 'quietening', 'at-risk', 'lost', 'never-returned'] as const;
export type SilenceState = (typeof silenceStates)[number];

export interface CustomerSilence<Id extends string | number> {
  readonly id: Id;
  readonly purchases: number;
  readonly lastDay: number;
  /** Median of the customer's own gaps in days; `null` after one purchase. */
  readonly ownMedian: number | null;
  /** The same drawn towards the segment's median; `null` after one purchase. */
  readonly medianUsed: number | null;
  /** Days since the last purchase, seasonal closures left out. */
  readonly silence: number;
  /** Days of seasonal closures that were left out. */
  readonly closedDays: number;
  /** Silence ÷ median used; `null` after one purchase. */
  readonly ratio: number | null;
  /** For one purchase: the silence beyond which it counts as never returned. */
  readonly returnLimit: number | null;
  /** `null`: one purchase, and nobody ever came back to compare with. */
  readonly state: SilenceState | null;
  /** With whom the customer was compared. */
  readonly segment: SegmentRhythm;
}

/** Bounds of the states; all are our own defaults and may be changed. */
export interface SilenceBounds {
  readonly quietening: number;
  readonly atRisk: number;
  readonly lost: number;
  /** Nobody is lost before so many days of silence. */
  readonly lostFromDays: number;
  /** How many gaps of the segment's rhythm are added to the customer's own. */
  readonly shrinkage: number;
}

export const standardSilenceBounds: SilenceBounds = { quietening: 1.5, atRisk: 2, lost: 3, lostFromDays: 30, shrinkage: 3 };

/**
 * A median drawn towards the segment's: (n·own + k·segment) ÷ (n + k) over n own gaps. A short
 * history says little, a long one stands for itself.
 */
export function shrunkMedian(own: number, gaps: number, segment: number, shrinkage = 3): number {
  return (gaps * own + shrinkage * segment) / (gaps + shrinkage);
}

/** The state for a ratio of silence to rhythm, by the bounds. */
export function stateOf(ratio: number, silence: number, bounds: SilenceBounds = standardSilenceBounds): SilenceState {
  if (ratio < bounds.quietening) return 'active';
  if (ratio < bounds.atRisk) return 'quietening';
  return ratio < bounds.lost || silence < bounds.lostFromDays ? 'at-risk' : 'lost';
}

function judge<Id extends string | number>(
  { id, days, closed = noClosedDays }: CustomerHistory<Id>,
  asOf: number,
  segment: SegmentRhythm,
  bounds: SilenceBounds,
): CustomerSilence<Id> {
  const lastDay = days.at(-1) ?? 0;
  const gaps = gapsBetween(days, closed);
  const ownMedian = median(gaps);
  const closedDays = closedBetween(closed, lastDay, asOf);
  const silence = Math.max(0, asOf - lastDay - closedDays);
  const common = { id, purchases: days.length, lastDay, ownMedian, silence, closedDays, segment };
  if (ownMedian === null) {
    const returnLimit = segment.firstGapP90;
    const state = returnLimit === null ? null : silence > returnLimit ? 'never-returned' : 'active';
    return { ...common, medianUsed: null, ratio: null, returnLimit, state };
  }
  const medianUsed = shrunkMedian(ownMedian, gaps.length, segment.medianGap ?? ownMedian, bounds.shrinkage);
  const ratio = silence / medianUsed;
  return { ...common, medianUsed, ratio, returnLimit: null, state: stateOf(ratio, silence, bounds) };
}

export interface SilenceReport<Id extends string | number> {
  readonly level: SegmentLevel;
  readonly customers: readonly CustomerSilence<Id>[];
}

/**
 * Judges the silence of every customer by its own rhythm, as of a day number: the median gap
 * between its purchase days drawn towards that of its segment, and how many such gaps it has been
 * silent: active below 1.5, quietening to 2, at risk to 3, then lost, but not within 30 days. A
 * single purchase is judged by how long others of the segment took to come back (90th
 * percentile). Customers who never bought are left out. Seasons in which a customer does not buy count neither
 * in its silence nor in its gaps, else the gap over a season would make the rhythm look slow all year.
 */
export function judgeSilence<Id extends string | number>(
  customers: readonly CustomerHistory<Id>[],
  asOf: number,
  options: { readonly bounds?: SilenceBounds } = {},
): SilenceReport<Id> {
  const { bounds = standardSilenceBounds } = options;
  const buyers = customers.filter(({ days }) => days.length > 0);
  const segments = segmentsOf(buyers);
  return {
    level: segments.level,
    customers: buyers.map((customer) => judge(customer, asOf, segments.rhythmFor(customer), bounds)),
  };
}
