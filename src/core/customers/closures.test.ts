import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../shared/day.ts';
import { afterOpenDays, closedBetween, closedDays, closedDaysBy, isDayOfYear, joined, lengthOf, noClosedDays, openBetween } from './closures.ts';

const day = dayNumber;
const span = { from: day('2024-01-01'), to: day('2027-12-31') };
const summer = closedDays([{ from: '06-01', to: '08-31' }], span);

describe('closed days', () => {
  it('golden: last purchase 1 May, closed June to August, 1 October: 153 days, 92 of them closed, 61 left', () => {
    expect(closedBetween(summer, day('2026-05-01'), day('2026-10-01'))).toBe(92);
    expect(openBetween(summer, day('2026-05-01'), day('2026-10-01'))).toBe(61);
    expect(openBetween(noClosedDays, day('2026-05-01'), day('2026-10-01')), 'a naive count').toBe(153);
  });

  it('counts only what falls between: a purchase in the season, a day within it, two seasons', () => {
    expect(openBetween(summer, day('2026-07-01'), day('2026-10-01')), 'from 1 September on').toBe(30);
    expect(openBetween(summer, day('2026-05-30'), day('2026-07-15')), '30 and 31 May').toBe(2);
    expect(closedBetween(summer, day('2025-05-01'), day('2026-10-01'))).toBe(184);
    expect(closedBetween(summer, day('2026-09-01'), day('2026-10-01'))).toBe(0);
  });

  it('goes over the new year, and leaves 29 February to leap years', () => {
    const winter = closedDays([{ from: '12-25', to: '01-10' }], span);
    expect(closedBetween(winter, day('2025-12-01'), day('2026-02-01')), '7 days of December, 10 of January').toBe(17);
    expect(closedBetween(winter, day('2024-01-01'), day('2024-01-05')), 'the season that began the year before').toBe(4);
    const leap = closedDays([{ from: '02-01', to: '02-29' }], span);
    expect([2024, 2026].map((year) => closedBetween(leap, day(`${year}-01-15`), day(`${year}-03-15`)))).toEqual([29, 28]);
  });

  it('seasons that meet or overlap count a day once', () => {
    const two = closedDays([{ from: '06-01', to: '07-15' }, { from: '07-01', to: '08-31' }], span);
    expect(two).toEqual(summer);
  });

  it('belong to everyone, or to the customers of an industry however it is spelt', () => {
    const of = closedDaysBy([{ from: '06-01', to: '08-31', industry: null }, { from: '01-01', to: '01-31', industry: 'Школы и сёла' }], span);
    const january = (industry: string | null) => closedBetween(of(industry), day('2026-01-01'), day('2026-02-01'));
    expect([january(null), january('Кафе'), january(' школы и села')]).toEqual([0, 0, 31]);
    expect(of('Кафе').stretches).toEqual(of(null).stretches);
  });

  it('knows days of the year and the length of a season', () => {
    expect(['02-29', '06-31', '6-1', '13-01', '12-31'].map(isDayOfYear)).toEqual([true, false, false, false, true]);
    expect([{ from: '06-01', to: '08-31' }, { from: '12-25', to: '01-10' }, { from: '03-05', to: '03-05' }].map(lengthOf)).toEqual([92, 17, 1]);
  });

  it('the first day by which so many open days have passed: 40 days from 1 May are 10 September', () => {
    // 31 open days to 1 June, then 9 from 1 September on.
    expect(afterOpenDays(summer, day('2026-05-01'), 40)).toBe(day('2026-09-10'));
    expect(afterOpenDays(noClosedDays, 100, 40)).toBe(140);
  });

  it('counts like a person with a finger on the calendar', () => {
    const stretch = fc.record({ from: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 40 }) });
    fc.assert(fc.property(fc.array(stretch, { maxLength: 6 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 120 }), (stretches, from, count) => {
      const closed = joined(stretches.map((one) => ({ from: one.from, to: one.from + one.length })));
      const isClosed = (at: number) => stretches.some((one) => at >= one.from && at < one.from + one.length);
      const open = (to: number) => Array.from({ length: to - from }, (_, at) => from + at).filter((at) => !isClosed(at)).length;
      expect(openBetween(closed, from, from + count)).toBe(open(from + count));
      const reached = afterOpenDays(closed, from, count);
      expect([open(reached) >= count, open(reached - 1) < count]).toEqual([true, true]);
    }));
  });
});
