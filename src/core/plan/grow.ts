import { currencyExponent, multiplyMoney } from '../shared/money.ts';

/**
 * A plan made of a figure by adding percent to it: money rounded to whole units of the currency, counts to
 * whole ones. Null for what is below zero: no plan can be.
 */
export function growPlan(figure: number, percent: number, currency: string | null): number | null {
  if (figure < 0) return null;
  const factor = ((100 + percent) / 100).toFixed(6);
  if (currency === null) return Math.round(figure * Number(factor));
  const unit = 10 ** currencyExponent(currency);
  return Math.round(multiplyMoney(Math.round(figure), factor) / unit) * unit;
}
