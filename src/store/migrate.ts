import type pg from 'pg';
import { Problem } from '#core/shared/problem.ts';
import { type Migration, readMigrations } from './migrations.ts';

/**
 * How a database stands to the product's migrations. `empty`: nothing of ours in it; `older`: some
 * are still to be applied; `current`: all are; `newer`: a later version of the product was here;
 * `half`: what was applied is not the beginning of our list, or differs from it.
 */
export type SchemaState = 'current' | 'older' | 'newer' | 'half' | 'empty';

interface Applied {
  readonly number: number;
  readonly checksum: string;
}

/** Any session-wide number will do, as long as every version of the product uses the same. */
const migrationLock = 7_305_001;

const recordTable = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;

/** The state of the schema, read without changing anything. */
export async function schemaState(
  pool: pg.Pool,
  migrations?: readonly Migration[],
): Promise<SchemaState> {
  return compare(await readApplied(pool), migrations ?? (await readMigrations()));
}

/** What is done once, before the first missing migration is applied to a database that has some; what it throws ends the migrating. */
export type BeforeChange = () => Promise<unknown>;

/**
 * Brings the schema up to date: each missing migration in one transaction with its record, so that
 * a failure leaves the state of the last whole one. Callers at the same time wait for each other.
 * Returns the names applied. Refuses with `schema-newer` or `schema-half`, changing nothing.
 */
export async function migrate(pool: pg.Pool, migrations?: readonly Migration[], beforeChange?: BeforeChange): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const applied = await readApplied(client);
    refuse(compare(applied, wanted), applied, wanted);
    const missing = wanted.slice(applied.length);
    if (missing.length > 0 && applied.length > 0) await beforeChange?.();
    if (missing.length > 0) await client.query(recordTable);
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    client.release();
  }
}

function compare(applied: readonly Applied[], wanted: readonly Migration[]): SchemaState {
  if (applied.length === 0) return wanted.length === 0 ? 'current' : 'empty';
  const agrees = wanted.slice(0, applied.length).every((migration, at) => isSame(migration, applied[at]));
  const last = wanted.at(-1)?.number ?? 0;
  if (applied.some(({ number }) => number > last)) return 'newer';
  if (!agrees) return 'half';
  return applied.length === wanted.length ? 'current' : 'older';
}

function isSame(migration: Migration, applied: Applied | undefined): boolean {
  return applied?.number === migration.number && applied.checksum === migration.checksum;
}

function refuse(state: SchemaState, applied: readonly Applied[], wanted: readonly Migration[]): void {
  if (state === 'newer') {
    throw new Problem('schema-newer', { database: applied.at(-1)?.number ?? 0, product: wanted.at(-1)?.number ?? 0 });
  }
  if (state !== 'half') return;
  const first = wanted.find((migration, at) => !isSame(migration, applied[at]));
  throw new Problem('schema-half', { migration: first?.name ?? '' });
}

async function readApplied(db: pg.Pool | pg.PoolClient): Promise<readonly Applied[]> {
  const { rows: tables } = await db.query<{ there: boolean }>(
    `SELECT to_regclass('schema_migration') IS NOT NULL AS there`,
  );
  if (tables[0]?.there !== true) return [];
  const { rows } = await db.query<Applied>('SELECT number, checksum FROM schema_migration ORDER BY number');
  return rows;
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${migration.name} failed and was taken back: ${why}`, { cause: error });
  }
}
