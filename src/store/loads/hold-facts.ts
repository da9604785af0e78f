import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

/** One writer of facts at a time, whatever process it runs in. */
const factsLock = 3030;

/** Holds the facts for this transaction, with the organisation's clock and currency set for reading texts. */
async function holdFacts(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [factsLock]);
  await client.query("set local work_mem = '128MB'");
  await client.query(`
    select set_config('timezone', time_zone, true), set_config('thirty.currency', currency, true) from organisation`);
}

/**
 * Runs work that changes facts on one connection in one transaction: all of it or nothing, and nobody else
 * meanwhile. `before` runs in it before the facts are waited for.
 */
export function holdingFacts<T>(
  database: Database,
  work: (client: PoolClient) => Promise<T>,
  before?: (client: PoolClient) => Promise<void>,
): Promise<T> {
  return inTransaction(database, async (client) => {
    await before?.(client);
    await holdFacts(client);
    return work(client);
  });
}
