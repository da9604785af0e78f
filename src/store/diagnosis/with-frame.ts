import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { transactionOn } from '../transaction-on.ts';
import { readRollUps } from '../rollups/roll-ups.ts';
import { createFrame, type Frame } from './frame.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { noteTables, restsOn } from './read-tables.ts';
import { lazyFacts, tablesOfStanding, worthMaking } from './standing.ts';

/** Runs on one connection, at one moment of the data, and leaves nothing behind. */
async function atOneMoment<T>(database: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read');
    return await work(client);
  } finally {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    client.release(broken);
  }
}

async function readWith<T>(database: Database, context: FactContext, ledger: ((one: Database) => Promise<Ledger>) | null, read: (frame: Frame) => Promise<T>): Promise<{ result: T; opened: Ledger | null }> {
  const tables = tablesOfStanding(database, context);
  const note = (query: string): void => noteTables(restsOn(query).flatMap((name) => tables.get(name) ?? name));
  return atOneMoment(database, async (client) => {
    const plain = { ...database, sql: transactionOn(client) };
    const opened = ledger === null ? null : await ledger(plain);
    const kept = { ...context, ...(await readRollUps(plain)) };
    const { standing, prepare } = lazyFacts(plain, kept, worthMaking(kept, opened?.stale ?? null));
    const one = { ...database, sql: transactionOn(client, note, prepare) };
    const frame = await createFrame(one, { ...kept, standing }, opened === null ? {} : { recall: opened.recall });
    return { result: await read(frame), opened };
  });
}

/**
 * Reads with a frame whose facts are made once: one connection, one moment of the data, and the dear derived facts in
 * temporary tables that are gone afterwards. For whoever reads many signals; a single one is quicker without.
 */
export const withFrame = async <T>(database: Database, context: FactContext, read: (frame: Frame) => Promise<T>): Promise<T> =>
  (await readWith(database, context, null, read)).result;

/** The same for the present, by who sees everything: what still stands of the last reading is taken over, and the rest is kept for the next. */
export async function withLedger<T>(database: Database, context: FactContext, read: (frame: Frame) => Promise<T>): Promise<T> {
  const { result, opened } = await readWith(database, context, (one) => openLedger(one, context), read);
  await opened?.keep(database);
  return result;
}
