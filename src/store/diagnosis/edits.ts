import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { seenBy } from '../measures/relations.ts';
import type { Frame } from './frame.ts';

/**
 * What people entered in the CRM within a span, as far as files tell: stage moves, tasks made, tasks done. Columns:
 * kind (move, task, done), at, deal_ref, customer_id (of the task, else of the deal), employee_id (who did it, else whose it is).
 */
export const edits = (frame: Frame, { from, to }: Span): Sql => sql`
  select f.* from (
    select 'move'::text as kind, m.at, m.deal_ref, cr.customer_id, coalesce(by.employee_id, own.employee_id) as employee_id
    from stage_move m join deal d on d.deal_ref = m.deal_ref and d.current and not d.is_test
    left join customer_ref cr on cr.id = d.customer_ref
    left join employee_ref by on by.id = m.employee_ref left join employee_ref own on own.id = d.employee_ref
    where m.current and m.at >= ${from} and m.at < ${to}
  ) f where ${seenBy(frame.context, 'deals')}
  union all
  select f.* from (
    select e.kind, e.at, t.deal_ref, coalesce(tr.customer_id, cr.customer_id) as customer_id, er.employee_id
    from task t cross join lateral (values ('task'::text, t.created_at), ('done', t.done_at)) e(kind, at)
    left join customer_ref tr on tr.id = t.customer_ref left join employee_ref er on er.id = t.employee_ref
    left join deal d on d.deal_ref = t.deal_ref and d.current left join customer_ref cr on cr.id = d.customer_ref
    where t.current and e.at >= ${from} and e.at < ${to}
  ) f where ${seenBy(frame.context, 'tasks')}`;
