import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import type { Tables } from './tables.ts';

/** Where a PostgreSQL server listens and who asks; `host` is a name or the folder of a unix socket. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type DatabaseOptions = ({ readonly connectionString: string } | ServerAddress) & {
  /** The most connections kept at once; 10 unless told otherwise. */
  readonly max?: number;
};

/** A pool of connections and the typed query builder over it. */
export interface Database {
  readonly sql: Kysely<Tables>;
  readonly pool: pg.Pool;
  /** Waits for running queries, then lets every connection go. May be called more than once. */
  close(): Promise<void>;
}

/**
 * A pool over one database; connects at the first query. Values arrive as: `bigint` a number (an
 * error beyond the safe integers), `numeric` a decimal string, `date` a `YYYY-MM-DD` string,
 * `timestamptz` a Date. A connection that breaks is replaced, silently while it is idle.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({ max: 10, application_name: 'thirty', types: columnTypes, ...options });
  pool.on('error', () => undefined);
  // One that breaks while somebody holds it fails their query; the process must outlive that.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  return { sql, pool, close: () => (closing ??= sql.destroy().then(() => endPool(pool))) };
}

/** The address as one string, as DATABASE_URL takes it; unix socket folders included. */
export function connectionString(address: ServerAddress): string {
  const { host, port, user, password, database } = address;
  const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const end = encodeURIComponent(database);
  if (!host.startsWith('/')) return `postgres://${credentials}@${host}:${port}/${end}`;
  return `postgres://${credentials}@localhost:${port}/${end}?host=${encodeURIComponent(host)}`;
}

function endPool(pool: pg.Pool): Promise<void> {
  return pool.ended || pool.ending ? Promise.resolve() : pool.end();
}
