import { expect, test } from 'vitest';
import { bulkMoments, emptyMonths, monthEndSpikes } from './import-traces.ts';

test('a cluster is thirty records at least and ten times the usual', () => {
  const moments = [{ at: 'a', rows: 29 }, { at: 'b', rows: 30 }, { at: 'c', rows: 400 }];
  expect(bulkMoments(moments, 2).map(({ at }) => at)).toEqual(['b', 'c']);
  expect(bulkMoments(moments, 3.1).map(({ at }) => at)).toEqual(['c']);
});

test('dates without a time of day are no cluster while every day has about as many', () => {
  expect(bulkMoments([{ at: '2026-10-01', rows: 60 }, { at: '2026-10-02', rows: 45 }], 40)).toEqual([]);
});

test('losses piled up on the last day of a month stand out, a busy last day does not', () => {
  const october = [{ at: '2026-10-05', rows: 2 }, { at: '2026-10-20', rows: 4 }, { at: '2026-10-31', rows: 15 }];
  expect(monthEndSpikes(october)).toEqual([{ day: '2026-10-31', rows: 15, usual: 3 }]);
  expect(monthEndSpikes([...october.slice(0, 2), { at: '2026-10-31', rows: 14 }])).toEqual([]);
  expect(monthEndSpikes([...october.slice(0, 2), { at: '2026-10-30', rows: 40 }])).toEqual([]);
});

test('a month whose every loss is on its last day stands out by its number alone', () => {
  expect(monthEndSpikes([{ at: '2026-02-28', rows: 10 }])).toEqual([{ day: '2026-02-28', rows: 10, usual: null }]);
  expect(monthEndSpikes([{ at: '2026-02-28', rows: 9 }])).toEqual([]);
});

test('empty months lie between the first and the last', () => {
  expect(emptyMonths(['2025-11', '2026-02', '2025-12', '2026-02'])).toEqual(['2026-01']);
  expect(emptyMonths(['2026-02', '2026-03'])).toEqual([]);
  expect(emptyMonths(['2026-02'])).toEqual([]);
  expect(emptyMonths([])).toEqual([]);
});
