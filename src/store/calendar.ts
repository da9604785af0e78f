import { russianCalendar } from '#core/shared/calendar-russia.ts';
import type { BusinessCalendar } from '#core/shared/calendar.ts';
import type { Database } from './database.ts';
import { sql } from 'kysely';

export interface CalendarDay {
  readonly day: string;
  readonly kind: 'working' | 'off' | 'short';
  readonly note: string | null;
}

/** What people entered about single days; it wins over the built-in calendar. */
export async function listCalendarDays(database: Database): Promise<CalendarDay[]> {
  const read = await sql<CalendarDay>`select day, kind, note from calendar_day order by day`.execute(database.sql);
  return read.rows;
}

/** The business calendar: the built-in Russian one with what people changed. */
export async function readCalendar(database: Database): Promise<BusinessCalendar> {
  const changed = await listCalendarDays(database);
  const kinds = new Map(changed.map(({ day, kind }) => [day, kind]));
  const keep = (days: ReadonlySet<string>): string[] => [...days].filter((day) => !kinds.has(day));
  const of = (kind: CalendarDay['kind']): string[] => changed.filter((day) => day.kind === kind).map(({ day }) => day);
  return {
    daysOff: new Set([...keep(russianCalendar.daysOff), ...of('off')]),
    workedWeekends: new Set([...keep(russianCalendar.workedWeekends), ...of('working'), ...of('short')]),
    shortened: new Set([...keep(russianCalendar.shortened), ...of('short')]),
    confirmedYears: russianCalendar.confirmedYears,
  };
}
