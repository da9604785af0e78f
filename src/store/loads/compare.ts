import type { ClientBase } from 'pg';

/** Whether a person's entry bears the unit `c`. */
const borneByHand = `(exists (select from load l where l.id = c.load_id and l.by_hand)
  or exists (select from assertion a join load l on l.id = a.load_id where a.unit_id = c.id and l.by_hand))`;

/**
 * Makes the table `compared`, one row a key of `source` (SQL that gives `key` and `content`): the unit that is
 * current now, the unit of the very same content if there is one, and whether a person's entry holds the key
 * against this load.
 */
export async function compareUnits(client: ClientBase, table: string, source: string, byHand: boolean): Promise<void> {
  await client.query(`
    create temp table known on commit drop as
    select u.id, u.load_id, u.key, u.content, u.current from ${table} u where u.key in (select key from (${source}) i)`);
  await client.query('analyze known');
  await client.query(`
    create temp table compared on commit drop as
    select i.key, i.content, c.id as current_id, c.content as current_content, s.id as same_id,
           coalesce(c.content <> i.content and ${byHand ? 'false' : borneByHand}, false) as held,
           case when s.id is null then nextval('unit_id') end as new_id
    from (${source}) i
    left join known c on c.key = i.key and c.current
    left join known s on s.key = i.key and s.content = i.content`);
  await client.query('drop table known');
  await client.query('create index on compared (key)');
  await client.query('analyze compared');
}

/** Takes the current mark from what this load replaces; to be called before new units are inserted. */
export async function retireReplaced(client: ClientBase, table: string): Promise<void> {
  await client.query(`
    update ${table} u set current = false from compared c
    where u.id = c.current_id and c.current_content <> c.content and not c.held`);
}

/** Says that this load brought the units of the very same content too, and gives them the current mark. */
export async function assertSame(client: ClientBase, table: string, loadId: number): Promise<void> {
  await client.query('insert into assertion (load_id, unit_id) select $1, c.same_id from compared c where c.same_id is not null', [loadId]);
  await client.query(`update ${table} u set current = true from compared c where u.id = c.same_id and not u.current and not c.held`);
}
