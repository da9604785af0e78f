import { dayOf, type Instant } from '../shared/zone.ts';
import type { Day } from '../shared/day.ts';
import { holdsDay, type Period } from '../shared/period.ts';

/** An open deal as the forecast of payments reads it. */
export interface OpenDeal {
  /** Minor units; `null` is unknown. */
  readonly amount: number | null;
  /** Whole per cent, 0 to 100; `null` is unknown. */
  readonly probability: number | null;
  readonly plannedPaymentOn: Day | null;
}

export interface PipelineForecast {
  /** Σ amount × probability of deals planned in the period and not overdue; minor units, rounded. */
  readonly weighted: number;
  /** Σ amount of the same deals, whatever their probability. */
  readonly expected: number;
  readonly counted: number;
  /** Deals whose planned day has passed: they add nothing until they are planned anew. */
  readonly overdue: number;
  /** A probability without a date is worth nothing. */
  readonly withoutDate: number;
  /** Amount zero or unknown. */
  readonly withoutAmount: number;
  readonly withoutProbability: number;
  /** Planned outside the period. */
  readonly outside: number;
}

/**
 * The forecast of open deals for a period of local days as of an instant. Only deals with a date
 * in the period, today or later, count. Closed deals are not to be given: a won one would count
 * twice.
 */
export function forecastPipeline(deals: readonly OpenDeal[], period: Period, asOf: Instant, zone: string): PipelineForecast {
  const today = dayOf(asOf, zone);
  const tally = { expected: 0, counted: 0, overdue: 0, withoutDate: 0, withoutAmount: 0, withoutProbability: 0, outside: 0 };
  let hundredths = 0;
  for (const { amount, probability, plannedPaymentOn: day } of deals) {
    if (amount === null || amount <= 0) tally.withoutAmount += 1;
    if (probability === null) tally.withoutProbability += 1;
    if (day === null) tally.withoutDate += 1;
    else if (day < today) tally.overdue += 1;
    else if (!holdsDay(period, day)) tally.outside += 1;
    else {
      tally.counted += 1;
      tally.expected += Math.max(0, amount ?? 0);
      hundredths += Math.max(0, amount ?? 0) * (probability ?? 0);
    }
  }
  return { ...tally, weighted: Math.round(hundredths / 100) };
}

export type Coverage =
  | { readonly state: 'measured'; readonly coverage: number; readonly missing: number }
  | { readonly state: 'plan-fulfilled' }
  | { readonly state: 'no-plan' };

/**
 * How many times the money expected in the period covers what is missing to the plan: expected ÷
 * (plan − actual). A plan already fulfilled is said so and is no infinity.
 */
export function coverageOf(expected: number, plan: number | null, actual: number): Coverage {
  if (plan === null) return { state: 'no-plan' };
  const missing = plan - actual;
  return missing <= 0 ? { state: 'plan-fulfilled' } : { state: 'measured', coverage: expected / missing, missing };
}

/**
 * Probability of a stage from own history, drawn to one half while there is little of it:
 * (won after visiting + 1) ÷ (resolved after visiting + 2).
 */
export function smoothedProbability(won: number, resolved: number): number {
  return (won + 1) / (resolved + 2);
}

/**
 * Deals to add so that the plan comes out: what is missing ÷ (average order × win rate), less the
 * open qualified ones; at or below 0 there are enough. `null` when nothing can be won.
 */
export function dealsNeeded(missing: number, averageOrder: number, winRate: number, openQualified: number): number | null {
  const worth = averageOrder * winRate;
  return worth > 0 ? Math.max(0, missing) / worth - openQualified : null;
}
