import type { Viewer } from '#core/people/viewer.ts';
import { russianCalendar } from '#core/shared/calendar-russia.ts';
import { kindOfDay, type DayKind } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import { forgetCalendarDays, writeCalendarDays, writeConfirmedYear } from '#store/calendar.ts';
import type { Database } from '#store/database.ts';
import { authorise } from './authorise.ts';

/** Says of days what they are; those that the built-in calendar says the same of are put back to it. */
export async function setDays(database: Database, viewer: Viewer, days: readonly Day[], kind: DayKind, note: string | null): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  const asBuiltIn = days.filter((day) => kindOfDay(day, russianCalendar) === kind);
  const other = days.filter((day) => !asBuiltIn.includes(day));
  await database.sql.transaction().execute(async (transaction) => {
    await forgetCalendarDays(transaction, asBuiltIn);
    await writeCalendarDays(transaction, other, kind, note);
    await record(transaction, viewer, { action: 'set-calendar-days', subjectType: 'calendar', subjectId: days[0] ?? null, details: { days, kind, note } });
  });
}

/** Puts days back to the built-in calendar; `not-found` where nobody changed any of them. */
export async function putBackDays(database: Database, viewer: Viewer, days: readonly Day[]): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    if ((await forgetCalendarDays(transaction, days)) === 0) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'put-back-calendar-days', subjectType: 'calendar', subjectId: days[0] ?? null, details: { days } });
  });
}

/** Notes that a year's days were checked against the decree, so that figures no longer warn of it. */
export async function confirmYear(database: Database, viewer: Viewer, year: number, confirmed: boolean): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    await writeConfirmedYear(transaction, year, confirmed, viewer.userId);
    await record(transaction, viewer, { action: confirmed ? 'confirm-calendar-year' : 'doubt-calendar-year', subjectType: 'calendar', subjectId: year });
  });
}
