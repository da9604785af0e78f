import { expect, test } from 'vitest';
import { russianCalendar } from '../shared/calendar-russia.ts';
import { workingDaysIn } from '../shared/calendar.ts';
import { likeStretches } from './like-stretches.ts';

test('as many working days before a repair as since it: 5 to 15 October 2026 has eight, so has 23 September to 4 October', () => {
  // 5–9 and 12–14 October are eight working days; back from 5 October: 2, 1 October, 30, 29, 28, 25, 24, 23 September.
  const { before, after } = likeStretches('2026-10-05', '2026-10-15', russianCalendar);
  expect(after).toEqual({ from: '2026-10-05', to: '2026-10-15' });
  expect(before).toEqual({ from: '2026-09-23', to: '2026-10-05' });
  expect([before, after ?? before].map((period) => workingDaysIn(period, russianCalendar))).toEqual([8, 8]);
});

test('on the first day there is nothing after', () => {
  expect(likeStretches('2026-10-05', '2026-10-05', russianCalendar)).toMatchObject({ after: null, yearBefore: null });
});

test('what is older than 90 days leaves the stretch after', () => {
  expect(likeStretches('2026-01-12', '2026-10-01', russianCalendar).after).toEqual({ from: '2026-07-03', to: '2026-10-01' });
});
