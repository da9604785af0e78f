import { type Count, twoProportionZ } from '../metrics/statistics/two-proportion.ts';

/** Whether customers go on from one purchase to the next more often than they did. */
export interface RepeatChange {
  /** Those whose purchase fell into the last 365 days that have had the whole horizon. */
  readonly now: Count;
  /** The same of the 365 days before. */
  readonly before: Count;
  /** z of now against before; null while there is nothing to measure by. */
  readonly z: number | null;
}

/** One customer's purchase of a number, and whether the next came in time. */
export interface RepeatTry {
  /** The customer's place among those given. */
  readonly place: number;
  /** The day of the purchase. */
  readonly made: number;
  /** Days to the next one; null where there is none. */
  readonly gap: number | null;
  readonly isRepeated: boolean;
}

interface TriesAsked {
  /** 1 is the first. */
  readonly purchase: number;
  readonly horizon: number;
  /** Days `[from, to)` of the purchase. */
  readonly from: number;
  readonly to: number;
  /** Customers whose first purchase is older are left out, as their count is not known. */
  readonly reliable: number;
}

/** Everyone's purchase number `purchase` within some days, with what came of it within `horizon` days. */
export function repeatTries(customers: readonly (readonly number[])[], { purchase, horizon, from, to, reliable }: TriesAsked): RepeatTry[] {
  return customers.flatMap((days, place) => {
    const [made, next] = [days[purchase - 1], days[purchase]];
    if (made === undefined || (days[0] ?? 0) < reliable || made < from || made >= to) return [];
    const gap = next === undefined ? null : next - made;
    return [{ place, made, gap, isRepeated: gap !== null && gap <= horizon }];
  });
}

const countOf = (tries: readonly RepeatTry[]): Count => ({ successes: tries.filter(({ isRepeated }) => isRepeated).length, sample: tries.length });

const year = 365;

/** The last 365 days whose horizon is over as of a day, half-open. */
export function judgedYear(asOf: number, horizon: number): { readonly from: number; readonly to: number } {
  const to = asOf - Math.ceil(horizon);
  return { from: to - year, to };
}

/**
 * The share of customers that went from purchase number `purchase` (1 is the first) to the next within `horizon`
 * days, of those that made it in the last year with the horizon over, against the year before. Customers are
 * their purchase days; those with a first purchase before `reliable` are left out, as their count is not known.
 */
export function repeatChange(
  customers: readonly (readonly number[])[],
  { asOf, ...asked }: Omit<TriesAsked, 'from' | 'to'> & { readonly asOf: number },
): RepeatChange {
  const { from, to } = judgedYear(asOf, asked.horizon);
  const now = countOf(repeatTries(customers, { ...asked, from, to }));
  const before = countOf(repeatTries(customers, { ...asked, from: from - year, to: from }));
  return { now, before, z: twoProportionZ(now, before) };
}
