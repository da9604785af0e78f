import { divideHalfEven, parseDecimal } from './decimal.ts';
import { failure, success, type Result } from './result.ts';

/**
 * Money is a whole number of minor units (kopecks, cents) held in a safe integer; never a float.
 * Nine quadrillion minor units (ninety trillion roubles) is the largest sum; beyond it functions
 * throw a `RangeError` rather than lose a kopeck silently.
 */
export type Minor = number;

/** Digits after the point by ISO 4217 where they are not two. */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0,
  XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
};

/** Digits of a currency's minor unit: RUB 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  return exponents[currency] ?? 2;
}

function toMinor(value: bigint): Minor {
  const minor = Number(value);
  if (!Number.isSafeInteger(minor)) throw new RangeError('The sum of money is too large to be held exactly');
  return minor;
}

export type MoneyFault = 'not-a-number' | 'out-of-range';

/**
 * A decimal string (`1234.5`) into minor units of the currency. Digits beyond the minor unit are
 * rounded half to even: files computed by spreadsheets carry `0.30000000000000004`.
 */
export function parseMoney(text: string, currency: string): Result<Minor, MoneyFault> {
  const decimal = parseDecimal(text);
  if (decimal === null) return failure('not-a-number');
  const shifted = decimal.digits * 10n ** BigInt(currencyExponent(currency));
  const minor = Number(divideHalfEven(shifted, 10n ** BigInt(decimal.scale)));
  return Number.isSafeInteger(minor) ? success(minor === 0 ? 0 : minor) : failure('out-of-range');
}

/** Minor units as a decimal string with all digits of the currency: 1234500 RUB → `12345.00`. */
export function formatMoney(minor: Minor, currency: string): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Money must be a whole number of minor units: ${minor}`);
  const exponent = currencyExponent(currency);
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  return sign + digits.slice(0, point) + (exponent === 0 ? '' : `.${digits.slice(point)}`);
}

/** The exact sum of minor units. */
export function sumMoney(amounts: Iterable<Minor>): Minor {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) throw new RangeError('The sum of money is too large to be held exactly');
  }
  return sum;
}

/** Minor units × an exact decimal (a quantity, a share), rounded once, half to even. */
export function multiplyMoney(minor: Minor, factor: string): Minor {
  const decimal = parseDecimal(factor);
  if (decimal === null) throw new RangeError(`Not a decimal number: ${factor}`);
  return toMinor(divideHalfEven(BigInt(minor) * decimal.digits, 10n ** BigInt(decimal.scale)));
}

/**
 * Converts a sum by a decimal rate, "units of `to` for one unit of `from`" (`92.5` RUB for a USD):
 * exactly, in whole numbers, rounded once to the minor unit of `to`, half to even. The rate is
 * that of the transaction's own date; choosing it is the caller's.
 */
export function convertMoney(minor: Minor, from: string, to: string, rate: string): Minor {
  const decimal = parseDecimal(rate);
  if (decimal === null || decimal.digits <= 0n) throw new RangeError(`Not a rate: ${rate}`);
  const top = BigInt(minor) * decimal.digits * 10n ** BigInt(currencyExponent(to));
  const bottom = 10n ** BigInt(decimal.scale + currencyExponent(from));
  return toMinor(divideHalfEven(top, bottom));
}

/** A mean of money: sum ÷ count in minor units, rounded half to even; `null` over nothing. */
export function averageMoney(sum: Minor, count: number): Minor | null {
  return count === 0 ? null : toMinor(divideHalfEven(BigInt(sum), BigInt(count)));
}
