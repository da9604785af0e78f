import { sql } from 'kysely';
import { bulkMoments, clusterTimes, type MonthEnd, monthEndSpikes, smallestCluster } from '#core/diagnosis/import-traces.ts';
import type { KindId } from '#core/files/kind.ts';
import type { Day } from '#core/shared/day.ts';
import type { Database } from '../../database.ts';
import { converted, localDay, type FactContext, type Sql } from '../../facts/context.ts';
import { closings } from '../../facts/deal-state.ts';
import { seenBy } from '../../measures/relations.ts';
import { fileRowsOf, rowsOfKind } from './rows-of-kind.ts';

/** Kinds whose rows say when they were created, so that a transfer of all of them leaves one moment. */
export const bulkKinds = ['deals', 'customers', 'leads'] as const satisfies readonly KindId[];

export interface BulkMoment {
  readonly kind: (typeof bulkKinds)[number];
  readonly at: Date;
  readonly rows: number;
  /** Median number of rows of one moment. */
  readonly usual: number;
}

async function readBulk(database: Database, context: FactContext, kind: (typeof bulkKinds)[number]): Promise<BulkMoment[]> {
  const rows = fileRowsOf(kind, context);
  if (rows === null) return [];
  const read = await sql<{ at: Date; rows: number; usual: number }>`
    with moment as (select date_trunc('minute', f.begins) as at, count(*)::int as rows from (${rowsOfKind(rows, context)}) f where f.begins is not null group by 1)
    select m.at, m.rows, u.usual from moment m, (select percentile_cont(0.5) within group (order by rows) as usual from moment) u
    where m.rows >= ${smallestCluster} and m.rows >= ${clusterTimes} * u.usual order by m.rows desc, m.at limit 20`.execute(database.sql);
  return bulkMoments(read.rows, read.rows[0]?.usual ?? 0).map(({ at, rows: count }) => ({ kind, at, rows: count, usual: read.rows[0]?.usual ?? 0 }));
}

async function readMonthEnds(database: Database, context: FactContext): Promise<readonly MonthEnd[]> {
  const read = await sql<{ at: Day; rows: number }>`
    select ${localDay(sql`f.at`, context)} as at, count(*)::int as rows from (${closings(context)}) f
    where f.outcome = 'lost' and f.at is not null and not f.is_test and ${seenBy(context, 'deals')} group by 1 order by 1`.execute(database.sql);
  return monthEndSpikes(read.rows);
}

const foreign = (table: Sql, at: Sql, context: FactContext): Sql => sql`
  select u.currency, count(*)::int as rows, count(*) filter (where ${converted(sql`u.amount`, sql`u.currency`, localDay(at, context), context)} is null)::int as lacking
  from ${table} u where u.currency <> ${context.currency} and u.amount is not null group by 1`;

export interface ForeignCurrency {
  readonly currency: string;
  readonly rows: number;
  /** Rows for whose day there is no rate. */
  readonly withoutRate: number;
}

/** Currencies other than the organisation's; told to those who read all records. */
export async function readForeignCurrencies(database: Database, context: FactContext): Promise<ForeignCurrency[]> {
  const read = await sql<ForeignCurrency>`
    select currency, sum(rows)::int as rows, sum(lacking)::int as "withoutRate" from (
      ${foreign(sql`(select * from deal where current)`, sql`coalesce(u.closed_at, u.created_at, ${context.asOf})`, context)}
      union all ${foreign(sql`(select l.* from order_line l join sales_order o on o.id = l.order_id and o.current)`, sql`u.at`, context)}
      union all ${foreign(sql`(select * from payment where current)`, sql`u.at`, context)}) f
    group by 1 order by 3 desc, 1`.execute(database.sql);
  return read.rows;
}

export interface Traces {
  readonly bulk: readonly BulkMoment[];
  readonly monthEnds: readonly MonthEnd[];
}

/** Traces of machines in the dates of the rows the viewer may see. */
export async function readTraces(database: Database, context: FactContext): Promise<Traces> {
  const bulk: BulkMoment[] = [];
  for (const kind of bulkKinds) bulk.push(...(await readBulk(database, context, kind)));
  return { bulk, monthEnds: await readMonthEnds(database, context) };
}
