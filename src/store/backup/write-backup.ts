import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../database.ts';
import { listSequences, listTables, quoted, type BackupTable, type Manifest } from './contents.ts';
import { endOfTable, frame } from './frames.ts';

async function* tableFrames(client: ClientBase, table: BackupTable): AsyncGenerator<Buffer> {
  yield frame(Buffer.from(JSON.stringify(table)));
  const columns = table.columns.map(quoted).join(', ');
  const rows = client.query(copyTo(`copy (select ${columns} from ${quoted(table.name)}) to stdout`));
  for await (const chunk of rows) yield frame(chunk as Buffer);
  yield endOfTable;
}

async function* backupFrames(client: ClientBase, manifest: Manifest): AsyncGenerator<Buffer> {
  yield frame(Buffer.from(JSON.stringify(manifest)));
  for (const table of manifest.tables) yield* tableFrames(client, table);
  yield frame(Buffer.from(JSON.stringify({ end: true })));
}

async function describe(client: ClientBase, now: Date): Promise<Manifest> {
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select number, name, checksum from schema_migration order by number');
  return {
    format: 'thirty-backup',
    version: 1,
    madeAt: now.toISOString(),
    migrations,
    tables: await listTables(client),
    sequences: await listSequences(client),
  };
}

/** What a backup holds, in numbers. */
export interface BackupMade {
  readonly file: string;
  readonly tables: number;
  readonly madeAt: string;
}

/**
 * Writes everything the database holds, as of one moment, into a file; engine-neutral, so that it restores into
 * the embedded database and into a server alike. The file appears under its name only when it is whole.
 */
export async function writeBackup(database: Database, path: string, now: Date): Promise<BackupMade> {
  const client = await database.pool.connect();
  const unfinished = `${path}.part`;
  try {
    await client.query('begin isolation level repeatable read read only');
    const manifest = await describe(client, now);
    await pipeline(Readable.from(backupFrames(client, manifest)), createGzip({ level: 6 }), createWriteStream(unfinished, { mode: 0o600 }));
    await client.query('commit');
    await rename(unfinished, path);
    return { file: path, tables: manifest.tables.length, madeAt: manifest.madeAt };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    client.release();
  }
}
