import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';

/** Sold lines with the category of the line, else of its product. Columns of `order-line` and `kind_of_goods`. */
export const categoryLines = (frame: Frame, span: Span): Sql => sql`
  select f.*, coalesce(f.category, p.category) as kind_of_goods
  from (${counted(frame, 'order-line', span)}) f left join product p on p.id = f.product_id`;

/** What each customer spent net on each category. Columns: customer_id, kind_of_goods, amount; what was returned in full is not there. */
export const customerCategories = (frame: Frame, span: Span): Sql => sql`
  select l.customer_id, l.kind_of_goods, sum(l.amount) as amount from (${categoryLines(frame, span)}) l
  where l.customer_id is not null and l.kind_of_goods is not null group by 1, 2 having sum(l.amount) > 0`;

const orderedBy = (frame: Frame, span: Span): Sql => sql`
  select distinct f.employee_id, f.product_id, f.order_id as sale from (${counted(frame, 'order-line', span)}) f
  where not f.is_return and f.employee_id is not null and f.product_id is not null`;

const wonBy = (frame: Frame, span: Span): Sql => sql`
  select f.employee_id, f.product_id, f.deal_ref::bigint as sale from (${counted(frame, 'closing', span)}) f
  where f.outcome = 'won' and f.employee_id is not null and f.product_id is not null`;

const hasAny = async (frame: Frame, rows: Sql): Promise<boolean> =>
  (await sql<{ found: boolean }>`select exists (select from (${rows}) r) as found`.execute(frame.database.sql)).rows[0]?.found ?? false;

/**
 * Which rep sold which product, one row a sale. Columns: employee_id, product_id, sale. From the first of the two
 * that has any: won deals or orders.
 */
export async function productSales(frame: Frame, span: Span, first: 'deals' | 'orders'): Promise<Sql> {
  const [own, other] = first === 'deals' ? [wonBy, orderedBy] : [orderedBy, wonBy];
  return (await frame.once(`product sales from ${first} since ${span.from.toISOString()}`, () => hasAny(frame, own(frame, span)))) ? own(frame, span) : other(frame, span);
}
