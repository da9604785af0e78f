import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfEven } from './decimal.ts';
import { averageMoney, convertMoney, formatMoney, multiplyMoney, parseMoney, sumMoney } from './money.ts';

const value = (text: string, currency = 'RUB') => {
  const parsed = parseMoney(text, currency);
  return parsed.ok ? parsed.value : parsed.reason;
};

describe('money', () => {
  it('reads decimal strings by the digits of the currency', () => {
    expect(value('1234.5')).toBe(123_450);
    expect(value('-0.01')).toBe(-1);
    expect(value('.5')).toBe(50);
    expect(value('1e3')).toBe(100_000);
    expect(value('1500', 'JPY')).toBe(1500);
    expect(value('1.234', 'KWD')).toBe(1234);
    expect(value('1.15')).toBe(115);
    expect(Math.trunc(1.15 * 100), 'a float would lose a kopeck').toBe(114);
  });

  it('rounds what lies beyond the minor unit half to even', () => {
    expect(value('0.30000000000000004')).toBe(30);
    expect(value('0.125')).toBe(12);
    expect(value('0.135')).toBe(14);
    expect(value('-0.125')).toBe(-12);
    expect(Object.is(value('-0.001'), 0)).toBe(true);
  });

  it('refuses what is no number and what cannot be held exactly', () => {
    for (const text of ['', '.', '-', '1 000', '1,5', 'abc', '0x10', 'NaN']) expect(value(text)).toBe('not-a-number');
    expect(value('90071992547409.92')).toBe('out-of-range');
    expect(value('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => sumMoney([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });

  it('writes all digits of the currency', () => {
    expect(formatMoney(1_234_500, 'RUB')).toBe('12345.00');
    expect(formatMoney(-5, 'RUB')).toBe('-0.05');
    expect(formatMoney(7, 'JPY')).toBe('7');
    expect(() => formatMoney(0.5, 'RUB')).toThrow(RangeError);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('RUB', 'JPY', 'KWD'), (minor, currency) => {
        expect(value(formatMoney(minor, currency), currency)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });

  it('converts exactly by a decimal rate', () => {
    expect(convertMoney(10_000, 'USD', 'RUB', '92.5051')).toBe(925_051);
    expect(convertMoney(1000, 'JPY', 'RUB', '0.6123')).toBe(61_230);
    expect(convertMoney(5, 'USD', 'RUB', '0.5')).toBe(2);
    expect(convertMoney(7, 'USD', 'RUB', '0.5')).toBe(4);
    expect(() => convertMoney(1, 'USD', 'RUB', '0')).toThrow(RangeError);
  });

  it('multiplies and averages with one rounding', () => {
    expect(multiplyMoney(1999, '3')).toBe(5997);
    expect(multiplyMoney(1001, '0.5')).toBe(500);
    expect(averageMoney(40_000_000, 3)).toBe(13_333_333);
    expect(averageMoney(0, 0)).toBeNull();
  });

  it('rounds to the nearest whole, halves to even, alike on both sides of zero', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (top, bottom) => {
        const rounded = divideHalfEven(top, bottom);
        const rest = (top - rounded * bottom) * 2n;
        expect(rest <= bottom && rest >= -bottom).toBe(true);
        const half = rest === bottom || rest === -bottom;
        expect(half && rounded % 2n !== 0n).toBe(false);
        expect(divideHalfEven(-top, bottom)).toBe(-rounded);
      }),
    );
  });
});
