import { expect, test } from 'vitest';
import { fallingSilent } from './falling-silent.ts';

const buyer = (id: number, days: readonly number[]) => ({ id, days, amounts: days.map(() => 1), region: null });

test('the golden rhythm (gaps 32, 28, 35, 30; segment 45 → 37.0) falls silent 55.5 days after day 125', () => {
  expect(fallingSilent([buyer(1, [0, 32, 60, 95, 125])], () => 45, { from: 150, to: 210 })).toEqual([{ id: 1, day: 181, boughtAgain: null }]);
});

test('tells of a silence that has ended since, judged by what was known then', () => {
  // After day 32 there is one gap: (32 + 3·45) ÷ 4 = 41.75, so silent from day 32 + 63 = 95 on.
  expect(fallingSilent([buyer(1, [0, 32, 200])], () => 45, { from: 0, to: 150 })).toEqual([{ id: 1, day: 95, boughtAgain: 200 }]);
});

test('a purchase in time is no silence, nor is one purchase a rhythm', () => {
  expect(fallingSilent([buyer(1, [0, 32, 95]), buyer(2, [0])], () => 45, { from: 0, to: 110 })).toEqual([]);
});
