import { russianCalendar } from '#core/shared/calendar-russia.ts';
import type { BusinessCalendar, DayKind } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import type { Database } from './database.ts';
import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export interface CalendarDay {
  readonly day: Day;
  readonly kind: DayKind;
  readonly note: string | null;
}

/** What people entered about single days; it wins over the built-in calendar. */
export async function listCalendarDays(database: Database): Promise<CalendarDay[]> {
  const read = await sql<CalendarDay>`select day, kind, note from calendar_day order by day`.execute(database.sql);
  return read.rows;
}

/** Years that a person checked against the decree. */
async function listConfirmedYears(database: Database): Promise<number[]> {
  const read = await sql<{ year: number }>`select year from calendar_year`.execute(database.sql);
  return read.rows.map(({ year }) => year);
}

/** The business calendar: the built-in Russian one with what people changed. */
export async function readCalendar(database: Database): Promise<BusinessCalendar> {
  const [changed, confirmed] = await Promise.all([listCalendarDays(database), listConfirmedYears(database)]);
  const kinds = new Map(changed.map(({ day, kind }) => [day, kind]));
  const keep = (days: ReadonlySet<string>): string[] => [...days].filter((day) => !kinds.has(day));
  const of = (kind: CalendarDay['kind']): string[] => changed.filter((day) => day.kind === kind).map(({ day }) => day);
  return {
    daysOff: new Set([...keep(russianCalendar.daysOff), ...of('off')]),
    workedWeekends: new Set([...keep(russianCalendar.workedWeekends), ...of('working'), ...of('short')]),
    shortened: new Set([...keep(russianCalendar.shortened), ...of('short')]),
    confirmedYears: new Set([...russianCalendar.confirmedYears, ...confirmed]),
  };
}

/** Sets single days beside the built-in calendar. */
export async function writeCalendarDays(transaction: Transaction<Tables>, days: readonly Day[], kind: DayKind, note: string | null): Promise<void> {
  await sql`
    insert into calendar_day (day, kind, note) select day, ${kind}, ${note} from unnest(${[...days]}::date[]) day
    on conflict (day) do update set kind = excluded.kind, note = excluded.note`.execute(transaction);
}

/** Puts days back to the built-in calendar; gives how many of them had been changed. */
export async function forgetCalendarDays(transaction: Transaction<Tables>, days: readonly Day[]): Promise<number> {
  const forgotten = await sql`delete from calendar_day where day = any(${[...days]}::date[])`.execute(transaction);
  return Number(forgotten.numAffectedRows ?? 0n);
}

/** Notes that a year was checked against the decree, or takes the note back. */
export async function writeConfirmedYear(transaction: Transaction<Tables>, year: number, confirmed: boolean, by: string | null): Promise<void> {
  await (confirmed
    ? sql`insert into calendar_year (year, confirmed_by) values (${year}, ${by}) on conflict (year) do nothing`
    : sql`delete from calendar_year where year = ${year}`
  ).execute(transaction);
}
