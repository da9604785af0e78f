import { expect, test } from 'vitest';
import { change, differenceOf, moveBy, moveTo, type Stage } from './draft.ts';

const stage = (id: number, kind: Stage['kind'] = 'open'): Stage => ({
  id, name: `С${id}`, kind, criterion: null, normDays: null, probability: null, origin: 'learnt', role: null, namedRole: null, visited: 0, changed: [], faults: [],
});
const stages = [stage(1), stage(2), stage(3), stage(4, 'won'), stage(5, 'lost')];
const ids = (list: readonly Stage[]) => list.map(({ id }) => id);

test('a stage moves among those of its kind and no further', () => {
  expect(ids(moveBy(stages, 1, 1))).toEqual([2, 1, 3, 4, 5]);
  expect(ids(moveBy(stages, 3, -2))).toEqual([3, 1, 2, 4, 5]);
  expect(moveBy(stages, 3, 1)).toBe(stages);
  expect(moveBy(stages, 1, -1)).toBe(stages);
  expect(ids(moveTo(stages, 1, 3))).toEqual([2, 3, 1, 4, 5]);
  expect(moveTo(stages, 1, 5)).toBe(stages);
});

test('a stage that becomes an end stands among the ends', () => {
  expect(ids(change(stages, 1, { kind: 'lost' }))).toEqual([2, 3, 4, 1, 5]);
});

test('the difference counts changed stages and a changed order apart', () => {
  expect(differenceOf(stages, stages)).toEqual({ stages: 0, order: false });
  expect(differenceOf(stages, change(stages, 2, { normDays: 3 }))).toEqual({ stages: 1, order: false });
  expect(differenceOf(stages, moveBy(stages, 1, 1))).toEqual({ stages: 0, order: true });
});
