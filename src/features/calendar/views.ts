import { lengthOf } from '#core/customers/closures.ts';
import { russianCalendar } from '#core/shared/calendar-russia.ts';
import { kindOfDay, type DayKind } from '#core/shared/calendar.ts';
import { addDays, daysBetween, type Day } from '#core/shared/day.ts';
import { listCalendarDays, readCalendar } from '#store/calendar.ts';
import { listClosures, listIndustries } from '#store/closures.ts';
import type { RequestContext } from '../context.ts';

const hoursOf: Readonly<Record<DayKind, number>> = { working: 8, short: 7, off: 0 };

function daysOf(year: number): Day[] {
  const length = daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
  return Array.from({ length }, (_, at) => addDays(`${year}-01-01`, at));
}

/** A year day by day: what it is, what the built-in calendar says, what a person changed. */
export async function readYear({ database }: RequestContext, year: number) {
  const [calendar, changed] = await Promise.all([readCalendar(database), listCalendarDays(database)]);
  const notes = new Map(changed.map(({ day, note }) => [day, note]));
  const days = daysOf(year).map((day) => (
    { day, kind: kindOfDay(day, calendar), builtIn: kindOfDay(day, russianCalendar), changed: notes.has(day), note: notes.get(day) ?? null }
  ));
  const months = Array.from({ length: 12 }, (_, month) => {
    const own = days.filter(({ day }) => Number(day.slice(5, 7)) === month + 1).map(({ kind }) => kind);
    const count = (...kinds: readonly DayKind[]) => own.filter((kind) => kinds.includes(kind)).length;
    return { working: count('working', 'short'), short: count('short'), off: count('off'), hours: own.reduce((sum, kind) => sum + hoursOf[kind], 0) };
  });
  const builtIn = russianCalendar.confirmedYears.has(year);
  const confirmed = calendar.confirmedYears.has(year);
  return { year, confirmed, confirmedBy: builtIn ? ('product' as const) : confirmed ? ('person' as const) : null, days, months };
}

/** The seasons in which customers do not buy with their length, and the industries one may be of. */
export async function showClosures({ database }: RequestContext) {
  const [closures, industries] = await Promise.all([listClosures(database.sql), listIndustries(database.sql)]);
  return { rows: closures.map((closure) => ({ ...closure, days: lengthOf(closure) })), industries };
}
