import type { InstantPeriod } from '../shared/period.ts';
import type { Instant } from '../shared/zone.ts';
import { wilsonInterval, type ShareInterval } from '../metrics/statistics/wilson.ts';
import { followDeal, stageOrder, type DealPath, type FunnelDeal } from './deal-path.ts';

/** A deal with what its moves amount to. */
export interface FollowedDeal {
  readonly deal: FunnelDeal;
  readonly path: DealPath;
}

export interface FunnelQuestion {
  /** Ids of the open stages in order. */
  readonly stages: readonly number[];
  readonly period: InstantPeriod;
  readonly asOf: Instant;
}

/** One open stage of a funnel by date of closing. */
export interface FunnelStage {
  readonly stage: number;
  /** Resolved deals whose furthest stage is this one or later; skipped counts as passed. */
  readonly reached: number;
  /** Share of those that reached the next stage (from the last one: that were won), with its interval. */
  readonly conversion: ShareInterval | null;
  /** Lost deals whose furthest stage is this one, and their money. */
  readonly lost: number;
  readonly lostAmount: number;
}

/** The funnel over deals closed in the period. */
export interface Funnel {
  readonly won: number;
  readonly lost: number;
  /** Won ÷ closed; `null` when nothing closed. Open deals are in neither. */
  readonly winRate: ShareInterval | null;
  readonly stages: readonly FunnelStage[];
  readonly problemStage: ProblemStages;
  readonly excluded: { readonly test: number; readonly stageUnknown: number };
}

/** The stage to start with, by three criteria that may disagree; `null` when nothing was lost. */
export interface ProblemStages {
  /** Most deals lost: the default. */
  readonly byNumber: number | null;
  /** Lowest conversion. */
  readonly byConversion: number | null;
  /** Most money lost. */
  readonly byAmount: number | null;
}

/** Follows every deal that is not a test. */
export function followDeals(deals: readonly FunnelDeal[], stages: readonly number[], asOf: Instant): FollowedDeal[] {
  const order = stageOrder(stages);
  return deals.filter((deal) => !deal.isTest).map((deal) => ({ deal, path: followDeal(deal, order, asOf) }));
}

/** Deals that are won or lost now and whose *latest* closing lies in the period. */
export function closedIn(followed: readonly FollowedDeal[], period: InstantPeriod): FollowedDeal[] {
  return followed.filter(({ path }) => path.closedAt !== null && path.closedAt >= period.from && path.closedAt < period.to);
}

/**
 * The funnel of the deals closed in the period: win rate = won ÷ (won + lost) by the latest
 * closing, each deal once and not at all while open; per stage how many got there and who was lost
 * there. Where a stage of every closed deal is known, the product of the stage conversions is the
 * win rate; closed deals with no known open stage, won or lost, are left out of the stages and counted.
 */
export function funnelOf(deals: readonly FunnelDeal[], question: FunnelQuestion): Funnel {
  const closed = closedIn(followDeals(deals, question.stages, question.asOf), question.period);
  const won = closed.filter(({ path }) => path.outcome === 'won').length;
  const lost = closed.length - won;
  const known = closed.filter(({ path }) => path.furthest >= 0);
  const stages = stageRows(known, question.stages);
  return {
    won,
    lost,
    winRate: wilsonInterval(won, closed.length),
    stages,
    problemStage: problemStages(stages),
    excluded: { test: deals.filter((deal) => deal.isTest).length, stageUnknown: closed.length - known.length },
  };
}

function stageRows(known: readonly FollowedDeal[], stages: readonly number[]): FunnelStage[] {
  const lost = new Float64Array(stages.length);
  const amounts = new Float64Array(stages.length);
  for (const { deal, path } of known) {
    if (path.outcome !== 'lost') continue;
    lost[path.furthest] = (lost[path.furthest] ?? 0) + 1;
    amounts[path.furthest] = (amounts[path.furthest] ?? 0) + (deal.amount ?? 0);
  }
  const rows: FunnelStage[] = [];
  let next = known.filter(({ path }) => path.outcome === 'won').length;
  for (let place = stages.length - 1; place >= 0; place -= 1) {
    const here = lost[place] ?? 0;
    const reached = next + here;
    const lostAmount = amounts[place] ?? 0;
    rows.unshift({ stage: stages[place] ?? 0, reached, conversion: wilsonInterval(next, reached), lost: here, lostAmount });
    next = reached;
  }
  return rows;
}

/** Ties go to the earlier stage: what leaks first is mended first. */
export function problemStages(stages: readonly FunnelStage[]): ProblemStages {
  return {
    byNumber: worst(stages, ({ lost }) => lost),
    byConversion: worst(stages, ({ conversion }) => (conversion === null ? 0 : 1 - conversion.share)),
    byAmount: worst(stages, ({ lostAmount }) => lostAmount),
  };
}

function worst(stages: readonly FunnelStage[], badness: (stage: FunnelStage) => number): number | null {
  let found: number | null = null;
  let most = 0;
  for (const stage of stages) {
    if (badness(stage) > most) {
      most = badness(stage);
      found = stage.stage;
    }
  }
  return found;
}
