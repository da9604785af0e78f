import type { Unit } from '#core/metrics/vocabulary.ts';
import { formatMoney } from '#core/shared/money.ts';

/** Money as a decimal string in the organisation's currency; null stays null. */
export const moneyText = (minor: number | null, currency: string): string | null => (minor === null ? null : formatMoney(Math.round(minor), currency));

/** A value as the command line prints it: money as a decimal string, all else as a number. */
export function valueOf(value: number | null, unit: Unit, currency: string): number | string | null {
  return unit === 'money' || unit === 'money-per-day' ? moneyText(value, currency) : value;
}
