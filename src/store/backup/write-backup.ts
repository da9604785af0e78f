import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '../database.ts';
import { backupProblem } from '../disk-problem.ts';
import { checkBackup } from './check-backup.ts';
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
  readonly bytes: number;
  readonly sha256: string;
}

/** What an unfinished backup is called; a process that was killed leaves one, which `removeUnfinished` takes away. */
export const unfinishedEnding = '.part';

/**
 * Writes everything the database holds, as of one moment, into a file; engine-neutral, so that it restores into
 * the embedded database and into a server alike. The file appears under its name only when it is whole: written to
 * another name, forced to the disk, read back to its end with the same checksum, then renamed. Throws `disk-full`,
 * `backup-folder-unusable`, `backup-unsound`; `backup-interrupted` when told to stop.
 */
export async function writeBackup(database: Database, path: string, now: Date, signal?: AbortSignal): Promise<BackupMade> {
  const unfinished = `${path}.${process.pid}-${randomBytes(3).toString('hex')}${unfinishedEnding}`;
  try {
    const { manifest, sha256 } = await writeUnfinished(database, unfinished, now, signal);
    const checked = await checkBackup(unfinished).catch(() => null);
    if (checked?.sha256 !== sha256) throw new Problem('backup-unsound', { folder: dirname(path) });
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return { file: path, tables: manifest.tables.length, madeAt: manifest.madeAt, bytes: checked.bytes, sha256 };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw signal?.aborted === true ? new Problem('backup-interrupted') : backupProblem(error, dirname(path));
  }
}

async function writeUnfinished(database: Database, path: string, now: Date, signal: AbortSignal | undefined): Promise<{ manifest: Manifest; sha256: string }> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    const manifest = await describe(client, now);
    const hash = createHash('sha256');
    const hashed = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const file = createWriteStream(path, { mode: 0o600, flush: true });
    await pipeline(Readable.from(backupFrames(client, manifest)), createGzip({ level: 6 }), hashed, file, { signal });
    await client.query('commit');
    return { manifest, sha256: hash.digest('hex') };
  } catch (error) {
    // A copy that was cut short leaves its connection in the middle of an answer.
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** So that the new name, too, outlives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
