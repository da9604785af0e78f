import { median, quantile } from '../metrics/statistics/quantile.ts';
import type { AbcClass } from './abc.ts';
import type { ClosedDays } from './closures.ts';
import { gapsBetween } from './purchase-days.ts';

export interface CustomerHistory<Id extends string | number> {
  readonly id: Id;
  /** Purchase days before as-of, as rising day numbers, each once. */
  readonly days: readonly number[];
  /** Class as of the day; `null` outside the classes. */
  readonly abc: AbcClass | null;
  readonly region: string | null;
  /** Seasons in which the customer does not buy; none unless said. */
  readonly closed?: ClosedDays | undefined;
}

/** What a segment knows about rhythm, in days; `null` where nobody in it bought twice. */
export interface SegmentRhythm {
  readonly customers: number;
  /** Median over its customers of their own median gap. */
  readonly medianGap: number | null;
  /** 90th percentile of the gap from the first purchase to the second. */
  readonly firstGapP90: number | null;
}

/** How finely customers are compared: class and region, class alone, or all together. */
export type SegmentLevel = 'class-and-region' | 'class' | 'all';

/** Every cell of a split needs so many customers, else the split is too fine. */
export const segmentMinimum = 20;

const keyOf: Readonly<Record<SegmentLevel, (customer: CustomerHistory<string | number>) => string>> = {
  'class-and-region': ({ abc, region }) => `${abc ?? '-'}|${region ?? ''}`,
  class: ({ abc }) => abc ?? '-',
  all: () => '',
};

function rhythmOf(customers: readonly CustomerHistory<string | number>[]): SegmentRhythm {
  const medians: number[] = [];
  const firstGaps: number[] = [];
  for (const { days, closed } of customers) {
    const gaps = gapsBetween(days, closed);
    const [first] = gaps;
    if (first === undefined) continue;
    firstGaps.push(first);
    medians.push(median(gaps) ?? first);
  }
  return { customers: customers.length, medianGap: median(medians), firstGapP90: quantile(firstGaps, 0.9) };
}

function rhythmsBy(level: SegmentLevel, customers: readonly CustomerHistory<string | number>[]): Map<string, SegmentRhythm> {
  const groups = Map.groupBy(customers, keyOf[level]);
  return new Map([...groups].map(([key, group]) => [key, rhythmOf(group)]));
}

export interface Segments {
  readonly level: SegmentLevel;
  /** The rhythm a customer is compared with. A segment without repeat purchases takes that of all. */
  rhythmFor(customer: CustomerHistory<string | number>): SegmentRhythm;
}

/**
 * The segments of a base: ABC class × region if each such cell has 20 customers, else ABC class if
 * each class has 20, else all together. Without any region there is nothing to split by one.
 */
export function segmentsOf(customers: readonly CustomerHistory<string | number>[]): Segments {
  const all = rhythmOf(customers);
  const levels = customers.some(({ region }) => region !== null) ? (['class-and-region', 'class'] as const) : (['class'] as const);
  for (const level of levels) {
    const rhythms = rhythmsBy(level, customers);
    const fine = [...rhythms.values()].every((rhythm) => rhythm.customers >= segmentMinimum);
    if (!fine || rhythms.size === 0) continue;
    return {
      level,
      rhythmFor(customer) {
        const rhythm = rhythms.get(keyOf[level](customer));
        return rhythm === undefined || rhythm.medianGap === null ? all : rhythm;
      },
    };
  }
  return { level: 'all', rhythmFor: () => all };
}
