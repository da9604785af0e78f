import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { PoolClient } from 'pg';
import type { Tables } from './tables.ts';

/**
 * The typed query builder over a connection that is in a transaction already; it neither begins nor ends it. Queries
 * asked at the same time run one after another.
 */
export function transactionOn(client: PoolClient): Transaction<Tables> {
  let last: Promise<unknown> = Promise.resolve();
  const query = (text: string, values: unknown[]): Promise<unknown> => (last = last.then(() => client.query(text, values), () => client.query(text, values)));
  const borrowed = { query, release: () => undefined } as unknown as PoolClient;
  const dialect = new PostgresDialect({ pool: { options: {}, connect: async () => borrowed, end: async () => undefined } });
  // Kysely tells a transaction by its type alone; this connection is in one.
  return new Kysely<Tables>({ dialect }) as unknown as Transaction<Tables>;
}
