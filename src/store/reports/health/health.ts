import { sql } from 'kysely';
import { fileKindList } from '#core/files/catalogue.ts';
import { breakdownFields, type BreakdownField } from '#core/metrics/breakdown-fields.ts';
import { scopeOf } from '#core/people/rights.ts';
import type { Database } from '../../database.ts';
import type { FactContext } from '../../facts/context.ts';
import type { PurchaseBasis } from '../../rollups/purchase-days.ts';
import type { RowGap } from './file-rows.ts';
import { type KindHealth, readKindHealth, recentDays } from './kind-health.ts';
import { fileRowsOf, rowsOfKind } from './rows-of-kind.ts';

export interface BreakdownHealth {
  readonly field: BreakdownField;
  readonly filled: number;
  readonly recentFilled: number;
}

/** What came in and what of it can be used, of what the viewer may see. */
export interface HealthReport {
  readonly kinds: readonly (KindHealth & { /** Files that stand; null for viewers who load none. */ readonly loads: number | null })[];
  /** Closed deals, and those closed in the last 90 days, by whether the fields of the breakdowns are filled. */
  readonly breakdowns: { readonly closed: number; readonly recent: number; readonly fields: readonly BreakdownHealth[] } | null;
  readonly basis: PurchaseBasis;
}

/** Reads the state of every kind of file, one pass over each table. */
export async function readHealth(database: Database, context: FactContext): Promise<HealthReport> {
  const loads = await countLoads(database);
  const kinds: HealthReport['kinds'][number][] = [];
  const countsLoads = scopeOf(context.viewer, 'intake') === 'all';
  for (const { id } of fileKindList) {
    const health = await readKindHealth(database, context, id);
    if (health !== null) kinds.push({ ...health, loads: countsLoads ? (loads.get(id) ?? 0) : null });
  }
  const basis = await sql<{ basis: PurchaseBasis }>`select basis from purchase_basis`.execute(database.sql);
  return { kinds, breakdowns: await readBreakdowns(database, context), basis: basis.rows[0]?.basis ?? 'none' };
}

async function countLoads(database: Database): Promise<ReadonlyMap<string, number>> {
  const read = await sql<{ kind: string; loads: number }>`
    select kind, count(*)::int as loads from load where status = 'loaded' and not by_hand group by 1`.execute(database.sql);
  return new Map(read.rows.map(({ kind, loads }) => [kind, loads]));
}

/** The fields behind the seven breakdowns, on closed deals; a region may be the customer's. */
async function readBreakdowns(database: Database, context: FactContext): Promise<HealthReport['breakdowns']> {
  const rows = fileRowsOf('deals', context);
  if (rows === null) return null;
  const from = new Date(context.asOf.getTime() - recentDays * 86_400_000);
  const hasGap = (gap: RowGap) => sql.ref(`f.g${Object.keys(rows.gaps).indexOf(gap)}`);
  const known = (field: BreakdownField) => (field === 'region' ? sql`not ${hasGap('no-region')}` : sql.ref(`f.c${Object.keys(rows.columns).indexOf(field)}`));
  const isRecent = sql`f.recent >= ${from}`;
  const counts = breakdownFields.flatMap((field) => [sql`count(*) filter (where ${known(field)})`, sql`count(*) filter (where ${known(field)} and ${isRecent})`]);
  const read = await sql<{ closed: number; recent: number; counts: string }>`
    select count(*)::int as closed, count(*) filter (where ${isRecent})::int as recent, concat_ws(',', ${sql.join(counts, sql`, `)}) as counts
    from (${rowsOfKind(rows, context)}) f where f.recent is not null and not ${hasGap('test-deal')}`.execute(database.sql);
  const [row] = read.rows;
  if (row === undefined || row.closed === 0) return null;
  const sums = row.counts.split(',').map(Number);
  const fields = breakdownFields.map((field, at) => ({ field, filled: sums[2 * at] ?? 0, recentFilled: sums[2 * at + 1] ?? 0 }));
  return { closed: row.closed, recent: row.recent, fields };
}
