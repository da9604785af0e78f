import { sql } from 'kysely';
import { meetings, tasks } from '../facts/activities.ts';
import type { Sql } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { seenBy } from '../measures/relations.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';

/** Minutes that a held meeting takes: files say when it began and not how long it was. */
export const meetingMinutes = 60;

/**
 * Touches of a span that the viewer may see: answered calls, held meetings, done tasks, each at the moment it
 * happened. Columns: kind, id, at, customer_id (of the touch, else of its deal), employee_id, deal_ref, minutes
 * (of talk; an hour a meeting; null for a task).
 */
export const touches = (frame: Frame, { from, to }: Span): Sql => sql`
  select t.kind, t.id, t.code, t.at, coalesce(t.customer_id, cr.customer_id) as customer_id, t.employee_id, t.deal_ref, t.minutes
  from (
    select 'call'::text as kind, f.id, f.code, f.at, f.customer_id, f.employee_id, f.deal_ref, f.talk_seconds::float8 / 60 as minutes
    from (${counted(frame, 'call', { from, to })}) f where f.result = 'answered' or (f.result is null and f.talk_seconds > 0)
    union all
    select 'meeting', f.id, f.code, f.at, f.customer_id, f.employee_id, f.deal_ref, ${meetingMinutes}::float8
    from (${meetings(frame.context)}) f
    where f.status = 'held' and f.at >= ${from} and f.at < ${to} and ${seenBy(frame.context, 'meetings')}
    union all
    select 'task', f.id, f.code, f.at, f.customer_id, f.employee_id, f.deal_ref, null
    from (select t.id, t.code, t.done_at as at, t.customer_id, t.employee_id, t.deal_ref from (${tasks(frame.context)}) t) f
    where f.at >= ${from} and f.at < ${to} and ${seenBy(frame.context, 'tasks')}
  ) t
  left join deal d on t.customer_id is null and d.deal_ref = t.deal_ref and d.current
  left join customer_ref cr on cr.id = d.customer_ref`;
