import type { ClientBase } from 'pg';
import { assertSame, compareUnits, retireReplaced } from './compare.ts';
import type { Incoming } from './incoming.ts';
import type { Merged } from './merged.ts';
import { selectSums, vatColumns } from './vat-columns.ts';

/*
 * An order is a unit and its lines belong to it: an order that comes again replaces its lines whole.
 * Lines without an order number are one order by customer and day.
 */

const currency = "coalesce(s.currency, current_setting('thirty.currency'))";
const isReturn = "(coalesce(s.kind = 'return', false) or s.value < 0 or coalesce(s.quantity < 0, false))";
/** In minor units; the currency is looked at only where it is not the organisation's own. What was returned takes its amount and its cost back. */
const minor = (value: string): string => `(case when s.currency is null then round(${value} * own.factor)::bigint else minor_units(${value}, s.currency) end)`;
const signed = (value: string): string => `case when ${isReturn} then -abs(${minor(value)}) else ${minor(value)} end`;

const lines = `
    select s.line, s.order_id as code,
           md5(case when s.order_id is not null then 'o:' || s.order_id else concat_ws(chr(1), 'd:', s.customer, s.date::date) end)::uuid as key,
           s.date as at, cr.id as customer_ref, pr.id as product_ref, s.category, s.quantity,
           ${signed('s.value')} as amount, ${signed('s.cost')} as cost,
           ${currency} as currency, er.id as employee_ref, s.channel, s.region, ${isReturn} as is_return
    from (select *, coalesce(amount, quantity * price) as value from staged offset 0) s
    cross join (select minor_units(1, current_setting('thirty.currency')) as factor offset 0) own
    left join customer_ref cr on cr.text = s.customer
    left join product_ref pr on pr.text = coalesce(s.sku, s.product)
    left join employee_ref er on er.text = s.rep`;

const kept = ['line', 'code', 'key', 'at', 'customer_ref', 'product_ref', 'category', 'quantity', 'currency', 'employee_ref', 'channel', 'region', 'is_return'];

async function readLines(client: ClientBase, vatIncluded: boolean | null): Promise<void> {
  await client.query(`
    create temp table incoming_line on commit drop as
    select ${kept.map((name) => `t.${name}`).join(', ')}, ${selectSums(vatColumns.orders, vatIncluded)} from (${lines}) t`);
}

const fields = `l.at, l.customer_ref, l.product_ref, l.category, l.quantity, l.amount, l.cost, l.currency, l.employee_ref, l.channel,
  l.region, l.is_return`;
/** What the file gave is a part of a line where it was brought to another VAT. */
const hashed = (seed: 1 | 2): string => `case when l.amount_given is null then hash_record_extended(row(${fields}), ${seed})
  else hash_record_extended(row(${fields}, l.amount_given, l.cost_given), ${seed}) end`;

/** The content of an order of lines `l` does not depend on the order of its lines: two sums of hashes over them. */
export const orderContent = `md5(concat(sum(${hashed(1)}), ':', sum(${hashed(2)})))::uuid`;

async function readOrders(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table incoming on commit drop as
    select l.key, min(l.code) as code, min(l.at) as at, min(l.customer_ref) as customer_ref, count(*)::int as lines,
           ${orderContent} as content
    from incoming_line l
    group by l.key`);
  await client.query('analyze incoming');
}

async function writeOrders(client: ClientBase, loadId: number): Promise<void> {
  await client.query(
    `insert into sales_order (id, load_id, key, content, current, code, customer_ref, at, lines)
     select c.new_id, $1, i.key, i.content, not c.held, i.code, i.customer_ref, i.at, i.lines
     from compared c join incoming i on i.key = c.key where c.new_id is not null order by i.at`,
    [loadId],
  );
  await client.query(`
    insert into order_line (order_id, line, at, customer_ref, product_ref, category, quantity, amount, cost, currency,
                            employee_ref, channel, region, is_return, amount_given, cost_given)
    select c.new_id, l.line, l.at, l.customer_ref, l.product_ref, l.category, l.quantity, l.amount, l.cost, l.currency,
           l.employee_ref, l.channel, l.region, l.is_return, l.amount_given, l.cost_given
    from incoming_line l join compared c on c.key = l.key where c.new_id is not null`);
}

async function countLines(client: ClientBase): Promise<Merged> {
  const counted = await client.query<Merged>(`
    select coalesce(sum(i.lines) filter (where c.current_id is null), 0)::int as inserted,
           coalesce(sum(i.lines) filter (where c.current_content <> c.content and not c.held), 0)::int as updated,
           coalesce(sum(i.lines) filter (where c.current_content = c.content or c.held), 0)::int as unchanged
    from compared c join incoming i on i.key = c.key`);
  return counted.rows[0] ?? { inserted: 0, updated: 0, unchanged: 0 };
}

/** Turns the staged lines of a load into orders; counts are in lines. Runs inside the caller's transaction. */
export async function mergeOrders(client: ClientBase, { loadId, byHand, vatIncluded }: Incoming): Promise<Merged> {
  await readLines(client, vatIncluded);
  await readOrders(client);
  await compareUnits(client, 'sales_order', 'select key, content from incoming order by at', byHand);
  await retireReplaced(client, 'sales_order');
  await writeOrders(client, loadId);
  await assertSame(client, 'sales_order', loadId);
  await client.query('analyze sales_order, order_line');
  const merged = await countLines(client);
  await client.query('drop table incoming_line, incoming, compared, staged');
  return merged;
}
