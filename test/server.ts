import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { connectionString, openDatabase } from '#store/database.ts';
import { isAlive, readPostmaster } from '#store/embedded/postmaster.ts';
import { stop } from '#store/embedded/server.ts';
import { startEmbedded } from '#store/embedded/start.ts';
import { migrate } from '#store/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the databases of this run are made, and from which template. */
    readonly testServer: TestServer;
  }
}

export interface TestServer {
  readonly url: string;
  readonly template: string;
  /** Begins the name of every database of this run. */
  readonly prefix: string;
  /** Why there is no template; null when there is one. The tests that need it fail with this. */
  readonly failure: string | null;
}

interface Running {
  readonly server: TestServer;
  close(): Promise<void>;
}

const folderName = 'thirty-test-';
const running = new Map<string, { readonly started: Promise<Running>; users: number }>();
const shared: typeof running = (Reflect.get(globalThis, Symbol.for('thirty.test.servers')) as typeof running) ?? running;
Reflect.set(globalThis, Symbol.for('thirty.test.servers'), shared);

/**
 * One server for the whole run, whichever projects take part: embedded in the temporary folder, or
 * TEST_DATABASE_URL for the project that asks for it. A template database is migrated once.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = project.name === 'store-on-server' ? process.env['TEST_DATABASE_URL'] : undefined;
  const key = given ?? 'embedded';
  const entry = shared.get(key) ?? { started: given === undefined ? onEmbedded() : onServer(given), users: 0 };
  shared.set(key, entry);
  entry.users += 1;
  project.provide('testServer', (await entry.started).server);
  return async () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    shared.delete(key);
    await (await entry.started).close();
  };
}

async function onEmbedded(): Promise<Running> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${folderName}${process.pid}-`));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({ folder, purpose: 'test' });
  const databases = await onServer(connectionString({ ...embedded.address, database: 'postgres' }));
  return {
    server: databases.server,
    async close() {
      await databases.close();
      await embedded.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string): Promise<Running> {
  const prefix = `thirty_test_${process.pid}_`;
  const template = `${prefix}template`;
  await ask(url, `CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  const database = openDatabase({ connectionString: withDatabase(url, template), max: 1 });
  const failure = await migrate(database.pool).then(() => null, String);
  await database.close();
  return {
    server: { url, template, prefix, failure },
    async close() {
      const names = await ask(url, `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')`);
      for (const { datname } of names) await ask(url, `DROP DATABASE IF EXISTS ${String(datname)} WITH (FORCE)`);
    },
  };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The same server's address for another of its databases. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** What a killed run left in the temporary folder: its server is stopped, its data removed. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${folderName}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const postmaster = await readPostmaster(join(tmpdir(), name, 'postgres'));
    if (postmaster !== undefined && isAlive(postmaster.pid)) await stop(postmaster.pid);
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
