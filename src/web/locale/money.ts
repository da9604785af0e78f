import type { Language } from './language.ts';
import { formatNumber } from './numbers.ts';

const noBreak = '\u00a0';

/** Whole units in evidence and pay, thousands in grids (said once in the header), millions in prices. */
export type MoneyScale = 'full' | 'thousand' | 'million';

export interface MoneyShape {
  readonly scale?: MoneyScale;
  /** Decimals; by default 0 for `full` and `thousand`, 2 for `million`. */
  readonly digits?: number;
  /** False where the unit stands in the header of the column. */
  readonly unit?: boolean;
  readonly signed?: boolean;
}

const divisors: Record<MoneyScale, number> = { full: 1, thousand: 1000, million: 1_000_000 };
const scaleWords: Record<Language, Record<MoneyScale, string>> = {
  ru: { full: '', thousand: 'тыс.', million: 'млн' },
  en: { full: '', thousand: 'k', million: 'M' },
};

/** How many minor units make one unit of the currency: 100 kopecks a rouble, 1 yen a yen. */
export function minorUnits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}

/** `₽`, `€`; the code itself where the currency has no sign of its own. */
export function currencySign(currency: string): string {
  const parts = new Intl.NumberFormat('ru-RU', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** The unit alone, for the header of a column: `₽`, `тыс. ₽`, `млн ₽`. */
export function moneyUnit(language: Language, currency: string, scale: MoneyScale = 'full'): string {
  const word = scaleWords[language][scale];
  return word === '' ? currencySign(currency) : `${word}${noBreak}${currencySign(currency)}`;
}

/** Integer minor units as `353 000 ₽`, `688 тыс. ₽`, `1,23 млн ₽`; the sign stands after in both languages. */
export function formatMoney(language: Language, minor: number, currency: string, shape: MoneyShape = {}): string {
  const scale = shape.scale ?? 'full';
  const digits = shape.digits ?? (scale === 'million' ? 2 : 0);
  const value = minor / minorUnits(currency) / divisors[scale];
  const number = formatNumber(language, value, { digits, signed: shape.signed ?? false });
  return shape.unit === false ? number : `${number}${noBreak}${moneyUnit(language, currency, scale)}`;
}

/** To the last minor unit, for sums that must add up: `59 738,40 ₽`. */
export function formatMoneyExact(language: Language, minor: number, currency: string): string {
  const digits = Math.round(Math.log10(minorUnits(currency)));
  return formatMoney(language, minor, currency, { digits });
}
