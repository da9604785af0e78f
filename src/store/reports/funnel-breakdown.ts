import { sql } from 'kysely';
import { averageMoney } from '#core/shared/money.ts';
import { wilsonInterval, type ShareInterval } from '#core/metrics/statistics/wilson.ts';
import type { Breakdown } from '#core/metrics/vocabulary.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { breakdownKey } from '../measures/relations.ts';
import { funnelDeals, type FunnelRequest } from './funnel-deals.ts';

/** A row of a breakdown of the funnel. `null` as a key stands for deals that have no such value. */
export interface FunnelBreakdownRow {
  readonly key: string | null;
  /** The second breakdown's value, where two cross. */
  readonly second: string | null;
  readonly won: number;
  readonly lost: number;
  /** Deals of a cohort still open; none by date of closing. */
  readonly open: number;
  /** Won ÷ closed; over a cohort won ÷ created. */
  readonly winRate: ShareInterval | null;
  readonly averageOrder: number | null;
  readonly amountWon: number;
}

export interface FunnelBreakdownRequest extends FunnelRequest {
  readonly by: Breakdown;
  readonly and?: Breakdown | undefined;
}

/** Wins, losses and money by one breakdown or by two at once. */
export async function readFunnelBreakdown(database: Database, context: FactContext, request: FunnelBreakdownRequest): Promise<FunnelBreakdownRow[]> {
  const first = breakdownKey(request.by, context);
  const second = request.and === undefined ? sql`null::text` : sql`(select ${breakdownKey(request.and, context).key} from (select 1) one ${breakdownKey(request.and, context).join})`;
  const read = await sql<Omit<FunnelBreakdownRow, 'winRate' | 'averageOrder'> & { readonly aboveZero: number; readonly withAmount: number }>`
    select x.* from (
    select ${first.key}::text as key, ${second}::text as second, count(*) filter (where f.outcome = 'won')::int as won,
           count(*) filter (where f.outcome = 'lost')::int as lost, count(*) filter (where f.outcome is null)::int as open,
           coalesce(sum(f.amount) filter (where f.outcome = 'won' and f.amount > 0), 0)::float8 as "aboveZero",
           count(*) filter (where f.outcome = 'won' and f.amount > 0)::int as "withAmount",
           coalesce(sum(f.amount) filter (where f.outcome = 'won'), 0)::float8 as "amountWon"
    from (${funnelDeals(context, request)}) f ${first.join} where f.left_out is null
    group by 1, 2) x order by x.key collate "ru-x-icu" nulls last, x.second collate "ru-x-icu" nulls last`.execute(database.sql);
  return read.rows.map(({ aboveZero, withAmount, ...row }) => ({
    ...row,
    winRate: wilsonInterval(row.won, row.won + row.lost + row.open),
    averageOrder: averageMoney(aboveZero, withAmount),
  }));
}

/** Of the funnel's deals, how many have a value of each breakdown. */
export interface FilledBreakdowns {
  readonly channel: number;
  readonly product: number;
  readonly audience: number;
  readonly region: number;
  readonly segment: number;
  readonly rep: number;
}

/** Counts the deals that have a value, breakdown by breakdown: what no file brought cannot be broken down. */
export async function countFilled(database: Database, context: FactContext, request: FunnelRequest): Promise<FilledBreakdowns> {
  const read = await sql<FilledBreakdowns>`
    select count(f.source)::int as channel, count(f.product_id)::int as product, count(f.audience)::int as audience, count(f.region)::int as region,
      count(f.segment)::int as segment, count(f.employee_id)::int as rep
    from (${funnelDeals(context, request)}) f where f.left_out is null`.execute(database.sql);
  return read.rows[0] ?? { channel: 0, product: 0, audience: 0, region: 0, segment: 0, rep: 0 };
}
