import { judgeCohorts, matureOn, reliableFrom, repeatRates, type JudgedCohort } from '#core/customers/repeat-cohorts.ts';
import { repeatCohorts } from '#core/customers/repeat.ts';
import { repeatSteps } from '#core/customers/repeat-steps.ts';
import { dayNumber } from '#core/shared/day.ts';
import { nextStepStart } from '#core/shared/step.ts';
import type { FactContext } from '#store/facts/context.ts';
import { readRepeat, type RepeatCustomer, type RepeatReport } from '#store/reports/repeat.ts';
import type { RequestContext } from '../context.ts';
import { customerFacts, narrow, showCustomerFrame, showCustomersLeftOut, showFilterChoices, type CustomerQuestion } from '../customer-question.ts';
import type { cohortSteps } from './contract.ts';

export type CohortStep = (typeof cohortSteps)[number];

export interface RepeatQuestion extends CustomerQuestion {
  readonly step: CohortStep;
}

/** A question about repeat purchases with what it is answered from. */
export interface AskedRepeat {
  readonly facts: FactContext;
  readonly report: RepeatReport;
  /** Those of the report that pass the filter. */
  readonly customers: readonly RepeatCustomer[];
  /** As of this day number; what is shown of a running step is not whole. */
  readonly asOf: number;
}

export async function askRepeat(context: RequestContext, input: RepeatQuestion): Promise<AskedRepeat> {
  const facts = await customerFacts(context, input);
  const report = await readRepeat(context.database, facts);
  const customers = narrow(report.customers, ({ about }) => about, input);
  return { facts, report, customers, asOf: dayNumber(report.histories.today) };
}

/** The funnel in both readings, the cohorts held against their own earlier ones, and what is left out. */
export async function showRepeat(context: RequestContext, input: RepeatQuestion) {
  const asked = await askRepeat(context, input);
  const { facts, report, customers, asOf } = asked;
  const { histories, horizon, returners, withoutPurchase } = report;
  const bought = customers.map((customer) => customer.bought);
  return {
    frame: await showCustomerFrame(context, facts, histories),
    leftOut: await showCustomersLeftOut(context, facts, histories, withoutPurchase),
    buyers: customers.length,
    horizon: horizon === null ? null : { days: horizon, medianGap: horizon / 3, returners },
    ever: repeatSteps(bought, { reading: 'ever', horizon: horizon ?? Infinity, asOf }),
    within: horizon === null ? [] : repeatSteps(bought, { reading: 'horizon', horizon, asOf }),
    ...showCohorts(context, input.step, asked, bought),
    choices: showFilterChoices(report.customers.map(({ about }) => about)),
  };
}

function showCohorts(context: RequestContext, step: CohortStep, { report, asOf }: AskedRepeat, bought: readonly (readonly number[])[]) {
  const { horizon, histories } = report;
  if (horizon === null || histories.since === null) return { cohorts: [], reliableFrom: null, rates: null };
  const reliable = reliableFrom(histories.since, context.organisation.historyCompleteSince, horizon, step);
  const cohorts = judgeCohorts(repeatCohorts(bought, step, horizon, asOf), step, reliable);
  return { cohorts: cohorts.map((cohort) => showCohort(cohort, step, horizon)), reliableFrom: reliable, rates: repeatRates(cohorts, step, asOf) };
}

function showCohort({ share: _share, active, ...cohort }: JudgedCohort, step: CohortStep, horizon: number) {
  return { ...cohort, active: [...active], to: nextStepStart(cohort.from, step), matureOn: matureOn(cohort, step, horizon) };
}
