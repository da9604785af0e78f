import { sql } from 'kysely';
import { converted, localDay, standingOr, type FactContext, type Sql } from './context.ts';

/** Derived fact: payments before as-of, in the organisation's currency; a refund is negative. */
export const payments = (context: FactContext): Sql => sql`
  select p.id, p.code, p.at, cr.customer_id, coalesce(c.employee_id, der.employee_id) as employee_id, c.region, p.deal_ref, p.order_code,
         ${converted(sql`p.amount`, sql`p.currency`, localDay(sql`p.at`, context), context)} as amount,
         case when ${converted(sql`p.amount`, sql`p.currency`, localDay(sql`p.at`, context), context)} is null then 'no-rate' end as reason
  from payment p
  left join customer_ref cr on cr.id = p.customer_ref
  left join customer c on c.id = cr.customer_id
  left join deal d on d.deal_ref = p.deal_ref and d.current
  left join employee_ref der on der.id = d.employee_ref
  where p.current and p.at < ${context.asOf}`;

const makeCalls = (context: FactContext): Sql => sql`
  select k.id, k.code, k.at, cr.customer_id, er.employee_id, c.region, k.direction, k.result, k.ring_seconds, k.talk_seconds,
         k.phone, k.deal_ref, null::text as reason
  from call k
  left join customer_ref cr on cr.id = k.customer_ref
  left join customer c on c.id = cr.customer_id
  left join employee_ref er on er.id = k.employee_ref
  where k.current and k.at < ${context.asOf}`;

/** Derived fact: calls before as-of. */
export const calls = (context: FactContext): Sql => standingOr('call', context, makeCalls);

/** Derived fact: meetings, at the time they were held, else planned, before as-of. */
export const meetings = (context: FactContext): Sql => sql`
  select m.id, m.code, coalesce(m.held_at, m.planned_at) as at, m.planned_at, m.held_at, cr.customer_id, er.employee_id, c.region,
         coalesce(m.status, case when m.held_at is not null then 'held' else 'planned' end) as status, m.deal_ref, null::text as reason
  from meeting m
  left join customer_ref cr on cr.id = m.customer_ref
  left join customer c on c.id = cr.customer_id
  left join employee_ref er on er.id = m.employee_ref
  where m.current and coalesce(m.held_at, m.planned_at) < ${context.asOf}`;

/** Derived fact: tasks by their due time, created before as-of; overdue when not done by then. */
export const tasks = (context: FactContext): Sql => sql`
  select t.id, t.code, t.due_at as at, t.title, t.created_at, t.done_at, cr.customer_id, er.employee_id, c.region, t.deal_ref,
         t.due_at < ${context.asOf} and (t.done_at is null or t.done_at > t.due_at) as overdue,
         case when t.due_at is null then 'no-due-date' end as reason
  from task t
  left join customer_ref cr on cr.id = t.customer_ref
  left join customer c on c.id = cr.customer_id
  left join employee_ref er on er.id = t.employee_ref
  where t.current and t.created_at < ${context.asOf}`;
