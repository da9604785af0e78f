import { addDays, type Day, weekday as weekdayOf } from '../shared/day.ts';
import { dayOf, type Instant, instantAt } from '../shared/zone.ts';

/** A weekly hour of the organisation's clock; Monday is 1. */
export interface WeeklyHour {
  readonly weekday: number;
  readonly hour: number;
}

const instantOf = (day: Day, { hour }: WeeklyHour, zone: string): Instant => instantAt(day, hour * 3_600_000, zone);

/** The day whose hour has come: today where it is the weekday and the hour is past; null otherwise. What was missed is made up until midnight. */
export function dueDay(at: WeeklyHour, now: Instant, zone: string): { readonly day: Day; readonly since: Instant } | null {
  const day = dayOf(now, zone);
  const since = instantOf(day, at, zone);
  return weekdayOf(day) === at.weekday && now >= since ? { day, since } : null;
}

/** The next time the hour comes. */
export function nextHour(at: WeeklyHour, now: Instant, zone: string): Instant {
  const today = dayOf(now, zone);
  const days = Array.from({ length: 8 }, (_, ahead) => addDays(today, ahead));
  const next = days.filter((day) => weekdayOf(day) === at.weekday).map((day) => instantOf(day, at, zone)).find((instant) => instant > now);
  return next ?? instantOf(addDays(today, 7), at, zone);
}
