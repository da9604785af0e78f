import type { ClientBase } from 'pg';
import { type NumberColumns, readNumbers } from '../copy-out.ts';

/** Facts that purchase days may be made of. */
export type SummedFacts = 'orders' | 'payments' | 'deals';

interface Settings {
  readonly time_zone: string;
  readonly currency: string;
}

/** Some of the customers, by their numbers. */
export type Customers = ReadonlySet<number>;

/* The function is called for foreign money alone: a call a row is dear. */
const inCurrency = (row: string, at: string): string =>
  `case when ${row}.currency = :currency then ${row}.amount else in_currency(${row}.amount, ${row}.currency, (${row}.${at} at time zone :zone)::date, :currency) end`;

const orderColumns = `r.customer_id, (l.at at time zone :zone)::date as day, ${inCurrency('l', 'at')} as amount, l.cost`;

const sources: Readonly<Record<SummedFacts, string>> = {
  orders: `
    select ${orderColumns}
    from order_line l join sales_order o on o.id = l.order_id and o.current
    join customer_ref r on r.id = l.customer_ref where r.customer_id is not null`,
  payments: `
    select r.customer_id, (p.at at time zone :zone)::date as day,
           ${inCurrency('p', 'at')} as amount, null::bigint as cost
    from payment p join customer_ref r on r.id = p.customer_ref where p.current and r.customer_id is not null`,
  deals: `
    select r.customer_id, (d.closed_at at time zone :zone)::date as day,
           ${inCurrency('d', 'closed_at')} as amount, null::bigint as cost
    from deal d join customer_ref r on r.id = d.customer_ref
    left join stage_of s on s.pipeline_id = d.pipeline_id and s.stage_ref = d.stage_ref
    where d.current and not d.is_test and r.customer_id is not null and d.closed_at is not null
      and coalesce(d.outcome, s.kind) = 'won' and d.amount > 0`,
};

/* Lines of an order that is `mixed` may be of another customer than the order is. */
const ordersOfSome = `
  with refs as materialized (select id, customer_id from customer_ref where customer_id = any(:customers)),
  theirs as materialized (
    select o.id from refs join sales_order o on o.customer_ref = refs.id and o.current
    union select o.id from sales_order o where o.current and o.mixed)
  select ${orderColumns}
  from theirs join order_line l on l.order_id = theirs.id join refs r on r.id = l.customer_ref`;

/** Whether the sums of some customers can be read without reading everybody's. */
export const hasSomeOf = (basis: SummedFacts): boolean => basis === 'orders';

/**
 * What customers bought by day, everybody's or (where `hasSomeOf` the basis) that of some, by customer and day in order. Columns: customer,
 * day number, amount, cost (NaN where no line has one), lines without cost, lines without a rate.
 */
export async function readSums(client: ClientBase, basis: SummedFacts, customers: Customers | 'all'): Promise<NumberColumns> {
  const settings = await client.query<Settings>('select time_zone, currency from organisation');
  const { time_zone: zone, currency } = settings.rows[0] ?? { time_zone: 'Europe/Moscow', currency: 'RUB' };
  const source = customers === 'all' ? sources[basis] : ordersOfSome.replace(':customers', `'{${[...customers].join(',')}}'::int[]`);
  const bound = source.replaceAll(':zone', client.escapeLiteral(zone)).replaceAll(':currency', client.escapeLiteral(currency));
  return readNumbers(
    client,
    `select customer_id, day - date '1970-01-01' as day, coalesce(sum(amount), 0)::bigint as amount, sum(cost)::bigint as cost,
            count(*) filter (where cost is null)::int as lines_without_cost,
            count(*) filter (where amount is null)::int as lines_without_rate
     from (${bound}) s group by 1, 2 order by 1, 2`,
    6,
  );
}
