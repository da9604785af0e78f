import type { ClientBase } from 'pg';
import { analyseGrown } from '../analyse-grown.ts';
import type { RowIntake } from './brought-rows.ts';
import { assertSame, compareUnits, retireReplaced } from './compare.ts';
import { addMentions } from './mentions.ts';
import type { Incoming } from './incoming.ts';
import type { Merged } from './merged.ts';
import { openStaging, stageRows } from './staging.ts';
import { everyColumn, unitTables, type CellType, type UnitKind, type UnitTable } from './unit-tables.ts';
import { givenOf, selectSums, vatColumnsOf, type VatColumns } from './vat-columns.ts';

interface Cell {
  readonly select: string;
  readonly join: string;
  /** How the cell enters the content: an instant as a number, since its text depends on the time zone. */
  readonly content: string;
}

const looked = (column: string, alias: string, dictionary: string, id = 'id'): Pick<Cell, 'select' | 'join'> => ({
  select: `${alias}.${id}`,
  join: `left join ${dictionary} ${alias} on ${alias}.${dictionary === 'pipeline' ? 'name' : 'text'} = ${column}`,
});

/** A staged text as a typed value; what stands in a dictionary is looked up by joining it. */
function typedCell(name: string, from: string, type: CellType): Cell {
  const cell = `s."${from}"`;
  const plain = (select: string, content = `t."${name}"`): Cell => ({ select, join: '', content });
  if (typeof type === 'object') return plain(type.sql);
  switch (type) {
    case 'text':
      return plain(cell);
    case 'instant':
      return plain(`${cell}::timestamptz`, `extract(epoch from t."${name}")`);
    case 'date':
      return plain(`${cell}::date`);
    case 'number':
      return plain(`${cell}::numeric`);
    case 'integer':
      return plain(`round(${cell}::numeric)::int`);
    case 'list':
      return plain(`string_to_array(${cell}, ';')`);
    case 'pipeline':
      return { ...looked(`coalesce(${cell}, '')`, `of_${name}`, 'pipeline'), content: `t."${name}"` };
    default:
      return { ...looked(cell, `of_${name}`, `${type}_ref`), content: `t."${name}"` };
  }
}

/** Equal rows without an identifier are told apart by a number that does not depend on their order. */
const keyOf = (unit: UnitTable): string =>
  unit.unnamed === undefined
    ? `md5(${unit.key})::uuid`
    : `md5(${unit.key} || chr(2) || case when ${unit.unnamed}
         then row_number() over (partition by ${unit.key} order by ${everyColumn(unit)}, s.line) else 0 end)::uuid`;

const namesOf = (unit: UnitTable, vat: VatColumns | undefined): string[] => [...Object.keys(unit.columns), ...(vat?.columns ?? []).map(givenOf)];

/** The hash of a typed row `t`; what its file gave is a part of it where it was brought to another VAT. */
export function contentOf(unit: UnitTable, vat: VatColumns | undefined): string {
  const cells = Object.entries(unit.columns).map(([name, [from, type]]) => typedCell(name, from, type).content);
  const given = (vat?.columns ?? []).map((column, at) => ` || coalesce('${at}=' || t."${givenOf(column)}", '')`).join('');
  return `md5(row(${cells.join(', ')})::text${given})::uuid`;
}

/** Reads the staged texts into typed rows with their key and content, their sums brought to the organisation's VAT. */
async function readIncoming(client: ClientBase, unit: UnitTable, { loadId, kind, vatIncluded }: Incoming): Promise<void> {
  const cells = Object.entries(unit.columns).map(([name, [from, type]]) => ({ name, ...typedCell(name, from, type) }));
  const selected = cells.map(({ name, select }) => `${select} as "${name}"`).join(', ');
  const joins = cells.map(({ join }) => join).join(' ');
  const vat = vatColumnsOf(kind);
  const kept = cells.filter(({ name }) => vat?.columns.includes(name) !== true).map(({ name }) => `t."${name}"`).join(', ');
  const rows = `select s.line, ${keyOf(unit)} as key, ${selected} from staged s ${joins}`;
  const counted = vat === undefined ? rows : `select t.line, t.key, ${kept}, ${selectSums(vat, vatIncluded)} from (${rows}) t join load l on l.id = ${loadId}`;
  await client.query(`
    create temp table incoming on commit drop as
    select t.*, ${contentOf(unit, vat)} as content,
           row_number() over (partition by t.key order by t.line desc) = 1 as last
    from (${counted}) t`);
  await client.query('analyze incoming');
}

async function insertNew(client: ClientBase, unit: UnitTable, { loadId, kind }: Incoming): Promise<void> {
  const names = namesOf(unit, vatColumnsOf(kind));
  await client.query(
    `insert into ${unit.table} (id, load_id, key, content, current, ${names.map((name) => `"${name}"`).join(', ')})
     select c.new_id, $1, i.key, i.content, not c.held, ${names.map((name) => `i."${name}"`).join(', ')}
     from incoming i join compared c on c.key = i.key
     where i.last and c.new_id is not null
     order by i.line`,
    [loadId],
  );
}

/** A row that a later row of the same file overrides counts as a change of what it would have been. */
async function countRows(client: ClientBase): Promise<Merged> {
  const counted = await client.query<Merged>(`
    select count(*) filter (where fate = 'inserted')::int as inserted,
           count(*) filter (where fate = 'updated')::int as updated,
           count(*) filter (where fate = 'unchanged')::int as unchanged
    from (select case when c.current_id is null and i.last then 'inserted'
                      when c.current_id is null and i.content <> c.content then 'updated'
                      when c.current_content <> c.content and not c.held and (i.last or i.content <> c.content) then 'updated'
                      else 'unchanged' end as fate
          from incoming i join compared c on c.key = i.key) rows`);
  return counted.rows[0] ?? { inserted: 0, updated: 0, unchanged: 0 };
}

/** Turns the staged rows of a load into units: new keys are inserted, changed content replaces what was current, the very same content is only asserted. */
async function mergeStaged(client: ClientBase, kind: UnitKind, incoming: Incoming): Promise<Merged> {
  const unit = unitTables[kind];
  await client.query('analyze staged');
  await addMentions(client, kind, incoming.loadId);
  await readIncoming(client, unit, incoming);
  await compareUnits(client, unit.table, 'select key, content from incoming where last', incoming.byHand);
  await retireReplaced(client, unit.table);
  await insertNew(client, unit, incoming);
  await assertSame(client, unit.table, incoming.loadId);
  await analyseGrown(client, [unit.table]);
  const merged = await countRows(client);
  await client.query('drop table incoming, compared, staged');
  return merged;
}

/** Takes rows of a kind of which each is a unit. Runs inside the caller's transaction. */
export async function openUnits(client: ClientBase, kind: UnitKind, incoming: Incoming, columns: readonly string[]): Promise<RowIntake> {
  await openStaging(client, kind);
  return {
    take: (rows) => stageRows(client, columns, rows),
    merge: async () => ({ merged: await mergeStaged(client, kind, incoming), customers: 'all' }),
  };
}
