import { expect, test } from 'vitest';
import { normalBelow, normalQuantile, worstOfMany } from './worst-of-many.ts';

test('the normal distribution as every table prints it', () => {
  expect(normalBelow(0)).toBeCloseTo(0.5, 6);
  expect(normalBelow(-1.96)).toBeCloseTo(0.024998, 6);
  expect(normalBelow(1)).toBeCloseTo(0.841345, 6);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.959964, 4);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 4);
});

test('one z stays as it is', () => {
  expect(worstOfMany([-1.5])).toBe(-1.5);
  expect(worstOfMany([])).toBeNull();
});

test('the worst of ten at -1.96 is nothing unusual', () => {
  // 1 - 0.975002^10 = 0.2237, whose z is -0.760.
  expect(worstOfMany([-1.96, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBeCloseTo(-0.76, 2);
});

test('a true offender stays one: 1 - (1 - 3.17e-5)^10 = 3.17e-4, whose z is -3.416', () => {
  expect(worstOfMany([-4, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toBeCloseTo(-3.416, 2);
});

test('where nobody is below the others the worst is no worse than zero', () => {
  expect(worstOfMany([0.1, 0.2, 0.3])).toBe(0);
});
