import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { calls } from '../facts/activities.ts';
import { type FactContext, settledBefore, type Sql, type StandingFact, type StandingFacts } from '../facts/context.ts';
import { dealState } from '../facts/deal-state.ts';
import { orderLines } from '../facts/order-lines.ts';
import { stageVisits } from '../facts/stage-visits.ts';
import { restsOn } from './read-tables.ts';

interface Standing {
  readonly make: (context: FactContext) => Sql;
  /** The table without which there would be none of it. */
  readonly of: string;
  readonly index?: Sql;
}

const facts: Readonly<Record<StandingFact, Standing>> = {
  deal_state: { make: dealState, of: 'deal', index: sql`deal_ref` },
  stage_visit: { make: stageVisits, of: 'stage_move', index: sql`deal_ref` },
  order_line: { make: orderLines, of: 'order_line' },
  call: { make: calls, of: 'call' },
};

/** To make a fact pays when so many readings use it. */
const worthwhile = 4;

/** What the roll-ups of deals give as quickly as a table of one's own. */
function isKept(name: StandingFact, context: FactContext): boolean {
  return (name === 'stage_visit' && context.kept != null) || (name === 'deal_state' && settledBefore(context) !== null);
}

/** The facts to make once for readings that will read these tables; all of them where it is not known. */
export function worthMaking(context: FactContext, readings: readonly ReadonlySet<string>[] | null): StandingFact[] {
  const names = (Object.keys(facts) as StandingFact[]).filter((name) => !isKept(name, context));
  return readings === null ? names : names.filter((name) => readings.filter((tables) => tables.has(facts[name].of)).length >= worthwhile);
}

/** Facts that become temporary tables when the first query names them. */
export interface LazyFacts {
  readonly standing: StandingFacts;
  /** Makes what a query names and nobody named before; runs on the connection that the query will run on. */
  prepare(query: string): Promise<void> | undefined;
}

async function makeTable({ sql: on }: Database, context: FactContext, name: StandingFact): Promise<void> {
  const { make, index } = facts[name];
  const table = sql.table(`standing_${name}`);
  await sql`create temporary table ${table} on commit drop as ${make(context)}`.execute(on);
  if (index !== undefined) await sql`create index on ${table} (${index})`.execute(on);
  await sql`analyze ${table}`.execute(on);
}

/** Facts for temporary tables of the transaction that `database` is in. */
export function lazyFacts(database: Database, context: FactContext, names: readonly StandingFact[]): LazyFacts {
  const left = new Set(names);
  const prepare = async (named: readonly StandingFact[]): Promise<void> => {
    for (const name of named) left.delete(name);
    for (const name of named) await makeTable(database, context, name);
  };
  return {
    standing: { asOf: context.asOf, names: new Set(names) },
    prepare: (query) => {
      const named = [...left].filter((name) => query.includes(`"standing_${name}"`));
      return named.length === 0 ? undefined : prepare(named);
    },
  };
}

/** The tables that each temporary table was made of. */
export const tablesOfStanding = ({ sql: on }: Database, context: FactContext): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(facts).map(([name, { make }]) => [`standing_${name}`, restsOn(make(context).compile(on).sql)]));
