import { sql } from 'kysely';
import { isWorkingDay } from '#core/shared/calendar.ts';
import { addDays } from '#core/shared/day.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import type { Sql } from '../../facts/context.ts';
import { openDealRows } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';

/** Open deals; a hit has no open task. */
export const withoutTask = (frame: Frame): Sql => openDealRows(frame, { hit: sql`not f.has_task` });

/** Before this moment a due time is overdue: as-of, or the beginning of the days off that lead up to it. */
function overdueBefore({ context, calendar }: Frame): Date {
  let day = dayOf(context.asOf.getTime() - 1, context.timeZone);
  if (isWorkingDay(day, calendar)) return context.asOf;
  while (!isWorkingDay(addDays(day, -1), calendar)) day = addDays(day, -1);
  return new Date(startOfDay(day, context.timeZone));
}

/** By deal, the earliest due time of its overdue tasks that are still to be done. */
export const overdueTasks = (frame: Frame): Sql => sql`
  select t.deal_ref, min(t.due_at) as due from task t
  where t.current and t.created_at < ${frame.context.asOf} and (t.done_at is null or t.done_at >= ${frame.context.asOf}) and t.due_at < ${overdueBefore(frame)}
  group by 1`;

/** Open deals; a hit has an overdue task. */
export const withOverdueTask = (frame: Frame): Sql => openDealRows(frame, {
  join: sql`left join (${overdueTasks(frame)}) late on late.deal_ref = f.deal_ref`,
  figure: sql`extract(epoch from ${frame.context.asOf} - late.due)::float8 / 86400`,
  hit: sql`late.due is not null`,
});
