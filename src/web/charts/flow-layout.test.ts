import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutFlows, type Flow } from './flow-layout.ts';
import { placeIn, rulesTo } from './scale.ts';

const order = ['A', 'B', 'C'];

test('classes stand in their order, streams in the order of both ends', () => {
  const { left, bands } = layOutFlows([{ from: 'B', to: 'A', value: 2 }, { from: 'A', to: 'B', value: 1 }, { from: 'A', to: 'A', value: 3 }], order, 110);
  expect(left.map(({ name, value }) => [name, value])).toEqual([['A', 4], ['B', 2]]);
  expect(bands.map(({ from, to }) => from + to)).toEqual(['AA', 'AB', 'BA']);
});

test('every class is as tall as its streams together, and all fit', () => {
  const flow = fc.record({ from: fc.constantFrom(...order), to: fc.constantFrom(...order), value: fc.integer({ min: 0, max: 500 }) });
  const distinct = fc.uniqueArray(flow, { selector: ({ from, to }) => from + to, minLength: 1 });
  fc.assert(
    fc.property(distinct, (flows: readonly Flow[]) => {
      const { left, right, bands } = layOutFlows(flows, order, 400);
      for (const node of left) {
        const own = bands.filter((band) => band.from === node.name).reduce((sum, band) => sum + band.height, 0);
        expect(own).toBeCloseTo(node.height, 6);
      }
      for (const node of [...left, ...right]) expect(node.y + node.height).toBeLessThanOrEqual(400.001);
    }),
  );
});

test('rules begin at zero, reach past the top and are at most five', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (top) => {
      const rules = rulesTo(top);
      expect(rules[0]).toBe(0);
      expect(rules.at(-1)).toBeGreaterThanOrEqual(top * (1 - 1e-9));
      expect(rules.length).toBeLessThanOrEqual(5);
    }),
  );
});

test('a value outside of the axis stays at its end', () => {
  expect(placeIn({ from: 0.4, to: 1 }, 0.2)).toBe(0);
  expect(placeIn({ from: 0.4, to: 1 }, 0.7)).toBeCloseTo(0.5);
});
