/** How much of the sales hangs on how few. */
export interface Concentration {
  /** Share of the two largest. */
  readonly topTwoShare: number;
  /** The smallest number of people who give at least half. */
  readonly busFactor: number;
  /** Herfindahl–Hirschman index: the sum of squared shares, from 1/n (equal) to 1 (one has all). */
  readonly hhi: number;
  /** The index × n: 1 when all are equal, whatever their number. */
  readonly hhiTimesN: number;
  /** Those counted, with net sales above zero. */
  readonly counted: number;
  /** Those left out: nothing sold, or more returned than sold. */
  readonly excluded: number;
}

/**
 * Concentration of net sales by person. Only sums above zero make shares: a person whose refunds
 * exceed the sales would push the others' shares above 100 %. `null` when nobody sold.
 */
export function concentration(amounts: readonly number[]): Concentration | null {
  const positive = amounts.filter((amount) => amount > 0).sort((a, b) => b - a);
  if (positive.length === 0) return null;
  const total = positive.reduce((sum, amount) => sum + amount, 0);
  const hhi = positive.reduce((sum, amount) => sum + (amount / total) ** 2, 0);
  return {
    topTwoShare: ((positive[0] ?? 0) + (positive[1] ?? 0)) / total,
    busFactor: busFactor(positive, total),
    hhi,
    hhiTimesN: hhi * positive.length,
    counted: positive.length,
    excluded: amounts.length - positive.length,
  };
}

function busFactor(falling: readonly number[], total: number): number {
  let count = 0;
  for (let sum = 0; sum * 2 < total && count < falling.length; count += 1) sum += falling[count] ?? 0;
  return count;
}
