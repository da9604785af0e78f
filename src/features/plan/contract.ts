import { z } from 'zod';
import { pageFields } from '#core/shared/page.ts';
import { dayText, done, guarded, instantText, pageOf, periodFields } from '../procedure.ts';

const read = { resource: 'plans', verb: 'read' } as const;
const edit = { resource: 'plans', verb: 'edit' } as const;
const tags = ['plan'];
const name = z.string().min(1).max(300);
const metricId = z.string().max(60);
const count = z.int().min(0);
/** Money in minor units, whole; other metrics as they are (a part of a count may be left after spreading). */
const amount = z.number();
const share = z.number().nullable();
const period = z.object({ from: dayText, to: dayText });
export const segments = ['new', 'current'] as const;
const segment = z.enum(segments);
const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Which plan counts where it was changed: the latest, or on each day the one valid then. */
export const planBases = ['latest', 'in-force'] as const;

/** What every figure is asked with. Without a period it is the month of the last full day. */
const question = {
  from: periodFields.from.optional(),
  to: periodFields.to.optional(),
  asOf: periodFields.asOf,
  metric: metricId.optional(),
  /** One team's or one rep's plan; everybody's that the viewer sees without them. */
  team: name.optional(),
  rep: name.optional(),
  basis: z.enum(planBases).default('latest'),
};

const words = z.object({ ru: z.string(), en: z.string() });
const metric = z.object({ id: metricId, title: words, formula: words, counted: words, unit: z.enum(['count', 'money']), fact: z.string() });

const frame = z.object({
  asOf: instantText,
  /** The first day that is not over. */
  today: dayText,
  isStale: z.boolean(),
  newestFact: dayText.nullable(),
  period,
  metric,
  /** Metrics that have a plan the viewer sees, the chosen one included. */
  metrics: z.array(metric),
  owner: z.object({ type: z.enum(['department', 'teams', 'team', 'rep']), name: z.string().nullable() }),
  teams: z.array(z.string()),
  reps: z.array(z.string()),
  basis: z.enum(planBases),
  /** Whether any plan was ever set or loaded that the viewer sees. */
  hasPlans: z.boolean(),
  /** The viewer is linked to no employee, so that nothing is one's own. */
  isUnlinked: z.boolean(),
  /** The days of which facts of the metric are known. */
  known: period.nullable(),
  /** Names in files that are no metric a plan can be spread by, with the number of their plans. */
  unrecognised: z.array(z.object({ metric: z.string(), plans: count })),
  /** Years of the period whose days off are not settled yet. */
  unconfirmedYears: z.array(z.int()),
  seesRows: z.boolean(),
});

const gap = z.enum(['no-plan', 'zero-plan', 'no-data']).nullable();

const standing = z.object({
  state: z.enum(['over', 'running', 'ahead']),
  plan: amount.nullable(),
  actual: amount.nullable(),
  /** Actual of the planned days ÷ plan. */
  attainment: share,
  reason: gap,
  /** Actual of the planned days less plan, once the period is over. */
  difference: amount.nullable(),
  /** Parts of the period without a plan, where another part has one. */
  unplanned: z.array(period),
  /** The subject's own plan, or the sum of what it consists of; withheld where a sum would tell a person's plan. */
  from: z.enum(['own', 'reps', 'teams', 'withheld', 'none']),
  workingDays: count,
  workingDaysOver: count,
  workingDaysLeft: count,
  toDate: z.object({ ideal: amount, actual: amount, gap: amount, attainment: share }).nullable(),
  catchUp: z.object({ needed: amount, planned: amount, pace: amount.nullable(), days: count }).nullable(),
});

const stretch = z.object({ from: dayText, to: dayText, state: z.enum(['over', 'running', 'ahead']), actual: amount.nullable(), plan: amount.nullable(), attainment: share });

const rhythm = z.object({
  /** The full months it is counted over, by weeks cut at their ends. */
  period,
  /** Null with the reason. */
  rhythm: share,
  reason: gap,
  attainment: share,
  arrhythmia: share,
  /** Distance of the actuals from the plan ÷ mean plan. */
  variation: share,
  /** Population σ of the actuals ÷ their mean. */
  spread: share,
  weeks: count,
  withoutPlan: count,
  idle: count,
  refunds: amount,
  /** Orders, deals, calls … a week; below five the rhythm is chance. */
  eventsPerWeek: z.number().nullable(),
});

const planChange = z.object({
  ...period.shape,
  subjectType: z.enum(['department', 'team', 'rep']),
  subject: z.string(),
  segment: segment.nullable(),
  was: amount.nullable(),
  is: amount.nullable(),
  at: instantText,
  by: z.string().nullable(),
  byHand: z.boolean(),
});

const rank = z.object({ place: count.nullable(), of: count.nullable(), reason: z.enum(['no-team', 'not-over', 'no-plan', 'too-few-people']).nullable() });

const subject = z.object({ name: z.string(), standing, rhythm, weeks: z.array(stretch) });

