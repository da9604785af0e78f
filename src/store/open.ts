import { join } from 'node:path';
import { Problem } from '#core/shared/problem.ts';
import { connectionString, type Database, openDatabase } from './database.ts';
import { startEmbedded } from './embedded/start.ts';
import { migrateSafely } from './backup/migrate-safely.ts';

export interface StoreOptions {
  readonly dataFolder: string;
  /** A server of one's own; null or absent: the embedded one in the data folder. */
  readonly databaseUrl?: string | null;
  /** Where the backup goes that is taken before the schema of a database with data changes; `backups` in the data folder unless told otherwise. */
  readonly backupsFolder?: string;
  readonly max?: number;
  /** True leaves the schema as it is, whatever its state. */
  readonly leaveSchema?: boolean;
}

/** The product's database, up to date. Its `close` also stops the embedded server. */
export interface Store extends Database {
  readonly url: string;
  readonly isEmbedded: boolean;
}

const oldestServer = 150_000;

/**
 * Opens the database of an installation and applies the missing migrations, after a backup
 * where there is anything to lose. Throws `database-unreachable` or `database-unfit` for a server of
 * one's own, `schema-newer` or `schema-half`, `disk-full` or `backup-folder-unusable` where that
 * backup could not be written, and whatever `startEmbedded` throws; nothing is left running then.
 */
export async function openStore({ dataFolder, backupsFolder = join(dataFolder, 'backups'), databaseUrl, max, leaveSchema }: StoreOptions): Promise<Store> {
  const isEmbedded = databaseUrl === undefined || databaseUrl === null;
  const embedded = isEmbedded ? await startEmbedded({ folder: dataFolder }) : undefined;
  const url = embedded === undefined ? String(databaseUrl) : connectionString(embedded.address);
  const database = openDatabase({ connectionString: url, ...(max === undefined ? {} : { max }) });
  const close = async (): Promise<void> => {
    await database.close();
    await embedded?.close();
  };
  try {
    await requireFit(database);
    if (leaveSchema !== true) await migrateSafely(database, backupsFolder);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...database, url, isEmbedded, close };
}

interface Server {
  readonly version: number;
  readonly shown: string;
  readonly encoding: string;
  readonly sorts_russian: boolean;
}

async function requireFit({ pool }: Database): Promise<void> {
  const { rows } = await pool
    .query<Server>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
              current_setting('server_encoding') AS encoding,
              EXISTS (SELECT FROM pg_collation WHERE collname = 'ru-x-icu') AS sorts_russian`,
    )
    .catch((error: Error) => {
      throw new Problem('database-unreachable', { message: error.message });
    });
  const server = rows[0];
  if (server === undefined) throw new Problem('database-unreachable', { message: '' });
  const refuse = (needed: string, found: string): Problem => new Problem('database-unfit', { needed, found });
  if (server.version < oldestServer) throw refuse('PostgreSQL 15', `PostgreSQL ${server.shown}`);
  if (server.encoding !== 'UTF8') throw refuse('UTF8', server.encoding);
  if (!server.sorts_russian) throw refuse('ICU, ru-x-icu', '');
}
