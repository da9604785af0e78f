/** What the quick estimate of lifetime value needs. */
export interface LtvInputs {
  /** S: average order in minor units. */
  readonly averageOrder: number;
  /** C: purchases a *month*. */
  readonly purchasesAMonth: number;
  /** P: profit as a fraction of the order, 0.25 and not 25; below zero for customers that cost money. */
  readonly profitShare: number;
  /** t: life time in *months*, like C. */
  readonly lifetimeMonths: number;
}

/**
 * Quick estimate of lifetime value: S × C × P × t, in minor units. The product of averages is not
 * the average of products: compute it per customer or per segment and add up. Throws a
 * `RangeError` for a profit share outside −1 … 1, which is a percentage taken for a fraction.
 */
export function quickLtv({ averageOrder, purchasesAMonth, profitShare, lifetimeMonths }: LtvInputs): number {
  if (!(Math.abs(profitShare) <= 1)) throw new RangeError(`Profit must be a fraction of one, not a percentage: ${profitShare}`);
  return Math.round(averageOrder * purchasesAMonth * profitShare * lifetimeMonths);
}

/** Life time in months of a steady base: 1 ÷ the share lost a month; `null` when nobody is lost. */
export function lifetimeFromChurn(monthlyChurn: number): number | null {
  return monthlyChurn > 0 ? 1 / monthlyChurn : null;
}
