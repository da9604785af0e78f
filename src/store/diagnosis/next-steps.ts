import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';

/** Whose a call, task or meeting `x` is: its customer, else its deal's, else the deal itself. */
const party = sql`coalesce('c' || x.customer_id, 'c' || cr.customer_id, 'd' || x.deal_ref)`;
const withDeal = sql`left join deal d on x.customer_id is null and d.deal_ref = x.deal_ref and d.current left join customer_ref cr on cr.id = d.customer_ref`;

/**
 * Answered calls of a span whose customer or deal is known, and whether a dated next step followed: within a day
 * of the call's end a task with a due date was made, or a meeting within the next two weeks is known. A call that
 * ended less than a day before as-of and has no step yet is left out. Columns: id, code, at, employee_id,
 * customer_id, deal_ref, talk_seconds, followed.
 */
export const followedCalls = (frame: Frame, { from, to }: Span): Sql => sql`
  select s.* from (
    select e.id, e.code, e.at, e.ended_at, e.employee_id, e.customer_id, e.deal_ref, e.talk_seconds, e.kind,
           coalesce(min(e.at) filter (where e.kind = 'task') over following <= e.ended_at + interval '1 day', false)
           or coalesce(min(e.at) filter (where e.kind = 'meeting') over following <= e.ended_at + interval '14 days', false) as followed
    from (
      select 'call'::text as kind, x.id, x.code, x.at, x.at + make_interval(secs => coalesce(x.ring_seconds, 0) + coalesce(x.talk_seconds, 0)) as ended_at,
             x.employee_id, coalesce(x.customer_id, cr.customer_id) as customer_id, x.deal_ref, x.talk_seconds, ${party} as party
      from (${counted(frame, 'call', { from, to })}) x ${withDeal} where x.result = 'answered' or (x.result is null and x.talk_seconds > 0)
      union all
      select 'task', x.id, null, x.created_at, null, null, null, null, null, ${party}
      from (select t.id, t.created_at, tr.customer_id, t.deal_ref from task t left join customer_ref tr on tr.id = t.customer_ref
            where t.current and t.due_at is not null and t.created_at >= ${from} and t.created_at < ${frame.context.asOf}) x ${withDeal}
      union all
      select 'meeting', x.id, null, x.planned_at, null, null, null, null, null, ${party}
      from (select m.id, m.planned_at, mr.customer_id, m.deal_ref from meeting m left join customer_ref mr on mr.id = m.customer_ref
            where m.current and m.status is distinct from 'cancelled' and m.planned_at >= ${from}) x ${withDeal}
    ) e where e.party is not null
    window following as (partition by e.party order by e.at desc, e.kind desc rows between unbounded preceding and 1 preceding)
  ) s
  where s.kind = 'call' and (s.followed or s.ended_at < ${frame.context.asOf}::timestamptz - interval '1 day')`;
