import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { PoolClient } from 'pg';
import type { Tables } from './tables.ts';

/**
 * The typed query builder over a connection that is in a transaction already; it neither begins nor ends it. Queries
 * asked at the same time run one after another; `note` hears of each when it is asked, and what `prepare` does for one is
 * done before it runs.
 */
export function transactionOn(client: PoolClient, note: (query: string) => void = () => undefined, prepare: (query: string) => Promise<void> | undefined = () => undefined): Transaction<Tables> {
  let last: Promise<unknown> = Promise.resolve();
  const query = (text: string, values: unknown[]): Promise<unknown> => {
    note(text);
    const run = async (): Promise<unknown> => {
      await prepare(text);
      return client.query(text, values);
    };
    return (last = last.then(run, run));
  };
  const borrowed = { query, release: () => undefined } as unknown as PoolClient;
  const dialect = new PostgresDialect({ pool: { options: {}, connect: async () => borrowed, end: async () => undefined } });
  // Kysely tells a transaction by its type alone; this connection is in one.
  return new Kysely<Tables>({ dialect }) as unknown as Transaction<Tables>;
}
