import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { unitTableOf } from './unit-tables.ts';

/** What an undo did, in units (rows; for orders, orders). */
export interface Undone {
  /** Units that no load brings any more. */
  readonly removed: number;
  /** Keys that went back to what an earlier load brought. */
  readonly restored: number;
  /** Units of the load that stay, because another load or a person brought them too. */
  readonly kept: number;
}

/** Units the load brought, and whether some other load brought the very same. */
async function gather(client: ClientBase, table: string, loadId: number): Promise<void> {
  await client.query(
    `create temp table leaving on commit drop as
     select u.id, u.key, u.current,
            (select min(a.load_id) from assertion a where a.unit_id = u.id and a.load_id <> $1) as heir
     from ${table} u where u.load_id = $1`,
    [loadId],
  );
  await client.query('create index on leaving (key)');
  await client.query(
    `create temp table loosened on commit drop as
     select u.id, u.key from assertion a join ${table} u on u.id = a.unit_id where a.load_id = $1`,
    [loadId],
  );
  await client.query('analyze leaving; analyze loosened');
}

async function removeUnits(client: ClientBase, table: string, loadId: number): Promise<void> {
  await client.query('delete from assertion where load_id = $1', [loadId]);
  await client.query(`update ${table} u set load_id = l.heir from leaving l where u.id = l.id and l.heir is not null`);
  await client.query('delete from assertion a using leaving l where a.unit_id = l.id and a.load_id = l.heir');
  if (table === 'sales_order') {
    await client.query('delete from order_line o using leaving l where o.order_id = l.id and l.heir is null');
  }
  await client.query(`delete from ${table} u using leaving l where u.id = l.id and l.heir is null`);
}

/** Of the units left of each touched key, the one of the highest-ranking load becomes current. */
async function chooseCurrent(client: ClientBase, table: string): Promise<number> {
  await client.query(`
    create temp table chosen on commit drop as
    select distinct on (u.key) u.key, u.id, u.current
    from (select key from leaving union select key from loosened) k
    join ${table} u on u.key = k.key
    left join assertion a on a.unit_id = u.id
    join load l on l.id = greatest(u.load_id, coalesce(a.load_id, 0))
    order by u.key, l.by_hand desc, l.id desc`);
  await client.query(`
    update ${table} u set current = false from chosen c where u.key = c.key and u.current and u.id <> c.id`);
  const restored = await client.query(`update ${table} u set current = true from chosen c where u.id = c.id and not u.current`);
  return restored.rowCount ?? 0;
}

/** Takes a load back, of any size and in any order. Runs inside the caller's transaction. */
export async function undoUnits(client: ClientBase, kind: KindId, loadId: number): Promise<Undone> {
  const table = unitTableOf(kind);
  await gather(client, table, loadId);
  await removeUnits(client, table, loadId);
  const restored = await chooseCurrent(client, table);
  const counted = await client.query<{ removed: number; kept: number }>(`
    select (select count(*) from leaving where heir is null)::int as removed,
           ((select count(*) from leaving where heir is not null) + (select count(*) from loosened))::int as kept`);
  await client.query('delete from load_mention where load_id = $1', [loadId]);
  await client.query('drop table leaving, loosened, chosen');
  return { removed: counted.rows[0]?.removed ?? 0, restored, kept: counted.rows[0]?.kept ?? 0 };
}
