import { Socket } from 'node:net';
import pg from 'pg';
import type { ServerAddress } from '../database.ts';

/** One process's membership among those who use an embedded server. */
export interface Presence {
  /** Gives up membership. True when nobody else is left, so that the caller is to stop the server. */
  leave(): Promise<boolean>;
}

/** Held shared by everyone who uses the server, so the one who gets it alone is the last. */
const presenceLock = 7_305_002;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Joins the users of a server by a connection of its own that holds a lock for as long as the
 * process lives; a killed process leaves by itself. When the connection breaks, `revive` is asked
 * to see to the server and the process joins again.
 */
export async function join(address: ServerAddress, revive: () => Promise<void>): Promise<Presence> {
  let isLeaving = false;
  let held = await take(address, onBreak);
  let rejoining: Promise<void> | undefined;

  function onBreak(): void {
    if (!isLeaving) rejoining = rejoin();
  }

  async function rejoin(): Promise<void> {
    for (let attempt = 0; attempt < 20 && (attempt === 0 || !isLeaving); attempt += 1) {
      try {
        await revive();
        held = await take(address, onBreak);
        return;
      } catch {
        await pause(250 * (attempt + 1));
      }
    }
  }

  return {
    async leave() {
      isLeaving = true;
      await rejoining;
      held.socket.ref();
      return isLast(held.client);
    },
  };
}

async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [presenceLock]);
    const sql = 'SELECT pg_try_advisory_lock($1) AS alone';
    const { rows } = await client.query<{ alone: boolean }>(sql, [presenceLock]);
    return rows[0]?.alone === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Held {
  readonly client: pg.Client;
  /** Does not keep the process alive by itself. */
  readonly socket: Socket;
}

async function take(address: ServerAddress, onBreak: () => void): Promise<Held> {
  const socket = new Socket();
  const settings = { database: 'postgres', application_name: 'thirty presence', keepAlive: true };
  const client = new pg.Client({ ...address, ...settings, stream: () => socket });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SELECT pg_advisory_lock_shared($1)', [presenceLock]);
  client.once('end', onBreak);
  socket.unref();
  return { client, socket };
}
