/**
 * The words a mistake is declared in. A declaration is data: what the mistake is, its signals with their
 * bounds, its questions, its steps of repair. It computes nothing: the store reads a signal's value, the
 * judge weighs it.
 */
import type { Words } from '../metrics/vocabulary.ts';

export type { Words } from '../metrics/vocabulary.ts';

/** Where a bound or a signal comes from: the source map, published practice (with its number), statistics, or our own default. */
export type Origin = 'seed' | 'standard' | 'default' | `source-${number}`;

/** From which value a signal is good and from which it is bad; between them severity is linear. */
export type Bound =
  | { readonly kind: 'at-most'; readonly good: number; readonly bad: number }
  | { readonly kind: 'at-least'; readonly good: number; readonly bad: number }
  /** Good from `good[0]` to `good[1]`, bad at and past the edges; a side with `null` is never bad. An edge equal to the good one is a step. */
  | { readonly kind: 'range'; readonly good: [number, number]; readonly bad: [number | null, number | null] }
  /** A value of 1 is yes, 0 is no; a share of people who said yes lies between. */
  | { readonly kind: 'yes-no'; readonly good: 'yes' | 'no' }
  /** The value is the z of the change; `better` says whether a growing figure is good. */
  | { readonly kind: 'trend'; readonly better: 'more' | 'less' }
  /** Shown, never judged. */
  | { readonly kind: 'info' };

export type SignalUnit =
  | 'share' | 'count' | 'ratio' | 'money' | 'days' | 'hours' | 'minutes' | 'seconds' | 'points' | 'percentage-points'
  | 'z' | 'correlation' | 'yes-no';

/** Of which time a signal speaks. */
export type Window =
  | 'as-of' | 'last-30-days' | 'last-90-days' | 'last-20-working-days' | 'last-3-months' | 'last-6-months' | 'last-12-months'
  | 'running-month' | 'all-time';

/**
 * Where a signal's value comes from: from facts that files or daily work bring; from a tool of the product
 * once it is in use; or from the answer to a question about a practice.
 */
export type Ground = 'facts' | 'tool' | 'practice';

export interface Signal {
  readonly id: SignalId;
  readonly title: Words;
  /** The formula in words: what over what, who is counted. */
  readonly formula: Words;
  readonly unit: SignalUnit;
  readonly bound: Bound;
  readonly origins: readonly Origin[];
  readonly ground: Ground;
  readonly window: Window;
  readonly critical?: true;
  /** Two figures of one row of the method, each with half the row's weight. */
  readonly half?: true;
  /** The least sample on which the signal is judged. */
  readonly minimum?: number;
  /** Numerator and denominator are sums of money in minor units; where it is not said they are counts. */
  readonly partsIn?: 'money';
  /** For practices: the question whose answer is its value. */
  readonly answeredBy?: QuestionId;
  /** For tools and practices: what would fill it. */
  readonly filledBy?: Words;
  /** What the rows behind it are. */
  readonly rows?: Words;
}

export type SignalId = `S${number}.${number}` | `S${number}.${number}${'a' | 'b'}`;
export type QuestionId = `Q${number}.${number}`;

/** Who is asked. */
export const askedRoles = ['owner', 'head-of-sales', 'rep'] as const;
export type AskedRole = (typeof askedRoles)[number];

/** One closed item of the self-diagnosis: yes, partly, no, don't know. */
export interface Question {
  readonly id: QuestionId;
  readonly asks: AskedRole;
  readonly text: Words;
  /** Which answer is good. */
  readonly good: 'yes' | 'no';
  /** Signals from facts that answer it already: when any of them is available the question is not asked. */
  readonly answeredBySignals?: readonly SignalId[];
}

/** One fact, sign or piece of advice of the source, in our own words. */
export interface Point {
  /** Key in the list of the source's points. */
  readonly key: string;
  readonly text: Words;
}

/** One step of the way out, with the signals it means to move and the screen that helps. */
export interface Step {
  readonly id: string;
  readonly text: Words;
  readonly moves: readonly SignalId[];
  readonly screen?: ScreenPath;
}

/** Screens of the product that repair something. */
export type ScreenPath =
  | '/funnel' | '/abcxyz' | '/repeat' | '/silence' | '/plan' | '/plan/entry' | '/import' | '/health'
  | '/department/employees' | '/department/stages' | '/department/calendar';

export interface Price {
  readonly formula: Words;
  /** What the estimate takes for granted, one sentence each. */
  readonly assumptions: readonly Words[];
}

export interface Mistake {
  readonly number: number;
  /** Stable key, kebab-case. */
  readonly id: string;
  /** The mistake as a statement: what is wrong. */
  readonly title: Words;
  /** What it is, in our own words. */
  readonly what: Words;
  /** Why it costs money. */
  readonly why: Words;
  readonly points: readonly Point[];
  readonly signals: readonly Signal[];
  readonly questions: readonly Question[];
  readonly steps: readonly Step[];
  /** Mistakes better repaired before this one. */
  readonly dependsOn: readonly number[];
  readonly price?: Price;
  /** Judged by its count of red lines instead of its score: section 26 alone. */
  readonly byRedLines?: { readonly risk: number; readonly present: number };
}

export const say = (ru: string, en: string): Words => ({ ru, en });
export const atMost = (good: number, bad: number): Bound => ({ kind: 'at-most', good, bad });
export const atLeast = (good: number, bad: number): Bound => ({ kind: 'at-least', good, bad });
export const within = (good: [number, number], bad: [number | null, number | null]): Bound => ({ kind: 'range', good, bad });
export const goodIf = (good: 'yes' | 'no'): Bound => ({ kind: 'yes-no', good });
export const trend = (better: 'more' | 'less'): Bound => ({ kind: 'trend', better });
export const info: Bound = { kind: 'info' };
