import { sql } from 'kysely';
import { dayNumber, type Day } from '#core/shared/day.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Period } from '#core/shared/period.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { customersSeen } from './purchases.ts';

/** A day on which a customer bought or returned, in minor units. */
export interface CustomerDay {
  readonly day: Day;
  /** Net of the day's returns. */
  readonly amount: number;
  /** Which purchase of the customer's history it is; null for a day of returns. */
  readonly ordinal: number | null;
  readonly segment: 'new' | 'current' | 'reactivated' | null;
}

/** The purchase days behind a customer's figures in a window, latest first by default; empty for customers the viewer may not see. */
export async function listCustomerDays(
  database: Database,
  context: FactContext,
  request: { readonly customerId: number; readonly window: Period; readonly page: PageRequest<'day' | 'amount'> },
): Promise<Page<CustomerDay>> {
  const { customerId, window, page } = request;
  const rows = sql`
    from purchase_day p join customer c on c.id = p.customer_id
    where p.customer_id = ${customerId} and not c.is_internal and ${customersSeen(context.viewer, sql`c.id`)}
      and p.day >= date '1970-01-01' + ${dayNumber(window.from)}::int and p.day < date '1970-01-01' + ${dayNumber(window.to)}::int
      and p.day <= (${context.asOf}::timestamptz at time zone ${context.timeZone})::date`;
  const order = page.sort === 'day' ? sql`p.day` : sql`p.amount`;
  const [counted, read] = await Promise.all([
    sql<{ total: number }>`select count(*)::int as total ${rows}`.execute(database.sql),
    sql<CustomerDay>`
      select to_char(p.day, 'YYYY-MM-DD') as day, p.amount::float8 as amount, p.ordinal, p.segment ${rows}
      order by ${order} ${page.descending ? sql`desc` : sql`asc`}, p.day limit ${page.size} offset ${offsetOf(page)}`.execute(database.sql),
  ]);
  return { rows: read.rows, total: counted.rows[0]?.total ?? 0 };
}
