import { z } from 'zod';
import { aliveReasons } from '#core/customers/alive-model.ts';
import { customerAspects, customerFilterFields } from '#core/customers/customer-filter.ts';
import { boundsRise, silenceBoundFields } from '#core/customers/silence-bounds.ts';
import { silenceStates } from '#core/customers/silence.ts';
import { pageFields } from '#core/shared/page.ts';
import { dayText, guarded, instantText, pageOf } from '../procedure.ts';

const read = { resource: 'customers', verb: 'read' } as const;
const tags = ['silence'];
const id = z.int().min(1).max(2_147_483_647);
const count = z.int().min(0);
const days = z.number();
const interval = z.object({ share: z.number(), low: z.number(), high: z.number() });
/** Minor units; null for viewers who may not see it. */
const money = z.int().nullable();
const state = z.enum(silenceStates);
const abc = z.enum(['A', 'B', 'C']);

/** Which customers are listed: those who fell silent (quietening, at risk, lost), one state, those nobody can be compared with, all. */
export const silenceSets = ['silent', ...silenceStates, 'unknown', 'all'] as const;
export const silenceClasses = ['A', 'B', 'C', 'none'] as const;

const question = { asOf: dayText.optional(), ...customerFilterFields, ...silenceBoundFields };
const rising = { path: ['lost'], message: 'bounds must rise' };

const bounds = z.object({ quietening: z.number(), atRisk: z.number(), lost: z.number(), lostFromDays: z.int() });

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

const leftOut = z.object({ rowsWithoutCustomer: count.nullable(), internalCustomers: count, withoutRate: count, withoutPurchase: count });

const group = z.object({
  /** Null: one purchase, and nobody ever came back to compare with. */
  state: state.nullable(),
  customers: count,
  amount: money,
});

const month = z.object({ from: dayText, to: dayText, living: count, lost: count, neverReturned: count, cameBack: count, rate: interval.nullable() });
const choice = z.object({ value: z.string(), customers: count });
const level = z.enum(['class-and-region', 'class', 'all']);

const row = z.object({
  id,
  name: z.string(),
  rep: z.string().nullable(),
  region: z.string().nullable(),
  abc: abc.nullable(),
  state: state.nullable(),
  purchases: count,
  last: dayText,
  /** Day of the next purchase by the customer's rhythm; null after one purchase. */
  expected: dayText.nullable(),
  /** Days since the last purchase, those of seasonal closures left out. */
  silence: days,
  /** Days of seasonal closures that were left out. */
  closedDays: days,
  ownMedian: days.nullable(),
  medianUsed: days.nullable(),
  ratio: z.number().nullable(),
  /** For one purchase: the silence beyond which it counts as never returned. */
  returnLimit: days.nullable(),
  /** Net of returns over the last 12 full months. */
  amount: money,
  /** Money of the year × ratio, rounded. */
  priority: money,
  /** Chance of still being a customer by BG/NBD; null where the model says nothing. */
  alive: z.number().nullable(),
  /** Purchases of the last 365 days, in days before as-of. */
  recent: z.array(count),
});

const contact = z.object({ name: z.string(), post: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable() });

export const silenceContract = {
  report: guarded(read)
    .route({ method: 'GET', path: '/silence', summary: 'Customers by state of silence, newly lost by month, a preview of other bounds', tags })
    .input(z.object(question).refine(boundsRise, rising))
    .output(
      z.object({
        frame,
        leftOut,
        bounds: z.object({ standard: bounds, tried: bounds, isStandard: z.boolean() }),
        level,
        customers: count,
        groups: z.array(group),
        preview: z.object({ before: count, after: count, added: count, freed: count }),
        movement: z.object({ months: z.array(month), z: z.number().nullable(), trend: z.enum(['rising', 'falling', 'unproven', 'few']) }),
        /** The window of the money. */
        year: z.object({ from: dayText, to: dayText }),
        /** Why there is no chance by the model; null where there is one. */
        modelReason: z.enum(aliveReasons).nullable(),
        choices: z.record(z.enum(customerAspects), z.array(choice)),
      }),
    ),
  customers: guarded(read)
    .route({ method: 'GET', path: '/silence/customers', summary: 'Customers with their own rhythm and their silence', tags })
    .input(
      z.object({
        ...question,
        ...pageFields(['priority', 'name', 'rep', 'region', 'abc', 'state', 'purchases', 'last', 'expected', 'silence', 'medianUsed', 'ratio', 'amount', 'alive']),
        descending: z.boolean().default(true),
        set: z.enum(silenceSets).default('silent'),
        abc: z.enum(silenceClasses).optional(),
        search: z.string().max(200).optional(),
      }).refine(boundsRise, rising),
    )
    .output(pageOf(row)),
  customer: guarded(read)
    .route({ method: 'GET', path: '/silence/customers/{id}', summary: 'One customer: the rhythm it is judged by and how', tags })
    .input(z.object({ ...question, id }).refine(boundsRise, rising))
    .output(
      z.object({
        row,
        team: z.string().nullable(),
        industry: z.string().nullable(),
        /** The latest purchase days, at most 60, from the oldest. */
        bought: z.array(dayText),
        today: dayText,
        gaps: count,
        level,
        segment: z.object({ customers: count, medianGap: days.nullable(), firstGapP90: days.nullable() }),
        /** How many gaps of the segment are added to the customer's own. */
        shrinkage: z.number(),
        /** The days on which the next states begin; null after one purchase. */
        begins: z.object({ quietening: dayText, atRisk: dayText, lost: dayText }).nullable(),
        /** Null for viewers who may not see personal data. */
        reach: z.object({ phone: z.string().nullable(), email: z.string().nullable(), contacts: z.array(contact) }).nullable(),
      }),
    ),
  export: guarded(read)
    .route({ method: 'GET', path: '/silence/export', summary: 'States, movement and customers as a workbook (XLSX)', tags })
    .input(z.object({ ...question, set: z.enum(silenceSets).default('all'), abc: z.enum(silenceClasses).optional(), language: z.enum(['ru', 'en']).default('ru') }).refine(boundsRise, rising))
    .output(z.file()),
};
