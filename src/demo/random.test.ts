import { expect, test } from 'vitest';
import { randomOf, shuffledPosition } from './random.ts';

test.each([1, 2, 7, 100, 1000, 4097])('a shuffle of %i visits every place once', (size) => {
  const places = Array.from({ length: size }, (_, index) => shuffledPosition(3, 'test', index, size));
  expect(new Set(places).size).toBe(size);
  expect(Math.max(...places)).toBe(size - 1);
});

test('a shuffle does not keep the order', () => {
  const places = Array.from({ length: 1000 }, (_, index) => shuffledPosition(3, 'test', index, 1000));
  expect(places.filter((place, index) => place === index).length).toBeLessThan(20);
});

test('streams of neighbouring entities are unlike, of the same entity alike', () => {
  const draw = (...numbers: number[]): number[] => {
    const random = randomOf(1, 'test', ...numbers);
    return Array.from({ length: 5 }, () => random.next());
  };
  expect(draw(1, 2)).toEqual(draw(1, 2));
  expect(draw(1, 2)).not.toEqual(draw(2, 1));
  const first = Array.from({ length: 5000 }, (_, index) => draw(index)[0] ?? 0);
  expect(first.reduce((sum, value) => sum + value, 0) / 5000).toBeCloseTo(0.5, 1);
  expect(Array.from({ length: 10 }, (_, tenth) => first.filter((value) => Math.floor(value * 10) === tenth).length).every((count) => count > 420 && count < 580)).toBe(true);
});

test('weights are kept', () => {
  const random = randomOf(9, 'weights');
  const counts = [0, 0, 0];
  for (let draw = 0; draw < 10_000; draw += 1) {
    const at = random.weighted([1, 0, 3]);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  expect((counts[2] ?? 0) / (counts[0] ?? 1)).toBeCloseTo(3, 0);
});
