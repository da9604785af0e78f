import { sql } from 'kysely';
import type { Resource } from '#core/people/rights.ts';
import { scopeOf } from '#core/people/rights.ts';
import type { Breakdown, Fact } from '#core/metrics/vocabulary.ts';
import { calls, meetings, payments, tasks } from '../facts/activities.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { closings, creations, openDeals } from '../facts/deal-state.ts';
import { orderLines } from '../facts/order-lines.ts';

/** The SQL relation of a derived fact. */
export const relations: Readonly<Record<Fact, (context: FactContext) => Sql>> = {
  closing: closings,
  creation: creations,
  'open-deal': openDeals,
  'order-line': orderLines,
  payment: payments,
  call: calls,
  meeting: meetings,
  task: tasks,
};

/** Which row of the table of rights a fact falls under. */
export const resourceOf: Readonly<Record<Fact, Resource>> = {
  closing: 'deals',
  creation: 'deals',
  'open-deal': 'deals',
  'order-line': 'orders',
  payment: 'payments',
  call: 'calls',
  meeting: 'meetings',
  task: 'tasks',
};

/** The team an employee had on the organisation's day of a fact. */
const teamAt = (context: FactContext): Sql => sql`(select et.team_id from employee_team et
  where et.employee_id = f.employee_id and et.since <= (coalesce(f.at, 'infinity') at time zone ${context.timeZone})::date order by et.since desc limit 1)`;

/** What of the relation `f` the viewer may see; nothing, where the role has no right to it. */
export function seenBy(context: FactContext, resource: Resource): Sql {
  const { viewer } = context;
  switch (scopeOf(viewer, resource)) {
    case 'all':
      return sql`true`;
    case 'team':
      return sql`(f.employee_id = ${viewer.employeeId} or ${teamAt(context)} = any(${[...viewer.teamIds]}::int[]))`;
    case 'own':
      return sql`f.employee_id = ${viewer.employeeId}`;
    default:
      return sql`false`;
  }
}

interface Key {
  readonly key: Sql;
  readonly join: Sql;
}

const local = (context: FactContext): Sql => sql`(f.at at time zone ${context.timeZone})`;

/** The value a breakdown groups by, as text, and what must be joined to say it. */
export function breakdownKey(breakdown: Breakdown, context: FactContext): Key {
  const none = sql``;
  switch (breakdown) {
    case 'rep':
      return { key: sql`e.name`, join: sql`left join employee e on e.id = f.employee_id` };
    case 'team':
      return { key: sql`tm.name`, join: sql`left join team tm on tm.id = ${teamAt(context)}` };
    case 'product':
      return { key: sql`p.name`, join: sql`left join product p on p.id = f.product_id` };
    case 'category':
      return { key: sql`coalesce(to_jsonb(f)->>'category', p.category)`, join: sql`left join product p on p.id = f.product_id` };
    case 'pipeline':
      return { key: sql`pl.name`, join: sql`left join pipeline pl on pl.id = f.pipeline_id` };
    case 'stage':
      return { key: sql`st.name`, join: sql`left join stage st on st.id = f.stage_id` };
    case 'channel':
      return { key: sql`coalesce(to_jsonb(f)->>'channel', to_jsonb(f)->>'source')`, join: none };
    case 'month':
      return { key: sql`to_char(${local(context)}, 'YYYY-MM')`, join: none };
    case 'week':
      return { key: sql`to_char(date_trunc('week', ${local(context)}), 'YYYY-MM-DD')`, join: none };
    case 'day':
      return { key: sql`to_char(${local(context)}, 'YYYY-MM-DD')`, join: none };
    default:
      return { key: sql.ref(`f.${breakdown}`), join: none };
  }
}
