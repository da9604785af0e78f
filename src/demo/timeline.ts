import { isWorkingDay } from '#core/shared/calendar.ts';
import { russianCalendar } from '#core/shared/calendar-russia.ts';
import { dayFromNumber, dayNumber, firstDayOfMonth, monthNumber } from '#core/shared/day.ts';

/**
 * The days of the company. A day is a number counted from 1970-01-01; a moment is minutes counted
 * from the same midnight on the organisation's own clock. Nothing here knows a time zone: rows carry
 * local times, as the files of a Russian company do. Working days are those of the Russian calendar.
 */
export interface Timeline {
  /** First day of the history: the first of the month thirty months before as-of. */
  readonly firstDay: number;
  /** First day that has not happened yet; every fact is before it. */
  readonly asOfDay: number;
  /** Number of the month holding as-of, counted from year zero. */
  readonly asOfMonth: number;
  isWorking(day: number): boolean;
  /** The day itself or the next working one. */
  workingFrom(day: number): number;
  /** The day itself or the last working one before it. */
  workingUntil(day: number): number;
  monthOf(day: number): number;
  /** Working days left in the month after this one. */
  workingDaysLeft(day: number): number;
  /** `YYYY-MM-DD`. */
  dateOf(day: number): string;
  /** `YYYY-MM-DDTHH:MM:00`. */
  momentOf(minute: number): string;
}

export const minutesInDay = 1440;
export const historyMonths = 30;

/** Days known before the history and after as-of. */
const before = 60;
const after = 440;

/** Throws `RangeError` when as-of is not a date of the calendar. */
export function createTimeline(asOf: string): Timeline {
  const asOfDay = dayNumber(asOf);
  const asOfMonth = monthNumber(asOf);
  const firstDay = firstDayOf(asOfMonth - historyMonths);
  const dates = Array.from({ length: asOfDay - firstDay + before + after }, (_, at) => dayFromNumber(firstDay - before + at));
  const months = dates.map(monthNumber);
  const working = dates.map((date) => isWorkingDay(date, russianCalendar));
  const at = <T>(list: readonly T[], day: number): T => {
    const found = list[day - firstDay + before];
    if (found === undefined) throw new RangeError(`day ${day} is outside the company's time`);
    return found;
  };
  const isWorking = (day: number): boolean => at(working, day);
  const dateOf = (day: number): string => at(dates, day);
  return {
    firstDay,
    asOfDay,
    asOfMonth,
    isWorking,
    workingFrom: (day) => step(day, 1, isWorking),
    workingUntil: (day) => step(day, -1, isWorking),
    monthOf: (day) => at(months, day),
    workingDaysLeft: (day) => countWorking(day + 1, firstDayOf(at(months, day) + 1), isWorking),
    dateOf,
    momentOf: (minute) => `${dateOf(Math.floor(minute / minutesInDay))}T${clockOf(minute % minutesInDay)}:00`,
  };
}

/** First day of a month counted from year zero. */
export const firstDayOf = (month: number): number => dayNumber(firstDayOfMonth(month));

/** `YYYY-MM` of a month counted from year zero. */
export const formatMonth = (month: number): string => firstDayOfMonth(month).slice(0, 7);

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function step(day: number, by: 1 | -1, isWorking: (day: number) => boolean): number {
  let found = day;
  while (!isWorking(found)) found += by;
  return found;
}

function countWorking(from: number, to: number, isWorking: (day: number) => boolean): number {
  let count = 0;
  for (let day = from; day < to; day += 1) if (isWorking(day)) count += 1;
  return count;
}
