import type { PoolClient } from 'pg';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '../database.ts';
import { holdingFacts } from './hold-facts.ts';

/** A person waits for the answer: behind a long load it is better to be told so. */
const patience = async (client: PoolClient): Promise<void> => {
  await client.query("set local lock_timeout = '8s'");
};

/** Holds the facts for work that a person waits for; `facts-busy` while a file is being written. */
export async function holdingBriefly<T>(database: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  try {
    return await holdingFacts(database, work, patience);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '55P03') throw new Problem('facts-busy');
    throw error;
  }
}
