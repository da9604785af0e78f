import { addDays, dayFromNumber, dayNumber, weekday, weekdayOfNumber, type Day } from './day.ts';
import type { Period } from './period.ts';

/**
 * Which days are worked, as editable data: what is not listed follows the week, Monday to Friday.
 * A year missing from `confirmedYears` is only the week and the listed days, and figures that
 * rest on it must say so (`unconfirmedYears`).
 */
export interface BusinessCalendar {
  /** Holidays and days off moved onto weekdays. */
  readonly daysOff: ReadonlySet<Day>;
  /** Weekend days that are worked in exchange. */
  readonly workedWeekends: ReadonlySet<Day>;
  /** Working days one hour shorter, before holidays. */
  readonly shortened: ReadonlySet<Day>;
  readonly confirmedYears: ReadonlySet<number>;
}

/** Weekends alone: what holds where nothing is known. */
export const plainCalendar: BusinessCalendar = {
  daysOff: new Set(),
  workedWeekends: new Set(),
  shortened: new Set(),
  confirmedYears: new Set(),
};

export const isWorkingDay = (day: Day, calendar: BusinessCalendar): boolean => isWorked(day, weekday(day), calendar);

function isWorked(day: Day, ofWeek: number, calendar: BusinessCalendar): boolean {
  if (calendar.daysOff.has(day)) return false;
  return ofWeek <= 5 || calendar.workedWeekends.has(day);
}

export const dayKinds = ['working', 'short', 'off'] as const;
/** A day that is worked, worked an hour less, or free. */
export type DayKind = (typeof dayKinds)[number];

export function kindOfDay(day: Day, calendar: BusinessCalendar): DayKind {
  if (!isWorkingDay(day, calendar)) return 'off';
  return calendar.shortened.has(day) ? 'short' : 'working';
}

/** Working days in a half-open period; a shortened day counts as one. */
export function workingDaysIn(period: Period, calendar: BusinessCalendar): number {
  return listWorkingDays(period, calendar).length;
}

/** The working days of a half-open period, in order. */
export function listWorkingDays(period: Period, calendar: BusinessCalendar): Day[] {
  const days: Day[] = [];
  const end = dayNumber(period.to);
  for (let number = dayNumber(period.from); number < end; number += 1) {
    const day = dayFromNumber(number);
    if (isWorked(day, weekdayOfNumber(number), calendar)) days.push(day);
  }
  return days;
}

/** The last `count` working days of a period, in order; fewer where it has fewer. */
export function lastWorkingDays(period: Period, count: number, calendar: BusinessCalendar): Day[] {
  return count <= 0 ? [] : listWorkingDays(period, calendar).slice(-count);
}

/** Years the period touches for which only the week and the statutory holidays are known. */
export function unconfirmedYears(period: Period, calendar: BusinessCalendar): number[] {
  const years: number[] = [];
  const last = Number(addDays(period.to, -1).slice(0, 4));
  for (let year = Number(period.from.slice(0, 4)); year <= last; year += 1) {
    if (!calendar.confirmedYears.has(year)) years.push(year);
  }
  return years;
}
