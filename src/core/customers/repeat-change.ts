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

const year = 365;

/**
 * The share of customers that went from purchase number `purchase` (1 is the first) to the next within `horizon`
 * days, of those that made it in the last year with the horizon over, against the year before. Customers are
 * their purchase days; those with a first purchase before `reliable` are left out, as their count is not known.
 */
export function repeatChange(
  customers: Iterable<readonly number[]>,
  { purchase, horizon, asOf, reliable }: { readonly purchase: number; readonly horizon: number; readonly asOf: number; readonly reliable: number },
): RepeatChange {
  const end = asOf - Math.ceil(horizon);
  const counts = { now: { successes: 0, sample: 0 }, before: { successes: 0, sample: 0 } };
  for (const days of customers) {
    const made = days[purchase - 1];
    if (made === undefined || (days[0] ?? 0) < reliable || made >= end || made < end - 2 * year) continue;
    const count = made >= end - year ? counts.now : counts.before;
    const next = days[purchase];
    count.sample += 1;
    if (next !== undefined && next - made <= horizon) count.successes += 1;
  }
  return { ...counts, z: twoProportionZ(counts.now, counts.before) };
}
