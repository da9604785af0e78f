import { sql } from 'kysely';
import { scopeOf } from '#core/people/rights.ts';
import { dayNumber } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { startOfDay } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import { converted, localDay, type FactContext, type Sql } from '../facts/context.ts';
import { closings } from '../facts/deal-state.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';
import { customersSeen } from './purchases.ts';

/** What of a window is in no figure about customers. */
export interface LeftOut {
  /** Order lines, payments or won deals that name no customer; null for viewers who see only some customers. */
  readonly withoutCustomer: { readonly rows: number; readonly amount: number } | null;
  /** Customers marked as our own companies. */
  readonly internalCustomers: number;
  /** Rows in a foreign currency without a rate: their money counts as nothing. */
  readonly withoutRate: number;
}

/** Rows of the basis as `f` with their moment and money, that name no customer. */
function nameless(basis: Exclude<PurchaseBasis, 'none'>, context: FactContext): Sql {
  const amount = (table: string) => converted(sql.ref(`${table}.amount`), sql.ref(`${table}.currency`), localDay(sql.ref(`${table}.at`), context), context);
  switch (basis) {
    case 'orders':
      return sql`select l.at, ${amount('l')} as amount from order_line l join sales_order o on o.id = l.order_id and o.current where l.customer_ref is null`;
    case 'payments':
      return sql`select p.at, ${amount('p')} as amount from payment p where p.current and p.customer_ref is null`;
    case 'deals':
      return sql`select d.at, d.amount from (${closings(context)}) d where d.outcome = 'won' and d.customer_id is null`;
  }
}

async function readNameless(database: Database, context: FactContext, basis: PurchaseBasis, window: Period): Promise<LeftOut['withoutCustomer']> {
  if (basis === 'none' || scopeOf(context.viewer, 'customers') !== 'all') return null;
  const [from, to] = [window.from, window.to].map((day) => new Date(startOfDay(day, context.timeZone)));
  const read = await sql<{ rows: number; amount: number }>`
    select count(*)::int as rows, coalesce(sum(f.amount), 0)::float8 as amount from (${nameless(basis, context)}) f
    where f.at >= ${from} and f.at < least(${to}::timestamptz, ${context.asOf}::timestamptz)`.execute(database.sql);
  return read.rows[0] ?? { rows: 0, amount: 0 };
}

/** Counts what a window leaves out. */
export async function readLeftOut(database: Database, context: FactContext, basis: PurchaseBasis, window: Period): Promise<LeftOut> {
  const seen = customersSeen(context.viewer, sql`c.id`);
  const counts = sql<{ internal: number; rate: number }>`
    select (select count(*)::int from customer c where c.is_internal and ${seen}) as internal,
           (select coalesce(sum(p.lines_without_rate), 0)::int from purchase_day p join customer c on c.id = p.customer_id
            where p.lines_without_rate > 0 and not c.is_internal and ${seen}
              and p.day >= date '1970-01-01' + ${dayNumber(window.from)}::int and p.day < date '1970-01-01' + ${dayNumber(window.to)}::int) as rate`;
  const [withoutCustomer, read] = await Promise.all([readNameless(database, context, basis, window), counts.execute(database.sql)]);
  return { withoutCustomer, internalCustomers: read.rows[0]?.internal ?? 0, withoutRate: read.rows[0]?.rate ?? 0 };
}
