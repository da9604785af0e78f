import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';
import { employeeName } from './reader.ts';
import { salesPeople } from './sales-people.ts';

/** Sold lines with the category of the line, else of its product. Columns of `order-line` and `kind_of_goods`. */
export const categoryLines = (frame: Frame, span: Span): Sql => sql`
  select f.*, coalesce(f.category, p.category) as kind_of_goods
  from (${counted(frame, 'order-line', span)}) f left join product p on p.id = f.product_id`;

/** What each customer spent net on each category. Columns: customer_id, kind_of_goods, amount; what was returned in full is not there. */
export const customerCategories = (frame: Frame, span: Span): Sql => sql`
  select l.customer_id, l.kind_of_goods, sum(l.amount) as amount from (${categoryLines(frame, span)}) l
  where l.customer_id is not null and l.kind_of_goods is not null group by 1, 2 having sum(l.amount) > 0`;

/** Which rep sold which product by orders. Columns: employee_id, product_id, sale. */
export const orderedBy = (frame: Frame, span: Span): Sql => sql`
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

export interface UnsoldPart {
  readonly id: number;
  readonly name: string;
  /** Share of the products that at least half of the other reps sell and this one never did. */
  readonly share: number;
}

/** Of each present rep who sold anything of a relation of sales: what part of the line of the others was never sold. */
export async function unsoldParts(frame: Frame, sales: Sql): Promise<UnsoldPart[]> {
  const read = await sql<UnsoldPart>`
    with sold as materialized (select distinct s.employee_id, s.product_id from (${sales}) s join (${salesPeople(frame)}) e on e.id = s.employee_id),
    half as (select (count(distinct employee_id) - 1) / 2.0 as sellers, count(distinct employee_id) as reps from sold),
    line as (select product_id, count(*) as sellers from sold group by 1),
    wide as (select count(*) as goods from line, half where line.sellers >= half.sellers),
    rep as (
      select s.employee_id, count(*) filter (where l.sellers >= half.sellers) as of_wide, count(*) filter (where l.sellers - 1 >= half.sellers) as own
      from sold s join line l on l.product_id = s.product_id cross join half where half.reps >= 2 group by 1)
    select r.employee_id as id, ${employeeName(sql`r.employee_id`)} as name, (wide.goods - r.of_wide)::float8 / (wide.goods - r.of_wide + r.own) as share
    from rep r cross join wide where wide.goods - r.of_wide + r.own > 0 order by 1`.execute(frame.database.sql);
  return read.rows;
}

/** The mean of such shares, added in the order of size, so that the order of files does not show in the last digit. */
export const meanUnsold = (parts: readonly UnsoldPart[]): number => parts.map(({ share }) => share).toSorted((a, b) => a - b).reduce((sum, share) => sum + share, 0) / parts.length;