const fact = z.object({
  key: z.string(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  customer: z.string().nullable(),
  rep: z.string().nullable(),
  at: instantText.nullable(),
  amount: z.int().nullable(),
});

const subjectType = z.enum(['department', 'team', 'rep']);

const cell = z.object({
  month: monthText,
  /** Null where none is set for exactly this month. */
  value: amount.nullable(),
  /** The month's part of a plan for a quarter or a year, where the month has none of its own. */
  part: amount.nullable(),
  byHand: z.boolean(),
  /** A person cleared what a file says. */
  isCleared: z.boolean(),
});

const gridRow = z.object({ subjectType, subject: z.string(), team: z.string().nullable(), isEditable: z.boolean(), cells: z.array(cell) });

const version = z.object({ value: amount.nullable(), at: instantText, by: z.string().nullable(), byHand: z.boolean(), fileName: z.string(), loadId: count, isInForce: z.boolean() });

const planLoad = z.object({
  loadId: count, byHand: z.boolean(), fileName: z.string(), by: z.string().nullable(), at: instantText, plans: count, period,
  metrics: z.array(z.string()), isUndoable: z.boolean(),
});

const value = z.number().min(0).max(Number.MAX_SAFE_INTEGER).nullable();
const loaded = z.object({ loadId: count });

export const planContract = {
  report: guarded(read)
    .route({ method: 'GET', path: '/plan', summary: 'Plan and actual of a period: where it stands, the ladder, weeks, rhythm, twelve months', tags })
    .input(z.object(question))
    .output(
      z.object({
        frame,
        standing,
        segments: z.array(standing.extend({ segment, isSplit: z.boolean() })),
        /** Actual of neither new nor current customers: returns on a day of their own, rows without a customer. Null where nothing is told apart. */
        unassigned: amount.nullable(),
        /** By day; null where single days would tell a record to a viewer who sees groups only. */
        ladder: z.array(z.object({ day: dayText, working: z.boolean(), ideal: amount, actual: amount.nullable(), gap: amount.nullable() })).nullable(),
        weeks: z.array(stretch),
        rhythm,
        monthEnd: z.object({ share: z.number(), days: z.number(), ratio: z.number() }).nullable(),
        months: z.array(stretch),
        regularity: z.object({ months: count, fulfilled: count, variation: share }).nullable(),
        changes: z.array(planChange),
        rank: rank.nullable(),
        excluded: z.record(z.string(), count),
      }),
    ),
  subjects: guarded(read)
    .route({ method: 'GET', path: '/plan/subjects', summary: 'Plan, actual and rhythm of each rep or team', tags })
    .input(
      z.object({
        ...question,
        by: z.enum(['rep', 'team']).default('rep'),
        ...pageFields(['name', 'plan', 'actual', 'attainment', 'gap', 'rhythm']),
        size: z.int().min(1).max(200).default(25),
      }),
    )
    .output(pageOf(subject)),
  rows: guarded(read)
    .route({ method: 'GET', path: '/plan/rows', summary: 'The rows behind an actual', tags })
    .input(
      z.object({
        from: dayText, to: dayText, asOf: periodFields.asOf, metric: metricId, team: name.optional(), rep: name.optional(), segment: segment.optional(),
        ...pageFields(['at', 'code', 'title', 'customer', 'rep', 'amount']),
        descending: z.boolean().default(true),
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(fact)),
  export: guarded({ resource: 'export', verb: 'read' })
    .route({ method: 'GET', path: '/plan/export', summary: 'Standing, ladder, weeks, reps, months and changes as a workbook (XLSX)', tags })
    .input(z.object({ ...question, from: dayText, to: dayText, language: z.enum(['ru', 'en']).default('ru') }))
    .output(z.file()),
  grid: guarded(read)
    .route({ method: 'GET', path: '/plans', summary: 'The plans of a year by subject and month', tags })
    .input(
      z.object({
        metric: metricId.optional(),
        year: z.int().min(1990).max(2100).optional(),
        segment: segment.optional(),
        search: z.string().max(200).optional(),
        ...pageFields(['subject']),
        size: z.int().min(1).max(200).default(50),
      }),
    )
    .output(
      pageOf(gridRow).extend({
        metric, metrics: z.array(metric), year: z.int(), today: dayText,
        /** The sum of all reps' plans by month, whatever page is shown; null for a month without any. */
        repSums: z.array(amount.nullable()).nullable(),
        canEdit: z.boolean(),
      }),
    ),
  set: guarded(edit)
    .route({ method: 'PUT', path: '/plans', summary: 'Set plans of months by hand, all of them or none', tags })
    .input(
      z.object({
        metric: metricId,
        changes: z.array(z.object({ subjectType, subject: z.string().max(300), month: monthText, segment: segment.nullable().default(null), value })).min(1).max(2000),
      }),
    )
    .output(loaded),
  fill: guarded(edit)
    .route({ method: 'POST', path: '/plans/fill', summary: 'Set a month from another month’s plans or actuals', tags })
    .input(
      z.object({
        metric: metricId,
        month: monthText,
        source: z.enum(['plan', 'actual']),
        sourceMonth: monthText,
        segment: segment.optional(),
        /** Percent to add: 5 is 105 % of the source. */
        growth: z.number().min(-99).max(1000).default(0),
        /** Also where a plan is set already. */
        overwrite: z.boolean().default(false),
      }),
    )
    .output(z.object({ loadId: count.nullable(), set: count, kept: count, without: count })),
  versions: guarded(read)
    .route({ method: 'GET', path: '/plans/versions', summary: 'What one plan was, is, and who said so', tags })
    .input(z.object({ metric: metricId, subjectType, subject: z.string().max(300).default(''), month: monthText, segment: segment.optional() }))
    .output(z.object({ rows: z.array(version) })),
  changes: guarded(edit)
    .route({ method: 'GET', path: '/plans/changes', summary: 'Who entered or loaded plans and when', tags })
    .input(z.object({ ...pageFields(['at']), size: z.int().min(1).max(200).default(10), descending: z.boolean().default(true) }))
    .output(pageOf(planLoad)),
  takeBack: guarded(edit)
    .route({ method: 'POST', path: '/plans/changes/{id}/undo', summary: 'Take back an entry by hand', tags })
    .input(z.object({ id: z.int().min(1).max(2_147_483_647) }))
    .output(done),
};
