/**
 * The words metrics are written in. A definition is data: it names a derived fact, a measure over it, the
 * breakdowns that make sense and the formula in words. The store compiles it to SQL; the screens, the
 * command line and the API read the same definition.
 */

export interface Words {
  readonly ru: string;
  readonly en: string;
}

/** The derived facts a measure can stand on. Each is one SQL relation in `store/facts/`. */
export const facts = ['closing', 'creation', 'open-deal', 'order-line', 'payment', 'call', 'meeting', 'task'] as const;
export type Fact = (typeof facts)[number];

export const breakdowns = [
  'rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'stage',
  'month', 'week', 'day',
] as const;
export type Breakdown = (typeof breakdowns)[number];

/** A condition on a fact's column. */
export type Condition =
  | { readonly column: string; readonly is: string | boolean }
  | { readonly column: string; readonly above: number }
  | { readonly column: string; readonly known: boolean };

interface Over {
  readonly fact: Fact;
  readonly where?: readonly Condition[];
  /** Rows that fail this are left out and counted under the reason. */
  readonly needs?: { readonly condition: Condition; readonly otherwise: string };
}

export type Measure =
  | (Over & { readonly kind: 'count'; readonly distinct?: string })
  | (Over & { readonly kind: 'sum'; readonly column: string })
  | (Over & { readonly kind: 'share'; readonly of: readonly Condition[] })
  /** Sum of a column over the number of rows. */
  | (Over & { readonly kind: 'average'; readonly column: string })
  | (Over & { readonly kind: 'median'; readonly column: string })
  /** Of the distinct values of a column, the share that the fact's rows qualify for more than once. */
  | (Over & { readonly kind: 'share-of-distinct'; readonly distinct: string; readonly atLeast: number; readonly counting: string });

/** A figure computed from other metrics of the same period: each input's value by its name. */
export interface Formula {
  readonly kind: 'formula';
  readonly name: 'velocity';
  readonly inputs: Readonly<Record<string, string>>;
}

/** A statistic over the vector of a measure by rep. */
export interface Spread {
  readonly kind: 'spread';
  readonly name: 'bus-factor' | 'top2-share' | 'hhi';
}

/** A figure that holds actuals against plans: attainment and rhythm. */
export interface AgainstPlan {
  readonly kind: 'against-plan';
  readonly name: 'attainment' | 'rhythm';
}

export type Unit = 'share' | 'count' | 'money' | 'money-per-day' | 'days' | 'index';

export interface Metric {
  readonly id: string;
  readonly title: Words;
  /** The formula in words. */
  readonly formula: Words;
  /** Who and what is counted. */
  readonly counted: Words;
  readonly unit: Unit;
  readonly better: 'more' | 'less' | 'neither';
  readonly compute: Measure | Formula | Spread | AgainstPlan;
  readonly breakdowns: readonly Breakdown[];
  /** Below this sample the figure is shown as too little data. */
  readonly minimum?: number;
}

/** One figure: `null` where it cannot be computed, with the reason. Money is in minor units. */
export interface Figure {
  readonly key: string | null;
  readonly value: number | null;
  readonly reason?: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sample: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A metric over a period: one figure, or one for each value of the breakdown; and what was left out, by reason. */
export interface MetricAnswer {
  readonly metric: string;
  readonly unit: Unit;
  readonly rows: readonly Figure[];
  readonly excluded: Readonly<Record<string, number>>;
}
