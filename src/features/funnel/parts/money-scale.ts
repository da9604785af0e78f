import { minorUnits, type MoneyScale } from '#web/locale/money.ts';

/** The scale in which a column of sums is read best: whole units, thousands or millions. */
export function scaleOf(amounts: readonly (number | null)[], currency: string): MoneyScale {
  const largest = Math.max(0, ...amounts.map((amount) => Math.abs(amount ?? 0))) / minorUnits(currency);
  if (largest >= 10_000_000) return 'million';
  return largest >= 1_000_000 ? 'thousand' : 'full';
}

/** Decimals that go with a scale in a column. */
export function digitsOf(scale: MoneyScale): number {
  return scale === 'million' ? 1 : 0;
}
