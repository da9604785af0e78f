import { z } from 'zod';
import { customerAspects, customerFilterFields } from '#core/customers/customer-filter.ts';
import { cohortParts, stepParts } from '#core/customers/repeat-selection.ts';
import { repeatReadings } from '#core/customers/repeat-steps.ts';
import { pageFields } from '#core/shared/page.ts';
import { dayText, guarded, instantText, pageOf } from '../procedure.ts';

const read = { resource: 'customers', verb: 'read' } as const;
const tags = ['repeat'];
const count = z.int().min(0);
const days = z.number();
const interval = z.object({ share: z.number(), low: z.number(), high: z.number() });
const period = z.object({ from: dayText, to: dayText });

/** The steps that cohorts of first purchases are cut into. */
export const cohortSteps = ['month', 'quarter'] as const;

const question = {
  asOf: dayText.optional(),
  step: z.enum(cohortSteps).default('month'),
  ...customerFilterFields,
};

const frame = z.object({
  asOf: instantText,
  today: dayText,
  isStale: z.boolean(),
  newestFact: dayText.nullable(),
  basis: z.enum(['orders', 'payments', 'deals', 'none']),
  since: dayText.nullable(),
  historyCompleteSince: dayText.nullable(),
  amounts: z.enum(['records', 'groups', 'none']),
  scope: z.enum(['all', 'team', 'own']),
  /** True for a user of own or team customers without an employee: nothing is own. */
  notLinked: z.boolean(),
});

const leftOut = z.object({
  /** Null for viewers who see some customers only. */
  rowsWithoutCustomer: count.nullable(),
  internalCustomers: count,
  withoutRate: count,
  withoutPurchase: count,
});

const step = z.object({
  purchase: z.int().min(1),
  customers: count,
  ofPrevious: interval.nullable(),
  ofFirst: z.number().nullable(),
  waiting: count,
  estimate: z.number().nullable(),
});

const cohort = z.object({
  /** The step's number, by which its customers are asked for. */
  cohort: z.int(),
  from: dayText,
  to: dayText,
  customers: count,
  returned: count,
  interval: interval.nullable(),
  mature: z.boolean(),
  /** The day on which its youngest member has had the whole horizon. */
  matureOn: dayText,
  estimate: z.number().nullable(),
  isReliable: z.boolean(),
  standing: z.enum(['above', 'below', 'same', 'few', 'young', 'incomplete', 'first']),
  z: z.number().nullable(),
  /** Members who bought in the cohort's own step, the next one, and so on. */
  active: z.array(count),
});

const rate = z.object({ customers: count, returned: count, interval: interval.nullable(), period: period.nullable(), cohorts: count });
const choice = z.object({ value: z.string(), customers: count });

const row = z.object({
  id: z.int(),
  name: z.string(),
  rep: z.string().nullable(),
  region: z.string().nullable(),
  purchases: count,
  first: dayText,
  second: dayText.nullable(),
  /** Days from the first purchase to the second; null after one. */
  toSecond: days.nullable(),
  last: dayText,
  /** Net of returns over all known history, minor units; null for viewers who see amounts of groups only. */
  amount: z.int().nullable(),
});

export const repeatContract = {
  report: guarded(read)
    .route({ method: 'GET', path: '/repeat', summary: 'First, second, third … purchases, and cohorts by first purchase', tags })
    .input(z.object(question))
    .output(
      z.object({
        frame,
        leftOut,
        /** Customers who bought, after narrowing. */
        buyers: count,
        /** Null while nobody came back. */
        horizon: z.object({ days, medianGap: days, returners: count }).nullable(),
        ever: z.array(step),
        within: z.array(step),
        cohorts: z.array(cohort),
        reliableFrom: dayText.nullable(),
        rates: z.object({ mature: rate, isComplete: z.boolean(), lastYear: rate, earlier: rate, z: z.number().nullable() }).nullable(),
        choices: z.record(z.enum(customerAspects), z.array(choice)),
      }),
    ),
  customers: guarded(read)
    .route({ method: 'GET', path: '/repeat/customers', summary: 'The customers behind a step or a cell', tags })
    .input(
      z.object({
        ...question,
        ...pageFields(['last', 'name', 'rep', 'region', 'purchases', 'first', 'second', 'toSecond', 'amount']),
        descending: z.boolean().default(true),
        kind: z.enum(['step', 'cohort']).default('step'),
        reading: z.enum(repeatReadings).default('ever'),
        purchase: z.int().min(1).max(1000).default(1),
        stepPart: z.enum(stepParts).default('made'),
        cohort: z.int().optional(),
        cohortPart: z.enum(cohortParts).default('all'),
        place: z.int().min(0).max(1000).default(0),
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(row)),
  export: guarded(read)
    .route({ method: 'GET', path: '/repeat/export', summary: 'The funnel, the cohorts and the customers as a workbook (XLSX)', tags })
    .input(z.object({ ...question, language: z.enum(['ru', 'en']).default('ru') }))
    .output(z.file()),
};
