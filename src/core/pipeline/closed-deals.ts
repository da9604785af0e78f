import { averageMoney, sumMoney, type Minor } from '../shared/money.ts';
import { mean } from '../metrics/statistics/deviation.ts';
import { median } from '../metrics/statistics/quantile.ts';
import { closedIn, followDeals, type FollowedDeal, type FunnelQuestion } from './funnel.ts';
import type { FunnelDeal } from './deal-path.ts';

const dayMillis = 86_400_000;

/** Lengths of closed deals in calendar days, from creation to the latest closing. */
export interface DealCycle {
  /** Days of each deal, in the order the deals came. */
  readonly days: readonly number[];
  readonly median: number | null;
  readonly mean: number | null;
  /** The same less the time a reopened deal spent closed. */
  readonly activeDays: readonly number[];
  readonly activeMedian: number | null;
}

/** Money of the deals won in the period, in minor units. */
export interface WonMoney {
  readonly amount: Minor;
  /** Σ ÷ count over wins above zero: wins without a sum are a defect of the data, not small sales. */
  readonly averageOrder: Minor | null;
  readonly medianOrder: number | null;
  readonly counted: number;
  /** Wins whose sum is zero or unknown. */
  readonly withoutAmount: number;
}

export interface ClosedDeals {
  readonly cycleWon: DealCycle;
  readonly cycleLost: DealCycle;
  readonly money: WonMoney;
}

/** Cycle and money of the deals closed in the period. */
export function closedDeals(deals: readonly FunnelDeal[], question: FunnelQuestion): ClosedDeals {
  const closed = closedIn(followDeals(deals, question.stages, question.asOf), question.period);
  const won = closed.filter(({ path }) => path.outcome === 'won');
  const lost = closed.filter(({ path }) => path.outcome === 'lost');
  return { cycleWon: cycleOf(won), cycleLost: cycleOf(lost), money: moneyOf(won) };
}

function cycleOf(closed: readonly FollowedDeal[]): DealCycle {
  const lengths = closed.map(({ deal, path }) => (path.closedAt ?? deal.createdAt) - deal.createdAt);
  const days = lengths.map((length) => length / dayMillis);
  const activeDays = lengths.map((length, index) => (length - (closed[index]?.path.closedFor ?? 0)) / dayMillis);
  return { days, median: median(days), mean: mean(days), activeDays, activeMedian: median(activeDays) };
}

function moneyOf(won: readonly FollowedDeal[]): WonMoney {
  const amounts = won.map(({ deal }) => deal.amount ?? 0);
  const positive = amounts.filter((amount) => amount > 0);
  return {
    amount: sumMoney(amounts),
    averageOrder: averageMoney(sumMoney(positive), positive.length),
    medianOrder: median(positive),
    counted: positive.length,
    withoutAmount: amounts.length - positive.length,
  };
}
