import { describe, expect, it } from 'vitest';
import { russianCalendar } from './calendar-russia.ts';
import { plainCalendar } from './calendar.ts';
import { comparisonOf } from './comparison.ts';

describe('windows that may be compared', () => {
  it('are equal for a period that is over', () => {
    const quarter = { from: '2026-08-01', to: '2026-11-01' };
    expect(comparisonOf(quarter, 'previous', '2026-11-18', plainCalendar)).toMatchObject({
      current: quarter,
      earlier: { from: '2026-05-01', to: '2026-08-01' },
      isPartial: false,
    });
    expect(comparisonOf(quarter, 'year-before', '2026-11-18', plainCalendar)?.earlier).toEqual({ from: '2025-08-01', to: '2025-11-01' });
    expect(comparisonOf({ from: '2026-10-05', to: '2026-10-12' }, 'previous', '2026-10-12', plainCalendar)?.earlier).toEqual({ from: '2026-09-28', to: '2026-10-05' });
  });

  it('hold the same working days when the period is not over', () => {
    // 1–17 November 2026 has 11 working days (4 November is a holiday); so have 1–15 October.
    const found = comparisonOf({ from: '2026-11-01', to: '2026-12-01' }, 'previous', '2026-11-18', russianCalendar);
    expect(found).toEqual({
      current: { from: '2026-11-01', to: '2026-11-18' },
      earlier: { from: '2026-10-01', to: '2026-10-16' },
      isPartial: true,
      workingDays: [11, 11],
    });
  });

  it('do not exist before the first full day', () => {
    expect(comparisonOf({ from: '2026-11-01', to: '2026-12-01' }, 'previous', '2026-11-01', plainCalendar)).toBeNull();
  });

  it('take a shorter window whole', () => {
    const found = comparisonOf({ from: '2026-03-01', to: '2026-04-01' }, 'previous', '2026-03-31', plainCalendar);
    expect(found?.earlier).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(found?.workingDays).toEqual([21, 20]);
  });
});
