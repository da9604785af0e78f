import { expect, test } from 'vitest';
import { evenness } from './entropy.ts';

test('all of one kind is 0, as many of each is 1', () => {
  expect(evenness([12], 4)).toBe(0);
  expect(evenness([3, 3, 3, 3], 4)).toBeCloseTo(1, 12);
});

test('half and half of four kinds: ln 2 ÷ ln 4', () => {
  expect(evenness([5, 5, 0, 0], 4)).toBeCloseTo(0.5, 12);
});

test('three to one of two kinds: 0.811 bits of one', () => {
  expect(evenness([3, 1], 2)).toBeCloseTo(0.811278, 6);
});

test('nothing, and a single kind, say nothing', () => {
  expect(evenness([], 3)).toBeNull();
  expect(evenness([0, 0], 3)).toBeNull();
  expect(evenness([4], 1)).toBeNull();
});
