import { z } from 'zod';
import { directions, ends } from '#core/customers/movement.ts';
import { selections } from '#core/customers/selection.ts';
import { pageFields } from '#core/shared/page.ts';
import { dayText, guarded, instantText, pageOf } from '../procedure.ts';

const read = { resource: 'customers', verb: 'read' } as const;
const tags = ['abcxyz'];
const id = z.int().min(1).max(2_147_483_647);

export const measures = ['revenue', 'margin'] as const;
export const modes = ['frequency', 'variation', 'rank'] as const;
export const steps = ['week', 'month', 'quarter'] as const;
/** Bounds of the variation: 10 and 25 %, or the looser 25 and 50 % that suit customers. */
export const bandSets = ['standard', 'customer'] as const;
export const subjects = ['products', 'reps'] as const;

/** What every run is asked with. Without a step the median gap chooses it, without a window it is the last 12 full months or quarters. */
const question = {
  asOf: dayText.optional(),
  measure: z.enum(measures).default('revenue'),
  mode: z.enum(modes).default('frequency'),
  bands: z.enum(bandSets).default('standard'),
  step: z.enum(steps).optional(),
  from: dayText.optional(),
  to: dayText.optional(),
  /** The day of the earlier run; by default a quarter before as-of. */
  before: dayText.optional(),
};

const period = z.object({ from: dayText, to: dayText });
const count = z.int().min(0);
/** Minor units; null where the viewer sees amounts of groups only and this one is too small to show. */
const money = z.int().nullable();
const share = z.number().nullable();

const frame = z.object({
  asOf: instantText,
  today: dayText,
  isStale: z.boolean(),
  newestFact: dayText.nullable(),
  basis: z.enum(['orders', 'payments', 'deals', 'none']),
  /** The first day of known history. */
  since: dayText.nullable(),
  measure: z.enum(measures),
  mode: z.enum(modes),
  step: z.enum(steps),
  /** False when nobody came back, so that the step is only a default. */
  stepKnown: z.boolean(),
  window: period,
  /** Full steps of the window. */
  fullSteps: count,
  /** Upper bounds of X and Y of the mode: lower bounds of the share of active steps, bands of the variation, shares of rank. */
  bounds: z.object({ x: z.number(), y: z.number() }),
  /** The earlier run; without one nothing is compared. */
  before: z.object({ asOf: dayText, window: period, isShort: z.boolean() }).nullable(),
  /** Whether margin can be asked for; why not, when it cannot. */
  margin: z.enum(['known', 'unknown', 'not-yours']),
  /** Whose customers these are. */
  scope: z.enum(['all', 'team', 'own']),
  /** Whether amounts of single customers are shown. */
  seesAmounts: z.boolean(),
  /** A viewer of own or team's records whose user is linked to no employee. */
  notLinked: z.boolean(),
});

const sums = { customers: count, amount: money, share, change: z.int().nullable() };

const summary = z.object({
  frame,
  /** Those with a class; the ones outside stand apart. */
  customers: count,
  /** The sum above zero, of which the shares are. */
  total: money,
  cells: z.array(z.object({ abc: z.enum(['A', 'B', 'C']), column: z.enum(['X', 'Y', 'Z', 'new']), ...sums })),
  rows: z.array(z.object({ key: z.enum(['A', 'B', 'C']), ...sums })),
  columns: z.array(z.object({ key: z.enum(['X', 'Y', 'Z', 'new']), ...sums })),
  outside: z.object(sums),
  oneTime: z.object(sums),
  /** Customers in X and Y now and in the earlier run: whether the base becomes more regular. */
  regular: z.object({ now: count, before: count.nullable(), verdict: z.enum(['absent', 'risk', 'present']).nullable() }),
  leftOut: z.object({
    withoutCustomer: z.object({ rows: count, amount: z.int() }).nullable(),
    internalCustomers: count,
    withoutMargin: count,
    withoutRate: count,
  }),
  reps: z.array(z.object({ id, name: z.string(), customers: count })),
});

const customer = z.object({
  id,
  name: z.string(),
  rep: z.string().nullable(),
  amount: money,
  place: z.enum(ends),
  abc: z.enum(['A', 'B', 'C']).nullable(),
  /** The place in the earlier run; null when there was none. */
  placeBefore: z.enum(ends).nullable(),
  direction: z.enum(directions).nullable(),
  /** By how many classes it fell, both axes together. */
  fall: count,
  oneTime: z.boolean(),
  active: count,
  eligible: count,
  /** The last twelve steps in order, or fewer. */
  marks: z.array(z.enum(['active', 'idle', 'before'])),
  last: dayText.nullable(),
});

