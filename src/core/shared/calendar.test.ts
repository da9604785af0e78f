import { describe, expect, it } from 'vitest';
import { businessHours, officeSchedule, type BusinessTime } from './business-time.ts';
import { russianCalendar } from './calendar-russia.ts';
import { isWorkingDay, lastWorkingDays, plainCalendar, unconfirmedYears, workingDaysIn } from './calendar.ts';
import { monthToDate } from './month-to-date.ts';

const count = (from: string, to: string) => workingDaysIn({ from, to }, russianCalendar);

describe('the Russian production calendar', () => {
  it('has the published number of working days', () => {
    expect(count('2024-01-01', '2025-01-01')).toBe(248);
    expect(count('2025-01-01', '2026-01-01')).toBe(247);
    expect(count('2026-01-01', '2027-01-01')).toBe(247);
    expect(count('2026-01-01', '2026-02-01')).toBe(15);
    expect(count('2026-07-01', '2026-08-01')).toBe(23);
    expect(workingDaysIn({ from: '2026-01-01', to: '2026-02-01' }, plainCalendar), 'weekends alone').toBe(22);
  });

  it('has the published yearly hours, so shortened days are all there', () => {
    const hours = (year: number) =>
      count(`${year}-01-01`, `${year + 1}-01-01`) * 8 -
      [...russianCalendar.shortened].filter((day) => day.startsWith(String(year))).length;
    expect([hours(2024), hours(2025), hours(2026)]).toEqual([1979, 1972, 1972]);
    for (const day of russianCalendar.shortened) expect(isWorkingDay(day, russianCalendar), day).toBe(true);
  });

  it('works the Saturdays that were exchanged', () => {
    expect(isWorkingDay('2025-11-01', russianCalendar)).toBe(true);
    expect(isWorkingDay('2025-11-03', russianCalendar)).toBe(false);
    expect(isWorkingDay('2026-12-31', russianCalendar)).toBe(false);
  });

  it('says which years it does not know for certain', () => {
    expect(unconfirmedYears({ from: '2026-06-01', to: '2028-02-01' }, russianCalendar)).toEqual([2027, 2028]);
    expect(unconfirmedYears({ from: '2026-06-01', to: '2027-01-01' }, russianCalendar)).toEqual([]);
  });

  it('finds the last working days of a month', () => {
    const october = { from: '2026-10-01', to: '2026-11-01' };
    expect(lastWorkingDays(october, 2, russianCalendar)).toEqual(['2026-10-29', '2026-10-30']);
    expect(lastWorkingDays(october, 0, russianCalendar)).toEqual([]);
  });
});

describe('month to date', () => {
  it('compares by working days, not by calendar days', () => {
    const asOf = Date.parse('2026-02-10T21:00:00Z');
    const compared = monthToDate(asOf, 'Europe/Moscow', russianCalendar);
    expect(compared.workingDays).toBe(7);
    expect(compared.current).toEqual({ from: '2026-02-01', to: '2026-02-11' });
    expect(compared.previous, '12 to 20 January; ten calendar days would end on the 11th, before work began').toEqual({
      from: '2026-01-01',
      to: '2026-01-21',
    });
  });

  it('compares nothing with nothing on the first', () => {
    const compared = monthToDate(Date.parse('2026-11-01T06:00:00Z'), 'Europe/Moscow', russianCalendar);
    expect(compared.previous).toEqual({ from: '2026-10-01', to: '2026-10-01' });
  });
});

describe('business time', () => {
  const time: BusinessTime = { schedule: officeSchedule, calendar: russianCalendar, zone: 'Europe/Moscow' };
  const hours = (from: string, to: string) => businessHours(Date.parse(`${from}+03:00`), Date.parse(`${to}+03:00`), time);

  it('counts working hours of working days', () => {
    expect(hours('2026-10-05T09:00:00', '2026-10-05T18:00:00')).toBe(8);
    expect(hours('2026-10-02T17:00:00', '2026-10-05T10:00:00')).toBe(2);
    expect(hours('2026-10-05T12:30:00', '2026-10-05T14:30:00')).toBe(1);
    expect(hours('2026-10-03T10:00:00', '2026-10-04T18:00:00')).toBe(0);
    expect(hours('2026-10-06T10:00:00', '2026-10-05T10:00:00')).toBe(0);
  });

  it('ends a shortened day an hour earlier', () => {
    expect(hours('2026-11-03T09:00:00', '2026-11-03T20:00:00')).toBe(7);
  });
});
