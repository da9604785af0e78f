import { join as joinPath, resolve } from 'node:path';
import pg from 'pg';
import { Problem } from '#core/shared/problem.ts';
import { makeDataFolder } from '../data-folder.ts';
import type { ServerAddress } from '../database.ts';
import { findPackage, prepareBinaries } from './binaries.ts';
import { databaseUser, ensureCluster, readPassword } from './cluster.ts';
import { closeWithProcess } from './exit.ts';
import type { Postmaster } from './postmaster.ts';
import { join } from './presence.ts';
import { firstClosed } from './reach.ts';
import { ensureRunning, type Launch, stop, stopWhenUnused } from './server.ts';
import type { Purpose } from './settings.ts';
import { chooseServerUser, type ServerUser } from './user.ts';

export interface EmbeddedOptions {
  /** The data folder; the cluster lies in `postgres/` under it. Made when missing. */
  readonly folder: string;
  readonly purpose?: Purpose;
}

/** A running server of our own. */
export interface EmbeddedServer {
  /** The product's database on it. */
  readonly address: ServerAddress;
  readonly pid: number;
  /** Stops the server, unless another process uses it too: then the last one to close stops it. */
  close(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on a data folder, or joins the one already running there: two
 * processes on one folder share one server. What a killed process left running is taken over.
 * Throws a Problem that names the remedy's place when the folder or the machine does not allow it.
 */
export async function startEmbedded({ folder, purpose = 'real' }: EmbeddedOptions): Promise<EmbeddedServer> {
  const launch = await prepare(resolve(folder), purpose);
  const password = await readPassword(launch.cluster);
  let running = await ensureRunning(launch);
  const address = addressOf(running, password);
  const presence = await join(address, async () => {
    running = await ensureRunning(launch);
  });
  await ensureDatabase(address);
  return {
    address,
    get pid() {
      return running.pid;
    },
    close: closeWithProcess(
      async () => {
        if (await presence.leave()) await stop(running.pid);
      },
      () => stopWhenUnused(running.pid),
    ),
  };
}

async function prepare(folder: string, purpose: Purpose): Promise<Launch> {
  await makeDataFolder(folder);
  const user = await chooseServerUser(folder);
  await requireOpen(folder, user);
  const cluster = joinPath(folder, 'postgres');
  const binaries = await prepareBinaries(findPackage(), folder, user);
  await ensureCluster(cluster, { binaries, user, purpose });
  return { cluster, binaries, user, purpose, log: joinPath(folder, 'postgres.log') };
}

async function requireOpen(folder: string, user: ServerUser | undefined): Promise<void> {
  const closed = await firstClosed(folder, user);
  if (closed !== undefined) throw new Problem('data-folder-closed', { folder, closed, user: user?.name ?? '' });
}

function addressOf({ host, port }: Postmaster, password: string): ServerAddress {
  return { host, port, user: databaseUser, password, database: 'thirty' };
}

async function ensureDatabase(address: ServerAddress): Promise<void> {
  const client = new pg.Client({ ...address, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [address.database]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(address.database)}`);
  } catch (error) {
    const raced = error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505');
    if (!raced) throw error;
  } finally {
    await client.end();
  }
}
