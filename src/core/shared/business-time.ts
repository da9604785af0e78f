import { isWorkingDay, type BusinessCalendar } from './calendar.ts';
import { addDays, type Day } from './day.ts';
import { dayOf, instantAt, type Instant } from './zone.ts';

/** Working hours of a working day: stretches of minutes after midnight, in order, without overlap. */
export interface Schedule {
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
}

/** 9:00–18:00 with an hour for lunch at 13:00: our own default, to be changed per organisation. */
export const officeSchedule: Schedule = { stretches: [{ from: 540, to: 780 }, { from: 840, to: 1080 }] };

const minute = 60_000;

function closingMinute(day: Day, schedule: Schedule, calendar: BusinessCalendar): number {
  const end = schedule.stretches.at(-1)?.to ?? 0;
  return calendar.shortened.has(day) ? end - 60 : end;
}

function worked(day: Day, from: Instant, to: Instant, time: BusinessTime): number {
  const closing = closingMinute(day, time.schedule, time.calendar);
  let sum = 0;
  for (const stretch of time.schedule.stretches) {
    const start = instantAt(day, stretch.from * minute, time.zone);
    const end = instantAt(day, Math.min(stretch.to, closing) * minute, time.zone);
    sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return sum;
}

/** What business hours depend on: whose hours, whose calendar, whose clock. */
export interface BusinessTime {
  readonly schedule: Schedule;
  readonly calendar: BusinessCalendar;
  readonly zone: string;
}

/**
 * Milliseconds of business time between two instants: the part of `[from, to)` inside working
 * hours of working days; a shortened day ends an hour earlier. Zero when `to` is not after `from`.
 * Norms of stages and "overdue" use it; the length of a deal's cycle uses calendar days.
 */
export function businessMillis(from: Instant, to: Instant, time: BusinessTime): number {
  if (to <= from) return 0;
  const last = dayOf(to, time.zone);
  let sum = 0;
  for (let day = dayOf(from, time.zone); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, time.calendar)) sum += worked(day, from, to, time);
  }
  return sum;
}

/** The same in hours. */
export function businessHours(from: Instant, to: Instant, time: BusinessTime): number {
  return businessMillis(from, to, time) / 3_600_000;
}
