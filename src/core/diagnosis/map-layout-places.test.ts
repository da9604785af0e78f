import { describe, expect, test } from 'vitest';
import { type MapSizes, placeMap } from './map-layout-places.ts';

const sizes: MapSizes = { width: 1060, margin: 8, pitch: 42, gap: 26, text: 256, branch: 56, box: { width: 128, height: 42 } };
const { groups, height, width, centre } = placeMap(sizes);
const leaves = groups.flatMap((group) => group.leaves);

test('all thirty stand on the map, each once', () => {
  expect(leaves.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
});

describe.each(['left', 'right'] as const)('the %s side', (side) => {
  const own = groups.filter((group) => group.side === side);

  test('has leaves a pitch or more apart, from margin to margin of the map', () => {
    const places = own.flatMap((group) => group.leaves.map(({ y }) => y));
    expect(Math.min(...places.slice(1).map((y, at) => y - (places[at] ?? 0)))).toBeGreaterThanOrEqual(42);
    // The taller side is the left one: 16 leaves and two gaps. Half a pitch lies between margin and leaf.
    expect([places[0], places.at(-1)]).toEqual([8 + 21, height - 8 - 21]);
  });

  test('has branches that leave a box in the order of its leaves and a stem that ends at the box', () => {
    for (const group of own) {
      const starts = group.leaves.map(({ from }) => from.y);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      const [near, far] = side === 'left' ? [group.x, group.x + 128] : [group.x + 128, group.x];
      expect([group.leaves[0]?.from.x, group.root.x]).toEqual([near, far]);
    }
  });
});

test('is as high as the taller side and stands round its middle', () => {
  expect(height).toBe(16 * 42 + 2 * 26 + 2 * 8);
  expect(centre).toEqual({ x: 530, y: height / 2 });
  expect(leaves.every(({ x }) => x > 0 && x < width)).toBe(true);
});
