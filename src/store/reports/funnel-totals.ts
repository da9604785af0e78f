import { sql } from 'kysely';
import { averageMoney } from '#core/shared/money.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { rowsOf } from '../measures/measure.ts';
import { funnelDeals, type FunnelRequest } from './funnel-deals.ts';

/** Counts, money and lengths of the funnel's deals. Money in minor units, lengths in calendar days. */
export interface FunnelTotals {
  readonly won: number;
  readonly lost: number;
  /** Deals of a cohort that are still open; none by date of closing. */
  readonly open: number;
  readonly amountWon: number;
  /** Σ ÷ count over wins above zero. */
  readonly averageOrder: number | null;
  readonly medianOrder: number | null;
  /** Wins with a sum above zero: what the average order stands on. */
  readonly winsWithAmount: number;
  readonly winsWithoutAmount: number;
  readonly medianCycleDays: number | null;
  readonly p90CycleDays: number | null;
  readonly medianLostDays: number | null;
  /** The same as `medianCycleDays` less the time a reopened deal spent closed. */
  readonly medianActiveDays: number | null;
  /** Won deals whose creation is unknown, so that they have no length. */
  readonly winsWithoutCreation: number;
  /** Deals left out of everything, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
}

/** Reads the totals of a funnel, of closings or of a cohort. */
export async function readFunnelTotals(database: Database, context: FactContext, request: FunnelRequest): Promise<FunnelTotals> {
  const read = await sql<Omit<FunnelTotals, 'averageOrder'> & { readonly aboveZero: number }>`
    with c as materialized (select d.outcome, d.amount, d.length_days, d.idle_days, d.left_out from (${funnelDeals(context, request)}) d), k as (select * from c where left_out is null),
    w as (
      select k.amount, k.length_days, k.length_days - coalesce(k.idle_days, 0) as active_days from k
      where k.outcome = 'won')
    select count(*) filter (where outcome = 'won')::int as won, count(*) filter (where outcome = 'lost')::int as lost,
      count(*) filter (where outcome is null)::int as open,
      coalesce(sum(amount) filter (where outcome = 'won'), 0)::float8 as "amountWon",
      (select coalesce(sum(amount), 0)::float8 from w where amount > 0) as "aboveZero",
      (select percentile_cont(0.5) within group (order by amount) from w where amount > 0)::float8 as "medianOrder",
      (select count(*) from w where amount > 0)::int as "winsWithAmount",
      (select count(*) from w where not coalesce(amount > 0, false))::int as "winsWithoutAmount",
      (select percentile_cont(0.5) within group (order by length_days) from w)::float8 as "medianCycleDays",
      (select percentile_cont(0.9) within group (order by length_days) from w)::float8 as "p90CycleDays",
      percentile_cont(0.5) within group (order by length_days) filter (where outcome = 'lost')::float8 as "medianLostDays",
      (select percentile_cont(0.5) within group (order by active_days) from w)::float8 as "medianActiveDays",
      (select count(*) from w where length_days is null)::int as "winsWithoutCreation",
      coalesce((select jsonb_object_agg(left_out, n) from (select left_out, count(*) as n from c where left_out is not null group by 1) x), '{}') as excluded
    from k`.execute(database.sql);
  const [row] = read.rows;
  if (row === undefined) throw new Error('An aggregate answered no row');
  const { aboveZero, ...totals } = row;
  return { ...totals, averageOrder: averageMoney(aboveZero, totals.winsWithAmount) };
}

/** Open deals of the pipeline as of an instant: what velocity counts. */
export async function countOpenDeals(database: Database, context: FactContext, request: FunnelRequest): Promise<number> {
  const rows = rowsOf({ measure: { kind: 'count', fact: 'open-deal' }, span: request.span, where: request.where }, context);
  const read = await sql<{ open: number }>`
    select count(*)::int as open from (${rows}) f where f.left_out is null and f.pipeline_id = ${request.pipelineId}`.execute(database.sql);
  return read.rows[0]?.open ?? 0;
}
