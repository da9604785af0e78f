import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '#store/database.ts';
import { withDatabase } from './server.ts';

/** A database of one's own, migrated and otherwise empty; `url` opens it from another process. */
export interface FreshDatabase extends Database {
  readonly url: string;
}

const opened: FreshDatabase[] = [];

afterAll(async () => {
  for (const database of opened) await database.close();
});

/**
 * Clones the migrated template. `close` drops the database; those left open are dropped after the
 * test file. For tests named `*.db.test.ts` and `*.browser.test.ts`.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url: server, template, prefix, failure } = inject('testServer');
  if (failure !== null) throw new Error(failure);
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await ask(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = withDatabase(server, name);
  const database = openDatabase({ connectionString: url });
  let closing: Promise<void> | undefined;
  const drop = async (): Promise<void> => {
    await database.close();
    await ask(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  const fresh: FreshDatabase = { ...database, url, close: () => (closing ??= drop()) };
  opened.push(fresh);
  return fresh;
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
