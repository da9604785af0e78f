import { parseDecimal, type Decimal } from '../shared/decimal.ts';

const shortWhole = /^-?\d{1,11}$/;
const shortCents = /^-?\d{1,11}\.\d{1,2}$/;

/** Half away from zero, as money on paper is rounded. */
function rounded({ digits, scale }: Decimal, exponent: number): bigint {
  if (scale <= exponent) return digits * 10n ** BigInt(exponent - scale);
  const unit = 10n ** BigInt(scale - exponent);
  const half = unit / 2n;
  return digits < 0n ? -((-digits + half) / unit) : (digits + half) / unit;
}

const exact = (text: string): Decimal => {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new TypeError(`not a number: ${text}`);
  return decimal;
};

/** A canonical decimal as minor units of a currency with that many digits after the point. Throws for what is no number. */
export function minorUnits(text: string, exponent: number): number | bigint {
  if (exponent === 2) {
    if (shortWhole.test(text)) return Number(text) * 100;
    if (shortCents.test(text)) return Number(text.at(-2) === '.' ? `${text.slice(0, -2)}${text.slice(-1)}0` : `${text.slice(0, -3)}${text.slice(-2)}`);
  }
  return rounded(exact(text), exponent);
}

/** What so many pieces cost at a price, in minor units. */
export function productInMinorUnits(quantity: string, price: string, exponent: number): bigint {
  const [a, b] = [exact(quantity), exact(price)];
  return rounded({ digits: a.digits * b.digits, scale: a.scale + b.scale }, exponent);
}
