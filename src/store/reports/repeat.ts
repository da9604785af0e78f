import { repeatCohorts, repeatFunnel, repeatHorizon, type Cohort, type RepeatStep } from '#core/customers/repeat.ts';
import { dayNumber } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Step } from '#core/shared/step.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';
import { purchaseDaysOf, readPurchases } from './purchases.ts';

export interface RepeatReport {
  readonly basis: PurchaseBasis;
  readonly steps: readonly RepeatStep[];
  /** Days within which a second purchase must come to count for a cohort: three median gaps; null while nobody came back. */
  readonly horizon: number | null;
  readonly cohorts: readonly Cohort[];
  readonly buyers: number;
  readonly linesWithoutCustomer: number;
}

/** The funnel of second, third and next purchases, and cohorts by first purchase, as of an instant. */
export async function readRepeat(database: Database, context: FactContext, step: Step = 'month'): Promise<RepeatReport> {
  const purchases = await readPurchases(database, context);
  const days = purchases.customers.map(purchaseDaysOf).filter((own) => own.length > 0);
  const horizon = repeatHorizon(days);
  const asOf = dayNumber(dayOf(context.asOf.getTime(), context.timeZone));
  return {
    basis: purchases.basis,
    steps: repeatFunnel(days),
    horizon,
    cohorts: horizon === null ? [] : repeatCohorts(days, step, horizon, asOf),
    buyers: days.length,
    linesWithoutCustomer: purchases.linesWithoutCustomer,
  };
}
