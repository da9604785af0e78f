import { sql } from 'kysely';
import { formulaVersion } from '#core/diagnosis/formula-version.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { noteTables, type PartName, track } from './read-tables.ts';

/** Time alone changes little: so long a reading of the running day stands while its tables are the same. */
export const freshMs = 3_600_000;

/** Takes over the value kept under a name, or reads it. */
export type Recall = <T>(name: string, read: () => Promise<T>) => Promise<T>;

export const readAnew: Recall = (_name, read) => read();

interface Entry {
  readonly name: string;
  readonly asOf: Date;
  readonly value: unknown;
  /** The tables it was read from, and how often each had been written to. */
  readonly tables: Readonly<Record<string, number>>;
}

/** What earlier diagnoses of the day read, and what this one reads anew. */
export interface Ledger {
  readonly recall: Recall;
  /** The tables of every kept reading that no longer stands; null where nothing is kept at all. */
  readonly stale: readonly ReadonlySet<string>[] | null;
  /** Keeps what was read anew. */
  keep(database: Database): Promise<void>;
}

/** A number that stands for a text. */
const numberOf = (text: Sql): Sql => sql`coalesce(('x' || substr(md5(${text}), 1, 12))::bit(48)::bigint, 0)`;

/** What the parts of small tables hold; each row by its columns alone, in the order of ids. */
const parts: Readonly<Record<PartName, Sql>> = {
  'stage:places': sql`select ${numberOf(sql`string_agg(concat_ws(',', id, pipeline_id, kind, position, role, name), ';' order by id)`)} from stage`,
  'load:facts': sql`select ${numberOf(sql`string_agg(concat_ws(',', id, kind, status, turn, created_at, loaded_at, undone_at, first_at, last_at), ';' order by id)`)} from load where kind <> 'plans'`,
};

/** How often each table has been written to; -1 for one that nobody counts. Of parts of tables, what they hold. */
async function readChanges({ sql: on }: Database): Promise<ReadonlyMap<string, number>> {
  const held = Object.entries(parts).map(([name, value]) => sql`select ${name} as name, (${value})::float8 as changes`);
  const read = await sql<{ name: string; changes: number }>`
    select r.relname as name, case when n.oid is null then -1 else coalesce(c.changes, 0) end::float8 as changes
    from pg_class r left join pg_trigger n on n.tgrelid = r.oid and n.tgname = 'note_change'
    left join (select name, sum(changes) as changes from table_change group by name) c on c.name = r.relname
    where r.relkind in ('r', 'v') and r.relnamespace = current_schema()::regnamespace
    union all ${sql.join(held, sql` union all `)}`.execute(on);
  return new Map(read.rows.map(({ name, changes }) => [name, changes]));
}

/** Tables that every reading rests on without naming them: the organisation's clock, money and days. */
const always: readonly string[] = ['organisation', 'calendar_day', 'calendar_year', 'currency_rate'];

/** The ledger as it stands for an instant: a reading of another day, of other formulas or older than an hour does not stand. */
export async function openLedger(database: Database, { asOf, timeZone }: FactContext): Promise<Ledger> {
  const changes = await readChanges(database);
  const read = await sql<Entry>`select name, as_of as "asOf", value, tables from diagnosis_reading where formulas = ${formulaVersion}`.execute(database.sql);
  const isFresh = (entry: Entry): boolean =>
    Math.abs(asOf.getTime() - entry.asOf.getTime()) < freshMs && dayOf(asOf.getTime(), timeZone) === dayOf(entry.asOf.getTime(), timeZone) &&
    Object.entries(entry.tables).every(([table, count]) => count >= 0 && changes.get(table) === count);
  const { fresh = [], stale = [] } = Object.groupBy(read.rows, (entry) => (isFresh(entry) ? 'fresh' : 'stale'));
  const known = new Map(fresh.map((entry) => [entry.name, entry]));
  const made: Entry[] = [];
  const recall: Recall = async (name, make) => {
    const entry = known.get(name);
    noteTables(Object.keys(entry?.tables ?? {}));
    // What is kept under a name is what was read under it.
    if (entry !== undefined) return entry.value as Awaited<ReturnType<typeof make>>;
    const { value, tables } = await track(make);
    made.push({ name, asOf, value, tables: countsOf([...tables, ...always], changes) });
    return value;
  };
  return { recall, stale: read.rows.length === 0 ? null : stale.map(({ tables }) => new Set(Object.keys(tables))), keep: (into) => keepEntries(into, made, asOf) };
}

/** Names that are no tables are those of parts of a query. */
const countsOf = (names: readonly string[], changes: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries(names.flatMap((name) => (changes.has(name) ? [[name, changes.get(name) ?? -1]] : [])));

/** Entries of earlier days are gone with their day: names may tell of it. */
async function keepEntries(database: Database, made: readonly Entry[], now: Date): Promise<void> {
  if (made.length === 0) return;
  const rows = made.map(({ name, asOf, value, tables }) => ({ name, as_of: asOf, value, tables }));
  await sql`
    insert into diagnosis_reading (name, as_of, formulas, value, tables)
    select r.name, r.as_of, ${formulaVersion}, r.value, r.tables from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(name text, as_of timestamptz, value jsonb, tables jsonb)
    on conflict (name) do update set as_of = excluded.as_of, formulas = excluded.formulas, value = excluded.value, tables = excluded.tables`.execute(database.sql);
  await sql`delete from diagnosis_reading where as_of < ${now}::timestamptz - interval '1 day'`.execute(database.sql);
  await sql`with gone as (delete from table_change returning name, changes) insert into table_change (name, changes) select name, sum(changes) from gone group by name`.execute(database.sql);
}
