import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '../database.ts';
import { databaseProblem } from '../disk-problem.ts';
import { inTransaction } from '../in-transaction.ts';
import { migrate } from '../migrate.ts';
import { readMigrations } from '../migrations.ts';
import { catchUpRollUps } from '../rollups/roll-ups.ts';
import { quoted, type BackupTable, type Manifest } from './contents.ts';
import { readFrames } from './frames.ts';
import { nextFrame, parseFrame, problemOfReading, readEnd, readManifest } from './read-frames.ts';

/** Removes all that stands in our schema: tables, what is left of sequences, functions of our own. */
async function clear(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('drop table %I cascade', relname) as statement from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
    union all
    select format('drop sequence if exists %I cascade', relname) from pg_class
    where relkind = 'S' and relnamespace = current_schema()::regnamespace
    union all
    select format('drop function if exists %I(%s) cascade', proname, pg_get_function_identity_arguments(oid)) from pg_proc p
    where pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
  for (const { statement } of rows) await client.query(statement);
}

/** Lays the schema that the backup was made with; it must be the beginning of the migrations this version knows. */
async function laySchema(client: ClientBase, manifest: Manifest): Promise<void> {
  const known = await readMigrations();
  if (manifest.migrations.length > known.length) throw new Problem('backup-newer');
  for (const [at, made] of manifest.migrations.entries()) {
    const own = known[at];
    if (own === undefined || own.number !== made.number || own.checksum !== made.checksum) throw new Problem('backup-newer');
    await client.query(own.sql);
  }
  await client.query(
    'create table schema_migration (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
  );
  for (const { name } of manifest.tables) {
    const { rows } = await client.query<{ any: boolean }>(`select exists (select from ${quoted(name)}) as any`);
    if (rows[0]?.any === true) await client.query(`delete from ${quoted(name)}`);
  }
}

async function* rowsOf(frames: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for (let bytes = await nextFrame(frames); bytes.length > 0; bytes = await nextFrame(frames)) yield bytes;
}

/** A backup that ends in the middle of a table ends the copying, too: the server is told to forget it. */
async function fillTable(client: ClientBase, table: BackupTable, frames: AsyncGenerator<Buffer>): Promise<void> {
  const target = client.query(copyFrom(`copy ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) from stdin`));
  await pipeline(Readable.from(rowsOf(frames)), target);
}

async function fill(client: ClientBase, manifest: Manifest, frames: AsyncGenerator<Buffer>): Promise<void> {
  for (const expected of manifest.tables) {
    const table = parseFrame<BackupTable>(await nextFrame(frames));
    if (table.name !== expected.name) throw new Problem('backup-damaged');
    await fillTable(client, table, frames);
  }
  await readEnd(frames);
  for (const { name, value, used } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), value, used]);
  }
}

export interface Restored {
  readonly madeAt: string;
  readonly tables: number;
  /** Migrations applied after the restore, where the backup was of an earlier version. */
  readonly migrated: readonly string[];
}

/**
 * Puts a backup in the place of everything the database holds: all of it or nothing. A backup of an earlier
 * version is migrated afterwards. Throws `backup-foreign`,
 * `backup-damaged`, `backup-newer`, `backup-missing`, `database-full`.
 */
export async function restoreBackup(database: Database, path: string): Promise<Restored> {
  const file = createReadStream(path);
  const bytes = createGunzip();
  file.once('error', (error) => bytes.destroy(error));
  const frames = readFrames(file.pipe(bytes));
  try {
    const manifest = await readManifest(frames);
    await inTransaction(database, async (client) => {
      await clear(client);
      await laySchema(client, manifest);
      await fill(client, manifest, frames);
    });
    const migrated = await migrate(database.pool);
    await catchUpRollUps(database);
    // The planner knows nothing yet of the rows that came.
    await database.pool.query('analyze');
    return { madeAt: manifest.madeAt, tables: manifest.tables.length, migrated };
  } catch (error) {
    throw problemOfReading(databaseProblem(error), path);
  } finally {
    file.destroy();
    bytes.destroy();
  }
}
