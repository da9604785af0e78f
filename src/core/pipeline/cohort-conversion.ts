import { share } from '../shared/share.ts';
import { wilsonInterval, type ShareInterval } from '../metrics/statistics/wilson.ts';
import type { FunnelDeal } from './deal-path.ts';
import { followDeals, type FunnelQuestion } from './funnel.ts';

/** Conversion of the deals created in a period, whatever became of them since. */
export interface CohortConversion {
  readonly created: number;
  readonly won: number;
  readonly conversion: ShareInterval | null;
  readonly openShare: number | null;
  /** At least 90 % are closed; a younger cohort still grows. */
  readonly mature: boolean;
}

/** Won ÷ all created in the period, published with the share still open. */
export function cohortConversion(deals: readonly FunnelDeal[], question: FunnelQuestion): CohortConversion {
  const { period, stages, asOf } = question;
  const cohort = followDeals(deals, stages, asOf).filter(
    ({ deal }) => deal.createdAt >= period.from && deal.createdAt < period.to && deal.createdAt < asOf,
  );
  const closed = cohort.filter(({ path }) => path.closedAt !== null).length;
  const won = cohort.filter(({ path }) => path.outcome === 'won').length;
  return {
    created: cohort.length,
    won,
    conversion: wilsonInterval(won, cohort.length),
    openShare: share(cohort.length - closed, cohort.length),
    mature: cohort.length > 0 && closed * 10 >= cohort.length * 9,
  };
}
