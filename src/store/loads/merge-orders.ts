import type { ClientBase } from 'pg';
import type { Merged } from './merge.ts';

/*
 * An order is a unit and its lines belong to it: an order that comes again replaces its lines whole.
 * Lines without an order number are one order by customer and day.
 */

const currency = "coalesce(s.currency, current_setting('thirty.currency'))";
const amount = 'coalesce(s.amount::numeric, s.quantity::numeric * s.price::numeric)';
const isReturn = `coalesce(s.kind = 'return', false) or ${amount} < 0 or s.quantity::numeric < 0`;

async function readLines(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table incoming_line on commit drop as
    select s.line, s.order_id as code,
           md5(coalesce('o:' || s.order_id,
                        concat_ws(chr(1), 'd:', s.customer, (s.date::timestamptz)::date)))::uuid as key,
           s.date::timestamptz as at, cr.id as customer_ref, pr.id as product_ref, s.category,
           s.quantity::numeric as quantity,
           (case when ${isReturn} then -abs(minor_units(${amount}, ${currency})) else minor_units(${amount}, ${currency}) end) as amount,
           minor_units(s.cost::numeric, ${currency}) as cost,
           ${currency} as currency, er.id as employee_ref, s.channel, s.region, (${isReturn}) as is_return
    from staged s
    left join customer_ref cr on cr.text = s.customer
    left join product_ref pr on pr.text = coalesce(s.sku, s.product)
    left join employee_ref er on er.text = s.rep`);
}

/** The content of an order does not depend on the order of its lines: two sums of hashes over them. */
async function readOrders(client: ClientBase): Promise<void> {
  const text = 'row(l.at, l.customer_ref, l.product_ref, l.category, l.quantity, l.amount, l.cost, l.currency, l.employee_ref, l.channel, l.region)::text';
  await client.query(`
    create temp table incoming on commit drop as
    select t.key, min(t.code) as code, min(t.at) as at, min(t.customer_ref) as customer_ref, count(*)::int as lines,
           md5(concat(sum(hashtextextended(t.text, 1)), ':', sum(hashtextextended(t.text, 2))))::uuid as content
    from (select l.*, ${text} as text from incoming_line l) t
    group by t.key`);
  await client.query('analyze incoming');
}

async function compareOrders(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table compared on commit drop as
    select i.key, i.content, i.lines, c.id as current_id, c.content as current_content,
           (select u.id from sales_order u where u.key = i.key and u.content = i.content order by u.id desc limit 1) as same_id,
           null::bigint as new_id
    from incoming i left join sales_order c on c.key = i.key and c.current`);
  await client.query("update compared set new_id = nextval('unit_id') where same_id is null");
  await client.query('analyze compared');
}

async function writeOrders(client: ClientBase, loadId: number): Promise<void> {
  await client.query(`
    update sales_order u set current = false from compared c where u.id = c.current_id and c.current_content <> c.content`);
  await client.query(
    `insert into sales_order (id, load_id, key, content, current, code, customer_ref, at, lines)
     select c.new_id, $1, i.key, i.content, true, i.code, i.customer_ref, i.at, i.lines
     from compared c join incoming i on i.key = c.key where c.new_id is not null order by i.at`,
    [loadId],
  );
  await client.query(`
    insert into order_line (order_id, line, at, customer_ref, product_ref, category, quantity, amount, cost, currency,
                            employee_ref, channel, region, is_return)
    select c.new_id, l.line, l.at, l.customer_ref, l.product_ref, l.category, l.quantity, l.amount, l.cost, l.currency,
           l.employee_ref, l.channel, l.region, l.is_return
    from incoming_line l join compared c on c.key = l.key where c.new_id is not null order by l.at`);
}

async function assertOrders(client: ClientBase, loadId: number): Promise<void> {
  await client.query(
    `insert into assertion (load_id, unit_id)
     select $1, c.same_id from compared c where c.same_id is not null on conflict do nothing`,
    [loadId],
  );
  await client.query(`update sales_order u set current = true from compared c where u.id = c.same_id and not u.current`);
}

export async function mergeOrders(client: ClientBase, loadId: number): Promise<Merged> {
  await readLines(client);
  await readOrders(client);
  await compareOrders(client);
  await writeOrders(client, loadId);
  await assertOrders(client, loadId);
  await client.query('analyze sales_order, order_line');
  const counted = await client.query<Merged>(`
    select coalesce(sum(lines) filter (where current_id is null), 0)::int as inserted,
           coalesce(sum(lines) filter (where current_content <> content), 0)::int as updated,
           coalesce(sum(lines) filter (where current_content = content), 0)::int as unchanged
    from compared`);
  await client.query('drop table incoming_line, incoming, compared, staged');
  return counted.rows[0] ?? { inserted: 0, updated: 0, unchanged: 0 };
}
