import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { calls } from '../facts/activities.ts';
import type { FactContext, Sql, StandingFact } from '../facts/context.ts';
import { dealState } from '../facts/deal-state.ts';
import { orderLines } from '../facts/order-lines.ts';
import { stageVisits } from '../facts/stage-visits.ts';
import { transactionOn } from '../transaction-on.ts';
import { createFrame, type Frame } from './frame.ts';

const made: Readonly<Record<StandingFact, { readonly make: (context: FactContext) => Sql; readonly index?: Sql }>> = {
  deal_state: { make: dealState, index: sql`deal_ref` },
  stage_visit: { make: stageVisits, index: sql`deal_ref` },
  order_line: { make: orderLines },
  call: { make: calls },
};

/**
 * Reads with a frame whose facts are made once: one connection, one moment of the data, and the dear derived facts in
 * temporary tables that are gone afterwards. For whoever reads many signals; a single one is quicker without.
 */
export async function withFrame<T>(database: Database, context: FactContext, read: (frame: Frame) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read');
    const one: Database = { ...database, sql: transactionOn(client) };
    const names = new Set<StandingFact>();
    for (const [name, { make, index }] of Object.entries(made) as [StandingFact, (typeof made)[StandingFact]][]) {
      const table = sql.table(`standing_${name}`);
      await sql`create temporary table ${table} on commit drop as ${make(context)}`.execute(one.sql);
      if (index !== undefined) await sql`create index on ${table} (${index})`.execute(one.sql);
      await sql`analyze ${table}`.execute(one.sql);
      names.add(name);
    }
    return await read(await createFrame(one, { ...context, standing: { asOf: context.asOf, names } }));
  } finally {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    client.release(broken);
  }
}
