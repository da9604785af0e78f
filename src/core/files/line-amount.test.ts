import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorUnits, productInMinorUnits } from './line-amount.ts';

test.each([
  ['100', 2, 10_000], ['12.3', 2, 1230], ['-12.34', 2, -1234], ['0', 2, 0], ['7.05', 2, 705], ['-0.5', 2, -50],
  ['0.005', 2, 1], ['-0.005', 2, -1], ['1.0049', 2, 100], ['1.2345', 3, 1235], ['99.5', 0, 100], ['-99.5', 0, -100], ['999999999999', 2, 99_999_999_999_900],
])('%s with %i digits is %i: a half goes away from zero', (text, exponent, minor) => {
  expect(Number(minorUnits(text, exponent))).toBe(minor);
});

test.each([
  ['3', '0.335', 101], ['-3', '0.335', -101], ['2.5', '4', 1000], ['0', '-5', 0],
])('%s × %s is %i kopecks, rounded once', (quantity, price, minor) => {
  expect(Number(productInMinorUnits(quantity, price, 2))).toBe(minor);
});

test('what is written with kopecks is read to the kopeck, the short way as the long', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (kopecks) => {
      const [whole, fraction] = [Math.trunc(Math.abs(kopecks) / 100), String(Math.abs(kopecks) % 100).padStart(2, '0')];
      const text = `${kopecks < 0 ? '-' : ''}${whole}.${fraction}`;
      expect(Number(minorUnits(text, 2))).toBe(kopecks);
      expect(Number(minorUnits(text, 3))).toBe(kopecks * 10);
      expect(Number(productInMinorUnits('1', text, 2))).toBe(kopecks);
    }),
  );
});

test('what is no number is refused', () => {
  expect(() => minorUnits('many', 2)).toThrow(TypeError);
});
