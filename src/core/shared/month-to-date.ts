import { isWorkingDay, workingDaysIn, type BusinessCalendar } from './calendar.ts';
import { addDays, addMonths, firstDayOfMonth, monthNumber } from './day.ts';
import type { Period } from './period.ts';
import { dayOf, type Instant } from './zone.ts';

/** The running month so far and what it may be compared with. */
export interface MonthToDate {
  readonly current: Period;
  readonly previous: Period;
  /** Working days in `current`. */
  readonly workingDays: number;
}

/**
 * The full days of the running month before as-of, and the part of the month before, from its
 * first, with the same number of *working* days. A partial month is never compared with a full
 * one. A month before that has fewer working days in all is taken whole.
 */
export function monthToDate(asOf: Instant, zone: string, calendar: BusinessCalendar): MonthToDate {
  const today = dayOf(asOf, zone);
  const current = { from: firstDayOfMonth(monthNumber(today)), to: today };
  const workingDays = workingDaysIn(current, calendar);
  const from = addMonths(current.from, -1);
  let to = from;
  for (let seen = 0; seen < workingDays && to < current.from; to = addDays(to, 1)) {
    if (isWorkingDay(to, calendar)) seen += 1;
  }
  return { current, previous: { from, to }, workingDays };
}
