import { sql } from 'kysely';
import { scopeOf, seesCost } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';

/** What a customer bought, day by day, as day numbers and minor units. */
export interface CustomerPurchases {
  readonly id: number;
  readonly name: string;
  readonly region: string | null;
  readonly employeeId: number | null;
  readonly rep: string | null;
  readonly days: readonly number[];
  /** Net of the day's returns. */
  readonly amounts: readonly number[];
  /** Revenue less cost; null on a day where a line's cost is unknown. Empty for viewers who may not see cost, and where margins were not asked for. */
  readonly margins: readonly (number | null)[];
}

export interface PurchaseGround {
  /** Orders, else payments, else won deals: figures about customers say which. */
  readonly basis: PurchaseBasis;
  /** The first day of known history. */
  readonly since: Day | null;
}

/** The customers a viewer may see: all, those of the team, one's own; by the customer's rep and by who sold to it. */
export function customersSeen(viewer: Viewer, customerId: Sql): Sql {
  const scope = scopeOf(viewer, 'customers');
  if (scope === 'all') return sql`true`;
  if (scope === 'none') return sql`false`;
  const mine = scope === 'own' ? sql`e.id = ${viewer.employeeId}` : sql`(e.id = ${viewer.employeeId} or e.team_id = any(${[...viewer.teamIds]}::int[]))`;
  return sql`${customerId} in (
    select c.id from customer c join employee e on e.id = c.employee_id where ${mine}
    union select cr.customer_id from order_line l join sales_order o on o.id = l.order_id and o.current
      join customer_ref cr on cr.id = l.customer_ref join employee_ref er on er.id = l.employee_ref join employee e on e.id = er.employee_id where ${mine}
    union select cr.customer_id from deal d join customer_ref cr on cr.id = d.customer_ref
      join employee_ref er on er.id = d.employee_ref join employee e on e.id = er.employee_id where d.current and ${mine})`;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly region: string | null;
  readonly employee_id: number | null;
  readonly rep: string | null;
  /** Numbers joined by commas: a driver reads one text many times faster than an array. */
  readonly days: string;
  readonly amounts: string;
  readonly margins: string | null;
}

/** What purchases are made of, and the first day of known history. */
export async function readPurchaseGround(database: Database): Promise<PurchaseGround> {
  const read = await sql<PurchaseGround>`
    select (select basis from purchase_basis) as basis, (select min(day) from purchase_day) as since`.execute(database.sql);
  return read.rows[0] ?? { basis: 'none', since: null };
}

const numbers = (text: string): number[] => text.split(',').map(Number);
const numbersOrNull = (text: string): (number | null)[] => text.split(',').map((part) => (part === '' ? null : Number(part)));

/** All that the viewer's customers bought before as-of, from the beginning of known history; margins where they are asked for. */
export async function readCustomerPurchases(database: Database, context: FactContext, withMargins: boolean): Promise<CustomerPurchases[]> {
  const today = dayOf(context.asOf.getTime(), context.timeZone);
  const before = startOfDay(today, context.timeZone) === context.asOf.getTime() ? sql`p.day < ${today}` : sql`p.day <= ${today}`;
  const margins = withMargins && seesCost(context.viewer)
    ? sql`string_agg(coalesce((case when p.lines_without_cost = 0 then p.amount - p.cost end)::text, ''), ',' order by p.day)`
    : sql`null::text`;
  const read = await sql<Row>`
    select c.id, c.name, c.region, c.employee_id, e.name as rep,
           string_agg((p.day - date '1970-01-01')::text, ',' order by p.day) as days,
           string_agg(p.amount::text, ',' order by p.day) as amounts,
           ${margins} as margins
    from purchase_day p join customer c on c.id = p.customer_id left join employee e on e.id = c.employee_id
    where ${before} and not c.is_internal and ${customersSeen(context.viewer, sql`c.id`)}
    group by c.id, e.name order by c.id`.execute(database.sql);
  return read.rows.map((row) => ({
    id: row.id,
    name: row.name,
    region: row.region,
    employeeId: row.employee_id,
    rep: row.rep,
    days: numbers(row.days),
    amounts: numbers(row.amounts),
    margins: row.margins === null ? [] : numbersOrNull(row.margins),
  }));
}
