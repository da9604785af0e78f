import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { analyseGrown } from '../analyse-grown.ts';
import { unitTableOf } from './unit-tables.ts';

/**
 * What an undo did to what the load had brought, in rows (for orders, lines). Each falls under one of the three.
 */
export interface Undone {
  /** Are no longer there. */
  readonly removed: number;
  /** Went back to what an earlier load had brought. */
  readonly restored: number;
  /** Stay as they are: a later load or a person changed them since, or another load brought the very same. */
  readonly kept: number;
}

/** What the load brought, with the load that inherits it, and what was current before. */
async function gather(client: ClientBase, table: string, loadId: number): Promise<void> {
  const weight = table === 'sales_order' ? 'u.lines' : '1';
  await client.query(
    `create temp table touched on commit drop as
     select u.id, u.key, u.load_id = $1 as owned, ${weight} as weight, c.id as before_id, null::bigint as after_id, h.heir
     from (select * from ${table} where load_id = $1
           union all
           select t.* from assertion a join ${table} t on t.id = a.unit_id where a.load_id = $1) u
     join ${table} c on c.key = u.key and c.current
     left join lateral (select min(a.load_id) as heir from assertion a where a.unit_id = u.id and a.load_id <> $1) h on true`,
    [loadId],
  );
  await client.query('create index on touched (key)');
  await client.query('analyze touched');
}

async function removeUnits(client: ClientBase, table: string, loadId: number): Promise<void> {
  await client.query('delete from assertion where load_id = $1', [loadId]);
  await client.query(`update ${table} u set load_id = t.heir from touched t where u.id = t.id and t.owned and t.heir is not null`);
  await client.query('delete from assertion a using touched t where a.unit_id = t.id and t.owned and a.load_id = t.heir');
  if (table === 'sales_order') {
    await client.query('delete from order_line o using touched t where o.order_id = t.id and t.owned and t.heir is null');
  }
  await client.query(`delete from ${table} u using touched t where u.id = t.id and t.owned and t.heir is null`);
}

/** Of the units left of each touched key, the one that a person or the newest load brought becomes current. */
async function chooseCurrent(client: ClientBase, table: string): Promise<void> {
  await client.query(`
    update touched t set after_id = best.id
    from (select distinct on (b.key) b.key, b.id
          from (select u.key, u.id, u.load_id from ${table} u where u.key in (select key from touched)
                union all
                select u.key, u.id, a.load_id from ${table} u join assertion a on a.unit_id = u.id where u.key in (select key from touched)) b
          join load l on l.id = b.load_id
          order by b.key, l.by_hand desc, l.turn desc) best
    where best.key = t.key`);
  await client.query(`update ${table} u set current = false from touched t where u.id = t.before_id and t.after_id <> t.before_id`);
  await client.query(`update ${table} u set current = true from touched t where u.id = t.after_id and not u.current`);
}

/** More than every fourth order is touched: whose they are is not worth telling apart. */
const many = `(select count(*) from touched) * 4 > (select count(*) from sales_order)`;

/** The names of customers on the orders of touched keys that are current now. */
async function customersNow(client: ClientBase): Promise<readonly number[] | 'all'> {
  const read = await client.query<{ names: number[] | null; many: boolean }>(`
    with counted as materialized (select ${many} as many)
    select many, case when not many then (
      select array_agg(distinct l.customer_ref) from order_line l join sales_order o on o.id = l.order_id and o.current
      where o.key in (select key from touched) and l.customer_ref is not null) end as names
    from counted`);
  return read.rows[0]?.many === true ? 'all' : (read.rows[0]?.names ?? []);
}

/** What an undo did, and the names of customers whose orders it changed. */
export interface Taken {
  readonly undone: Undone;
  readonly customers: readonly number[] | 'all';
}

/** Takes a load back, of any size and in any order. Runs inside the caller's transaction. */
export async function undoUnits(client: ClientBase, kind: KindId, loadId: number): Promise<Taken> {
  const table = unitTableOf(kind);
  await gather(client, table, loadId);
  const before = kind === 'orders' ? await customersNow(client) : 'all';
  await removeUnits(client, table, loadId);
  await chooseCurrent(client, table);
  const after = before === 'all' ? 'all' : await customersNow(client);
  const counted = await client.query<Undone>(`
    select coalesce(sum(weight) filter (where after_id is null), 0)::int as removed,
           coalesce(sum(weight) filter (where after_id <> before_id), 0)::int as restored,
           coalesce(sum(weight) filter (where after_id = before_id), 0)::int as kept
    from touched`);
  await client.query('delete from load_mention where load_id = $1', [loadId]);
  await client.query('drop table touched');
  await analyseGrown(client, table === 'sales_order' ? [table, 'order_line'] : [table]);
  return {
    undone: counted.rows[0] ?? { removed: 0, restored: 0, kept: 0 },
    customers: before === 'all' || after === 'all' ? 'all' : [...new Set([...before, ...after])],
  };
}
