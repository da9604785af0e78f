import { variation } from '../metrics/statistics/deviation.ts';
import { stepsOf } from './customer-steps.ts';
import type { DayTotals } from './purchase-days.ts';
import type { StepRange } from './xyz-step.ts';

export type XyzClass = 'X' | 'Y' | 'Z';

/** Frequency of buying, variation of sums, or rank by number of purchases. */
export type XyzMode = 'frequency' | 'variation' | 'rank';

/** All known history of a customer up to as-of, not only the window: the first purchase decides what is eligible. */
export interface CustomerDays<Id extends string | number> extends DayTotals {
  readonly id: Id;
}

export interface Regularity<Id extends string | number> {
  readonly id: Id;
  /** `null`: no class, see `reason`. */
  readonly xyz: XyzClass | null;
  readonly reason: 'new' | 'no-purchases' | 'mean-not-positive' | null;
  /** One purchase day ever; shown in Z. */
  readonly oneTime: boolean;
  /** Full steps the customer could have bought in, and those in which it did. */
  readonly eligible: number;
  readonly active: number;
  /** What the class follows: active ÷ eligible, the coefficient of variation, or the share ranked before. */
  readonly measure: number | null;
}

/** A customer with fewer eligible steps is new: too young to have a rhythm. */
export const newBelowSteps = 3;

/**
 * Mode F, the default: p = active ÷ eligible steps; X from two thirds, Y from one third, else Z.
 * New (no class) below three eligible steps; one purchase day ever is Z, flagged.
 */
export function xyzByFrequency<Id extends string | number>(
  customers: readonly CustomerDays<Id>[],
  range: StepRange,
): Regularity<Id>[] {
  return customers.map(({ id, ...totals }) => {
    const { eligible, active, purchasesEver } = stepsOf(totals, range);
    const oneTime = purchasesEver === 1;
    const common = { id, oneTime, eligible, active };
    if (purchasesEver === 0) return { ...common, xyz: null, reason: 'no-purchases', measure: null };
    if (eligible < newBelowSteps) return { ...common, xyz: null, reason: 'new', measure: null };
    const xyz = oneTime || active * 3 < eligible ? 'Z' : active * 3 < eligible * 2 ? 'Y' : 'X';
    return { ...common, xyz, reason: null, measure: active / eligible };
  });
}

/** Upper bounds of X and Y: the coefficient of variation, or the share of customers ranked. */
export interface XyzBounds {
  readonly x: number;
  readonly y: number;
}

/** The bands of the goods-stock tradition: 10 % and 25 %. */
export const standardVariationBounds: XyzBounds = { x: 0.1, y: 0.25 };
/** Looser ones that suit customers better than goods. Our own default. */
export const customerVariationBounds: XyzBounds = { x: 0.25, y: 0.5 };
/** A tenth of the customers, then a fifth. */
export const standardRankBounds: XyzBounds = { x: 0.1, y: 0.3 };

/** Variation asks for at least six eligible steps. */
export const variationFromSteps = 6;

/**
 * Mode V: coefficient of variation (population σ ÷ mean) of the sums by step, steps without
 * purchases counting as zero; X up to 10 %, Y up to 25 %, else Z. Returns lower the sum of their
 * own step. One purchase day ever is Z, not "perfectly stable".
 */
export function xyzByVariation<Id extends string | number>(
  customers: readonly CustomerDays<Id>[],
  range: StepRange,
  bounds: XyzBounds = standardVariationBounds,
): Regularity<Id>[] {
  return customers.map(({ id, ...totals }) => {
    const { eligible, active, sums, purchasesEver } = stepsOf(totals, range);
    const oneTime = purchasesEver === 1;
    const common = { id, oneTime, eligible, active };
    if (purchasesEver === 0) return { ...common, xyz: null, reason: 'no-purchases', measure: null };
    if (eligible < variationFromSteps) return { ...common, xyz: null, reason: 'new', measure: null };
    const measure = variation(sums);
    if (measure === null) return { ...common, xyz: null, reason: 'mean-not-positive', measure };
    const xyz = oneTime || measure > bounds.y ? 'Z' : measure > bounds.x ? 'Y' : 'X';
    return { ...common, xyz, reason: null, measure };
  });
}

/**
 * Mode R: customers of the window by falling number of purchase days; the first tenth is X, the
 * next fifth Y, the rest Z. Equal numbers take the better class together; one purchase day ever is Z.
 */
export function xyzByRank<Id extends string | number>(
  customers: readonly CustomerDays<Id>[],
  range: StepRange,
  bounds: XyzBounds = standardRankBounds,
): Regularity<Id>[] {
  const counted = customers.map(({ id, ...totals }) => ({ id, ...stepsOf(totals, range) }));
  const falling = counted.flatMap(({ purchases }) => (purchases > 0 ? [purchases] : [])).sort((a, b) => b - a);
  const before = new Map<number, number>();
  falling.forEach((count, place) => before.has(count) || before.set(count, place / falling.length));
  return counted.map(({ id, eligible, active, purchases, purchasesEver }) => {
    const oneTime = purchasesEver === 1;
    const common = { id, oneTime, eligible, active };
    const measure = before.get(purchases) ?? null;
    if (measure === null) return { ...common, xyz: null, reason: 'no-purchases', measure };
    return { ...common, xyz: oneTime ? 'Z' : measure < bounds.x ? 'X' : measure < bounds.y ? 'Y' : 'Z', reason: null, measure };
  });
}
