import { sql } from 'kysely';
import { quantile } from '#core/metrics/statistics/quantile.ts';
import { furthestPlace } from '../../facts/furthest-stage.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import type { PriceReader } from '../prices.ts';

/** Deals closed in 12 full months that are alike. */
interface Group {
  readonly rep: number | null;
  readonly outcome: 'won' | 'lost';
  /** The place of the furthest open stage. */
  readonly furthest: number | null;
  readonly deals: number;
  readonly amount: number;
}

async function readGroups(frame: Frame): Promise<Group[]> {
  const read = await sql<Group>`
    select f.rep, f.outcome, f.furthest, count(*)::int as deals, coalesce(sum(f.amount), 0)::float8 as amount
    from (
      select f.employee_id as rep, f.outcome, f.amount, ${furthestPlace(frame.context)} as furthest
      from (${counted(frame, 'closing', frame.span('last-12-months'))}) f offset 0
    ) f group by 1, 2, 3`.execute(frame.database.sql);
  return read.rows;
}

const dealsOf = (groups: readonly Group[]): number => groups.reduce((sum, { deals }) => sum + deals, 0);

/** The place where most deals are lost, of several the first. */
function worstPlace(groups: readonly Group[]): number | undefined {
  const lost = Map.groupBy(groups.filter(({ outcome, furthest }) => outcome === 'lost' && furthest !== null), ({ furthest }) => furthest ?? 0);
  return [...lost].map(([place, own]) => ({ place, deals: dealsOf(own) })).toSorted((a, b) => b.deals - a.deals || a.place - b.place)[0]?.place;
}

/**
 * The won amount a month times what the win rate would gain if the problem stage alone (where most deals are
 * lost) converted as in the best quartile of reps with at least 30 closed deals that reached it. Over 12 full months.
 */
export const funnelPrice: PriceReader = async (frame) => {
  const groups = await readGroups(frame);
  const place = worstPlace(groups);
  if (place === undefined) return null;
  const reps = [...Map.groupBy(groups.filter(({ furthest }) => furthest !== null), ({ rep }) => rep)].map(([rep, own]) => ({
    rep,
    reached: dealsOf(own.filter(({ outcome, furthest }) => outcome === 'won' || (furthest ?? 0) >= place)),
    passed: dealsOf(own.filter(({ outcome, furthest }) => outcome === 'won' || (furthest ?? 0) > place)),
  }));
  const wins = groups.filter(({ outcome }) => outcome === 'won');
  const [won, all, amount] = [dealsOf(wins), dealsOf(groups), wins.reduce((sum, group) => sum + group.amount, 0)];
  const reached = reps.reduce((sum, row) => sum + row.reached, 0);
  const present = reps.reduce((sum, row) => sum + row.passed, 0) / reached;
  const rates = reps.filter((row) => row.rep !== null && row.reached >= 30).map((row) => row.passed / row.reached);
  const best = quantile(rates, 0.75);
  if (best === null || won === 0 || present === 0 || best <= present) return null;
  const winRate = won / all;
  return { amount: Math.round((amount / 12) * (best / present - 1)), inputs: { winRate, raised: (winRate * best) / present, present, best } };
};
