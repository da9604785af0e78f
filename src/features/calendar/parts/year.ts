import { weekday } from '#core/shared/day.ts';
import type { Api } from '#web/api.ts';

export type Year = Awaited<ReturnType<Api['calendar']['read']>>;
export type YearDay = Year['days'][number];

/** The days of a month, from 0. */
export function daysOfMonth(year: Year, month: number): readonly YearDay[] {
  return year.days.filter(({ day }) => Number(day.slice(5, 7)) === month + 1);
}

/** Whether the built-in calendar knows any holiday of the year: a free day from Monday to Friday. */
export function knowsHolidays(year: Year): boolean {
  return year.days.some(({ day, builtIn }) => builtIn === 'off' && weekday(day) <= 5);
}
