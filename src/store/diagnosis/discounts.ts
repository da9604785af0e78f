import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';

interface ListPrice {
  readonly product: number;
  readonly price: number;
  readonly since: string;
  readonly until: string;
}

/** The list prices of products, each from when it was loaded; the first one holds for all time before it. */
const listPrices = (frame: Frame): Promise<ListPrice[]> =>
  frame.once('list prices', async () => {
    const read = await sql<ListPrice>`
      select v.product_id as product, v.price::float8 as price, (case when lag(v.turn) over product is null then '-infinity' else v.since end)::text as since,
             coalesce(lead(v.since) over product, 'infinity')::text as until
      from (
        select cur.product_id, c.price, l.turn, l.created_at as since, lag(c.price) over (partition by cur.product_id order by l.turn) as before
        from product_card cur join product_card c on c.key = cur.key join load l on l.id = c.load_id
        where cur.current and cur.product_id is not null and c.price > 0
      ) v where v.before is distinct from v.price
      window product as (partition by v.product_id order by v.turn)`.execute(frame.database.sql);
    return read.rows;
  });

/**
 * Sold lines of a span whose product has a list price, with what they would cost by it (`list`, minor units) and
 * the discount as a share of that: none for a line sold at the price or above. A price of a later load is not held
 * against earlier lines. Returns and lines without a quantity are left out. The lines are fenced off, lest they be
 * searched anew for every price.
 */
export async function discountedLines(frame: Frame, span: Span): Promise<Sql> {
  const prices = await listPrices(frame);
  const column = (name: keyof ListPrice): (string | number)[] => prices.map((price) => price[name]);
  return sql`
    select f.order_id, f.line, f.code, f.at, f.day, f.customer_id, f.employee_id, f.product_id, f.amount, p.price * f.quantity as list,
           greatest(0, 1 - f.amount / (p.price * f.quantity)) as discount
    from (select f.* from (${counted(frame, 'order-line', span)}) f where not f.is_return and f.quantity > 0 and f.amount >= 0 offset 0) f
    join unnest(${column('product')}::int[], ${column('price')}::bigint[], ${column('since')}::timestamptz[], ${column('until')}::timestamptz[]) p(product_id, price, since, until)
      on p.product_id = f.product_id and f.at >= p.since and f.at < p.until`;
}

/** Below this a discount is the rounding of a price. */
export const roundingShare = 0.005;

export interface WeightedDiscount<Group> {
  readonly group: Group;
  /** The discount at which half of the list amount lies. */
  readonly median: number;
  readonly lines: number;
  readonly list: number;
  /** List amount of the lines sold without a discount. */
  readonly atList: number;
}

/** Median discounts by a group of the lines `d`, each line weighing what it would cost by the list. */
export async function medianDiscounts<Group>(frame: Frame, lines: Sql, group: Sql): Promise<WeightedDiscount<Group>[]> {
  const read = await sql<WeightedDiscount<Group>>`
    select w.part as "group", (min(w.discount) filter (where w.running * 2 >= w.total))::float8 as median, count(*)::int as lines, max(w.total)::float8 as list,
           coalesce(sum(w.list) filter (where w.discount < ${roundingShare}), 0)::float8 as "atList"
    from (
      select g.part, g.list, g.discount, sum(g.list) over (partition by g.part order by g.discount) as running, sum(g.list) over (partition by g.part) as total
      from (select (${group}) as part, d.list, d.discount from (${lines}) d) g
    ) w group by w.part order by w.part`.execute(frame.database.sql);
  return read.rows;
}
