import type { ClientBase } from 'pg';
import { analyseGrown } from '../analyse-grown.ts';
import type { Brought } from './brought-rows.ts';
import { assertSame, compareUnits, retireReplaced } from './compare.ts';
import type { Incoming } from './incoming.ts';
import type { Merged } from './merged.ts';
import { lineColumns } from './order-line-texts.ts';
import { givenOf, restated, vatColumns } from './vat-columns.ts';

/*
 * An order is a unit and its lines belong to it: an order that comes again replaces its lines whole.
 * Lines without an order number are one order by customer and day.
 */

/** Makes the temporary table of lines that come, `incoming_line`. */
export async function openLines(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table incoming_line (
      line int not null, code text, key uuid, at timestamptz, customer_ref int, product_ref int, category text, quantity numeric, amount bigint,
      cost bigint, currency text, employee_ref int, channel text, region text, is_return boolean, amount_given bigint, cost_given bigint
    ) on commit drop`);
}

/** Gives the lines that came the keys they have not yet, and brings their sums to the organisation's VAT. To be called once for each line. */
export async function restateLines(client: ClientBase, vatIncluded: boolean | null): Promise<void> {
  await client.query(`
    update incoming_line l
    set key = md5(concat_ws(chr(1), 'd:', (select r.text from customer_ref r where r.id = l.customer_ref), l.at::date))::uuid
    where l.key is null`);
  if (vatIncluded === null) return;
  const sums = vatColumns.orders.columns.map((column) => `${column} = ${restated(vatColumns.orders, `t.${column}`, vatIncluded)}, ${givenOf(column)} = t.${column}`);
  await client.query(`update incoming_line t set ${sums.join(', ')}`);
}

const fields = `l.at, l.customer_ref, l.product_ref, l.category, l.quantity, l.amount, l.cost, l.currency, l.employee_ref, l.channel,
  l.region, l.is_return`;
/** What the file gave is a part of a line where it was brought to another VAT. */
const hashed = (seed: 1 | 2): string => `case when l.amount_given is null then hash_record_extended(row(${fields}), ${seed})
  else hash_record_extended(row(${fields}, l.amount_given, l.cost_given), ${seed}) end`;

/** The content of an order of lines `l` does not depend on the order of its lines: two sums of hashes over them. */
export const orderContent = `md5(concat(sum(${hashed(1)}), ':', sum(${hashed(2)})))::uuid`;

/** What an order is by its lines `l`, but for its number and key. `mixed`: its lines name several customers, or some none. */
export const orderOfLines = `min(l.at) as at, min(l.customer_ref) as customer_ref, count(*)::int as lines, ${orderContent} as content,
  min(l.customer_ref) is distinct from max(l.customer_ref) or count(l.customer_ref) not in (0, count(*)) as mixed`;

async function readOrders(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table incoming on commit drop as select l.key, min(l.code) as code, ${orderOfLines} from incoming_line l group by l.key`);
  await client.query('analyze incoming');
}

const columns = [...lineColumns, ...vatColumns.orders.columns.map(givenOf)];

async function writeOrders(client: ClientBase, loadId: number): Promise<void> {
  await client.query(
    `insert into sales_order (id, load_id, key, content, current, code, customer_ref, at, lines, mixed)
     select c.new_id, $1, i.key, i.content, not c.held, i.code, i.customer_ref, i.at, i.lines, i.mixed
     from compared c join incoming i on i.key = c.key where c.new_id is not null order by c.new_id`,
    [loadId],
  );
  await client.query(`
    insert into order_line (order_id, ${columns.join(', ')})
    select c.new_id, ${columns.map((column) => `l.${column}`).join(', ')}
    from incoming_line l join compared c on c.key = l.key where c.new_id is not null order by c.new_id`);
}

async function countLines(client: ClientBase): Promise<Merged> {
  const counted = await client.query<Merged>(`
    select coalesce(sum(i.lines) filter (where c.current_id is null), 0)::int as inserted,
           coalesce(sum(i.lines) filter (where c.current_content <> c.content and not c.held), 0)::int as updated,
           coalesce(sum(i.lines) filter (where c.current_content = c.content or c.held), 0)::int as unchanged
    from compared c join incoming i on i.key = c.key`);
  return counted.rows[0] ?? { inserted: 0, updated: 0, unchanged: 0 };
}

/** The names of customers whose orders came or changed, those that a changed order named before included. */
async function touchedCustomers(client: ClientBase): Promise<number[]> {
  const read = await client.query<{ names: number[] | null }>(`
    with changed as materialized (select c.key, c.current_id from compared c where c.current_id is null or (c.current_content <> c.content and not c.held))
    select array_agg(name) as names
    from (select l.customer_ref as name from incoming_line l join changed c on c.key = l.key
          union select o.customer_ref from order_line o join changed c on o.order_id = c.current_id) t
    where name is not null`);
  return read.rows[0]?.names ?? [];
}

/** Turns the lines that came into orders; counts are in lines. Runs inside the caller's transaction. */
export async function mergeOrders(client: ClientBase, { loadId, byHand }: Incoming): Promise<Brought> {
  await readOrders(client);
  await compareUnits(client, 'sales_order', 'select key, content from incoming order by at', byHand);
  await retireReplaced(client, 'sales_order');
  await writeOrders(client, loadId);
  await assertSame(client, 'sales_order', loadId);
  await analyseGrown(client, ['sales_order', 'order_line']);
  const brought = { merged: await countLines(client), customers: await touchedCustomers(client) };
  await client.query('drop table incoming_line, incoming, compared');
  return brought;
}
