import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { addMentions, mentionsOf } from './mentions.ts';
import { mergeOrders } from './merge-orders.ts';
import { unitTables, type CellType, type UnitTable } from './unit-tables.ts';

/** What a load did, in rows of its file. `inserted + updated + unchanged` are the rows that were read. */
export interface Merged {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

const typed = (from: string, type: CellType): string => {
  if (typeof type === 'object') return type.sql;
  const cell = `s."${from}"`;
  switch (type) {
    case 'text':
      return cell;
    case 'instant':
      return `${cell}::timestamptz`;
    case 'date':
      return `${cell}::date`;
    case 'number':
      return `${cell}::numeric`;
    case 'integer':
      return `round(${cell}::numeric)::int`;
    case 'boolean':
      return `${cell}::boolean`;
    case 'list':
      return `string_to_array(${cell}, ';')`;
    case 'pipeline':
      return `(select p.id from pipeline p where p.name = coalesce(${cell}, ''))`;
    default:
      return `(select r.id from ${type}_ref r where r.text = ${cell})`;
  }
};

const keyOf = (unit: UnitTable): string =>
  unit.repeats
    ? `md5(${unit.key} || chr(2) || row_number() over (partition by ${unit.key} order by s.line)
         * (case when s."${idColumn(unit)}" is null then 1 else 0 end))::uuid`
    : `md5(${unit.key})::uuid`;

const idColumn = (unit: UnitTable): string => unit.columns['code']?.[0] ?? '';

/** Reads the staged texts into typed rows with their key and content. */
async function readIncoming(client: ClientBase, unit: UnitTable): Promise<void> {
  const names = Object.keys(unit.columns);
  const cells = Object.entries(unit.columns).map(([column, [from, type]]) => `${typed(from, type)} as "${column}"`);
  const quoted = names.map((name) => `t."${name}"`).join(', ');
  await client.query(`
    create temp table incoming on commit drop as
    select t.*, md5(row(${quoted})::text)::uuid as content,
           row_number() over (partition by t.key order by t.line desc) = 1 as last
    from (select s.line, ${keyOf(unit)} as key, ${cells.join(', ')} from staged s) t`);
  await client.query('create index on incoming (key)');
  await client.query('analyze incoming');
}

/** Marks each incoming key: the unit that is current now, and one of the very same content if there is any. */
async function compare(client: ClientBase, table: string): Promise<void> {
  await client.query(`
    create temp table compared on commit drop as
    select i.key, i.content, c.id as current_id, c.content as current_content,
           (select u.id from ${table} u where u.key = i.key and u.content = i.content order by u.id desc limit 1) as same_id
    from incoming i left join ${table} c on c.key = i.key and c.current
    where i.last`);
  await client.query('create index on compared (key)');
  await client.query('analyze compared');
}

/** Takes the current mark from what this load replaces, unless a person's entry holds it. */
async function replaceCurrent(client: ClientBase, table: string, byHand: boolean): Promise<void> {
  const held = byHand ? '' : 'and not exists (select from load l where l.id = u.load_id and l.by_hand)';
  await client.query(`
    update ${table} u set current = false from compared c
    where u.id = c.current_id and c.current_content <> c.content ${held}`);
}

async function assertSame(client: ClientBase, table: string, loadId: number): Promise<void> {
  await client.query(
    `insert into assertion (load_id, unit_id)
     select $1, c.same_id from compared c join ${table} u on u.id = c.same_id where u.load_id <> $1
     on conflict do nothing`,
    [loadId],
  );
  await client.query(`
    update ${table} u set current = true from compared c
    where u.id = c.same_id and not u.current
      and not exists (select from ${table} h where h.key = u.key and h.current)`);
}

async function insertNew(client: ClientBase, unit: UnitTable, loadId: number): Promise<void> {
  const names = Object.keys(unit.columns);
  const list = names.map((name) => `"${name}"`).join(', ');
  const cells = names.map((name) => `i."${name}"`).join(', ');
  await client.query(
    `insert into ${unit.table} (id, load_id, key, content, current, ${list})
     select nextval('unit_id'), $1, i.key, i.content,
            not exists (select from ${unit.table} h where h.key = i.key and h.current), ${cells}
     from incoming i join compared c on c.key = i.key
     where i.last and c.same_id is null
     order by i.line`,
    [loadId],
  );
}

async function countRows(client: ClientBase): Promise<Merged> {
  const counted = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
    select count(*) filter (where i.last and c.current_id is null)::int as inserted,
           count(*) filter (where i.last and c.current_content <> c.content or not i.last and i.content <> c.content)::int as updated,
           count(*) filter (where i.last and c.current_content = c.content or not i.last and i.content = c.content)::int as unchanged
    from incoming i join compared c on c.key = i.key`);
  const [row] = counted.rows;
  return row ?? { inserted: 0, updated: 0, unchanged: 0 };
}

/**
 * Turns the staged rows of a load into units: new keys are inserted, changed content replaces what was
 * current, the very same content is only asserted. Runs inside the caller's transaction.
 */
export async function mergeStaged(client: ClientBase, kind: KindId, loadId: number, byHand = false): Promise<Merged> {
  await addMentions(client, kind, loadId);
  if (kind === 'orders') return mergeOrders(client, loadId);
  const unit = unitTables[kind];
  await readIncoming(client, unit);
  await compare(client, unit.table);
  await replaceCurrent(client, unit.table, byHand);
  await insertNew(client, unit, loadId);
  await assertSame(client, unit.table, loadId);
  await client.query(`analyze ${unit.table}`);
  const merged = await countRows(client);
  await client.query('drop table incoming, compared, staged');
  return merged;
}

export { mentionsOf };
