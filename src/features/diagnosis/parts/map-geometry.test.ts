import { expect, test } from 'vitest';
import { placeMap } from './map-geometry.ts';

const { groups, height, width } = placeMap();
const leaves = groups.flatMap((group) => group.leaves);

test('all thirty stand on the map, each once', () => {
  expect(leaves.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
});

test('leaves of a side are a pitch or more apart and inside the map', () => {
  for (const side of ['left', 'right'] as const) {
    const places = leaves.filter((leaf) => leaf.side === side).map(({ y }) => y);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.min(...places.slice(1).map((y, at) => y - (places[at] ?? 0)))).toBeGreaterThanOrEqual(42);
    expect(Math.max(...places)).toBeLessThan(height - 20);
  }
  expect(leaves.every(({ x }) => x > 0 && x < width)).toBe(true);
});
