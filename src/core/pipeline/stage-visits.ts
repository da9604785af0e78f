import type { Instant } from '../shared/zone.ts';
import { kaplanMeier, survivalQuantile } from '../metrics/statistics/kaplan-meier.ts';
import { quantileOfSorted, sorted } from '../metrics/statistics/quantile.ts';
import { followDeals, type FollowedDeal, type FunnelQuestion } from './funnel.ts';
import type { FunnelDeal, StageVisit } from './deal-path.ts';

const dayMillis = 86_400_000;

/** How the presences in a stage that began in the period ended; the five add up to `entered`. */
export interface StagePresences {
  readonly stage: number;
  readonly entered: number;
  readonly advanced: number;
  readonly lost: number;
  readonly back: number;
  readonly handed: number;
  readonly stillThere: number;
}

/** Every presence in each stage entered in the period, as of an instant. */
export function stagePresences(deals: readonly FunnelDeal[], question: FunnelQuestion): StagePresences[] {
  const followed = followDeals(deals, question.stages, question.asOf);
  return question.stages.map((stage, place) => {
    const ends = { advanced: 0, lost: 0, back: 0, handed: 0, 'still-there': 0 };
    let entered = 0;
    for (const visit of visitsOf(followed, place, question)) {
      entered += 1;
      ends[visit.end] += 1;
    }
    const { advanced, lost, back, handed } = ends;
    return { stage, entered, advanced, lost, back, handed, stillThere: ends['still-there'] };
  });
}

function* visitsOf(followed: readonly FollowedDeal[], place: number, { period }: FunnelQuestion): Generator<StageVisit> {
  for (const { path } of followed) {
    for (const visit of path.visits) {
      if (visit.stage === place && visit.from >= period.from && visit.from < period.to) yield visit;
    }
  }
}

/** How long deals stay in a stage, in calendar days. */
export interface StageDurations {
  readonly stage: number;
  /** Days of each deal that has left the stage, all its visits summed, in rising order. */
  readonly finished: readonly number[];
  /** Deals still in the stage, with their days so far: unfinished, so no part of the median. */
  readonly open: readonly { readonly id: string | number; readonly days: number }[];
  readonly median: number | null;
  readonly p90: number | null;
  /** The same by Kaplan–Meier, the open ones counted as "at least so long"; `null` is not reached. */
  readonly medianWithOpen: number | null;
  readonly p90WithOpen: number | null;
}

/**
 * Durations of the deals that entered the stage in the period, as of an instant. A deal counts
 * once with the sum of all its visits; a stage never visited is absent, not zero.
 */
export function stageDurations(deals: readonly FunnelDeal[], question: FunnelQuestion): StageDurations[] {
  const followed = followDeals(deals, question.stages, question.asOf);
  return question.stages.map((stage, place) => {
    const finished: number[] = [];
    const open: { id: string | number; days: number }[] = [];
    for (const { deal, path } of followed) {
      const visits = path.visits.filter((visit) => visit.stage === place);
      if (!visits.some(({ from }) => from >= question.period.from && from < question.period.to)) continue;
      const days = daysIn(visits, question.asOf);
      if (visits.some(({ to }) => to === null)) open.push({ id: deal.id, days });
      else finished.push(days);
    }
    return summarise(stage, finished, open);
  });
}

function daysIn(visits: readonly StageVisit[], asOf: Instant): number {
  let sum = 0;
  for (const { from, to } of visits) sum += (to ?? asOf) - from;
  return sum / dayMillis;
}

function summarise(stage: number, finished: readonly number[], open: StageDurations['open']): StageDurations {
  const rising = sorted(finished);
  const curve = kaplanMeier(
    finished,
    open.map(({ days }) => days),
  );
  return {
    stage,
    finished: [...rising],
    open,
    median: quantileOfSorted(rising, 0.5),
    p90: quantileOfSorted(rising, 0.9),
    medianWithOpen: survivalQuantile(curve, 0.5),
    p90WithOpen: survivalQuantile(curve, 0.9),
  };
}
