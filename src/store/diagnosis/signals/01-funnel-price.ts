import { sql } from 'kysely';
import { quantile } from '#core/metrics/statistics/quantile.ts';
import { furthestPlace } from '../../facts/furthest-stage.ts';
import { counted } from '../deal-rows.ts';
import type { PriceReader } from '../prices.ts';

interface Row {
  readonly rep: number | null;
  /** Deals that reached the problem stage, and those that passed it. */
  readonly reached: number;
  readonly passed: number;
}

interface Totals {
  readonly won: number;
  readonly amount: number;
  readonly closed: number;
}

/**
 * The won amount a month times what the win rate would gain if the problem stage alone (where most deals are
 * lost) converted as in the best quartile of reps with at least 30 closed deals that reached it. Over 12 full months.
 */
export const funnelPrice: PriceReader = async (frame) => {
  const closed = sql`select f.*, ${furthestPlace(frame.context)} as furthest from (${counted(frame, 'closing', frame.span('last-12-months'))}) f`;
  const worst = await sql<{ place: number }>`
    select furthest as place from (${closed}) f where outcome = 'lost' and furthest is not null group by 1 order by count(*) desc, 1 limit 1`.execute(frame.database.sql);
  const place = worst.rows[0]?.place;
  if (place === undefined) return null;
  const reps = await sql<Row>`
    select f.employee_id as rep, count(*) filter (where f.outcome = 'won' or f.furthest >= ${place})::int as reached,
           count(*) filter (where f.outcome = 'won' or f.furthest > ${place})::int as passed
    from (${closed}) f where f.furthest is not null group by 1`.execute(frame.database.sql);
  const [{ won, amount, closed: all } = { won: 0, amount: 0, closed: 0 }] = (await sql<Totals>`
    select count(*) filter (where outcome = 'won')::int as won, coalesce(sum(amount) filter (where outcome = 'won'), 0)::float8 as amount, count(*)::int as closed
    from (${closed}) f`.execute(frame.database.sql)).rows;
  const reached = reps.rows.reduce((sum, row) => sum + row.reached, 0);
  const present = reps.rows.reduce((sum, row) => sum + row.passed, 0) / reached;
  const rates = reps.rows.filter((row) => row.rep !== null && row.reached >= 30).map((row) => row.passed / row.reached);
  const best = quantile(rates, 0.75);
  if (best === null || won === 0 || present === 0 || best <= present) return null;
  const winRate = won / all;
  return { amount: Math.round((amount / 12) * (best / present - 1)), inputs: { winRate, raised: (winRate * best) / present, present, best } };
};