const listFields = {
  ...pageFields(['amount', 'name', 'active', 'last', 'rep', 'moved']),
  descending: z.boolean().default(true),
  cell: z.enum(selections).default('all'),
  moveFrom: z.enum(ends).optional(),
  moveTo: z.enum(ends).optional(),
  direction: z.enum(directions).optional(),
  rep: id.optional(),
  search: z.string().max(200).optional(),
};

const movement = z.object({
  frame,
  flows: z.array(z.object({ from: z.enum(ends), to: z.enum(ends), customers: count, amount: money })),
  counts: z.record(z.enum(directions), count),
});

const trait = z.object({
  attribute: z.string(),
  value: z.string(),
  inCore: count,
  coreKnown: count,
  inBase: count,
  baseKnown: count,
  lift: z.number(),
  low: z.number(),
  high: z.number(),
  distinctive: z.boolean(),
  /** Fewer core customers with a known attribute than a verdict asks for. */
  few: z.boolean(),
});

const portrait = z.object({
  frame,
  core: count,
  base: count,
  minimum: count,
  attributes: z.array(z.object({ attribute: z.string(), coreKnown: count, baseKnown: count })),
  traits: z.array(trait),
});

const classRow = z.object({ abc: z.enum(['A', 'B', 'C']).nullable(), count, amount: money, share, change: z.int().nullable() });

const classes = z.object({
  frame,
  isKnown: z.boolean(),
  count,
  total: money,
  rows: z.array(classRow),
  withoutMargin: count,
  nameless: z.object({ rows: count, amount: z.int() }),
});

const classed = z.object({
  id,
  name: z.string(),
  abc: z.enum(['A', 'B', 'C']).nullable(),
  abcBefore: z.enum(['A', 'B', 'C', 'outside', 'absent']).nullable(),
  amount: money,
  share,
  /** Share of the base held by those before it. */
  before: share,
  last: dayText.nullable(),
});

const day = z.object({ day: dayText, amount: z.int(), ordinal: z.int().nullable(), segment: z.enum(['new', 'current', 'reactivated']).nullable() });

export const abcxyzContract = {
  report: guarded(read)
    .route({ method: 'GET', path: '/abcxyz', summary: 'Customers by volume and regularity', tags })
    .input(z.object(question))
    .output(summary),
  customers: guarded(read)
    .route({ method: 'GET', path: '/abcxyz/customers', summary: 'The customers of a cell, or of one movement', tags })
    .input(z.object({ ...question, ...listFields }))
    .output(pageOf(customer).extend({ total: count, amount: money, stepStarts: z.array(dayText) })),
  days: guarded(read)
    .route({ method: 'GET', path: '/abcxyz/customers/{id}/days', summary: 'The purchases behind a customer’s figures', tags })
    .input(z.object({ ...question, id, ...pageFields(['day', 'amount']), descending: z.boolean().default(true) }))
    .output(pageOf(day).extend({ customer })),
  movement: guarded(read)
    .route({ method: 'GET', path: '/abcxyz/movement', summary: 'Who moved between groups from one day to another', tags })
    .input(z.object(question))
    .output(movement),
  portrait: guarded(read)
    .route({ method: 'GET', path: '/abcxyz/portrait', summary: 'What the best customers have more often than the base', tags })
    .input(z.object(question))
    .output(portrait),
  classes: guarded(read)
    .route({ method: 'GET', path: '/abcxyz/classes', summary: 'ABC of products or reps', tags })
    .input(z.object({ ...question, subject: z.enum(subjects) }))
    .output(classes),
  classRows: guarded(read)
    .route({ method: 'GET', path: '/abcxyz/classes/rows', summary: 'The products or reps of a class', tags })
    .input(
      z.object({
        ...question,
        subject: z.enum(subjects),
        ...pageFields(['amount', 'name', 'last']),
        descending: z.boolean().default(true),
        cell: z.enum(['all', 'A', 'B', 'C', 'outside']).default('all'),
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(classed)),
  export: guarded({ resource: 'export', verb: 'read' })
    .route({ method: 'GET', path: '/abcxyz/export', summary: 'Matrix, customers, movement and portrait as a workbook (XLSX)', tags })
    .input(z.object({ ...question, language: z.enum(['ru', 'en']) }))
    .output(z.file()),
};

