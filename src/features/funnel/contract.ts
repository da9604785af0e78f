import { z } from 'zod';
import type { Breakdown } from '#core/metrics/vocabulary.ts';
import { funnelSets } from '#core/pipeline/funnel-sets.ts';
import { comparisonKinds } from '#core/shared/comparison.ts';
import { pageFields } from '#core/shared/page.ts';
import { dayText, guarded, instantText, pageOf, periodFields, whereText } from '../procedure.ts';

const read = { resource: 'deals', verb: 'read' } as const;
const tags = ['funnel'];
const id = z.int().min(1).max(2_147_483_647);

/** Deals by the date of their latest closing, or the cohort of those created in the period. */
export const funnelBases = ['closing', 'creation'] as const;

/** The breakdowns of the funnel; `segment` holds new and current customers. */
export const funnelBreakdowns = ['channel', 'product', 'audience', 'region', 'segment', 'rep', 'category', 'team'] as const satisfies readonly Breakdown[];

/** What every figure of the funnel is asked with. Without a period it is the last twelve full months. */
const question = {
  from: periodFields.from.optional(),
  to: periodFields.to.optional(),
  asOf: periodFields.asOf,
  pipeline: id.optional(),
  basis: z.enum(funnelBases).default('closing'),
  where: z.array(whereText).max(8).default([]),
};

const period = z.object({ from: dayText, to: dayText });
const money = z.int();
const count = z.int().min(0);
const days = z.number().nullable();
const interval = z.object({ share: z.number(), low: z.number(), high: z.number() });

const frame = z.object({
  asOf: instantText,
  /** The local day of as-of: the first one that is not over. */
  today: dayText,
  /** Set when the newest fact is so old that figures are as of the day after it. */
  isStale: z.boolean(),
  newestFact: dayText.nullable(),
  period,
  /** From the first deal to the last, in whole months; null without deals. */
  wholeHistory: period.nullable(),
  /** Null when there is no pipeline at all. */
  pipelineId: id.nullable(),
  pipelines: z.array(z.object({ id, name: z.string() })),
  /** Whether any move of a deal between stages was ever loaded. */
  hasMoves: z.boolean(),
});

const figures = z.object({
  won: count,
  lost: count,
  open: count,
  /** What the win rate is divided by: closed deals, or all created ones of a cohort. */
  counted: count,
  winRate: interval.nullable(),
  /** At least 90 % of the cohort is closed. */
  isMature: z.boolean(),
  amountWon: money,
  averageOrder: money.nullable(),
  medianOrder: z.number().nullable(),
  winsWithAmount: count,
  winsWithoutAmount: count,
  winsWithoutCreation: count,
  medianCycleDays: days,
  p90CycleDays: days,
  medianActiveDays: days,
  medianLostDays: days,
  openAtEnd: count,
  /** Minor units a day; null with the reason. */
  velocity: z.number().nullable(),
  velocityReason: z.enum(['nothing-counted', 'zero-denominator']).nullable(),
  stageUnknown: count,
  wonThroughStages: count,
  excluded: z.record(z.string(), count),
});

const side = z.object({ period, won: count, counted: count, share: z.number().nullable(), isMature: z.boolean() });

const comparison = z.object({
  kind: z.enum(comparisonKinds),
  isPartial: z.boolean(),
  workingDays: z.tuple([count, count]),
  now: side,
  earlier: side,
  /** z of the difference; null where a side is empty or both are all or nothing. */
  z: z.number().nullable(),
  /** Both are closed to at least 90 %: cohorts that are not cannot be compared yet. */
  areMature: z.boolean(),
  isProven: z.boolean(),
});

const stage = z.object({
  stageId: id,
  stage: z.string(),
  /** The name tells what the customer feels or does, not what was achieved. */
  describesCustomer: z.boolean(),
  reached: count,
  /** Of those, the ones that went on. */
  passed: count,
  conversion: interval.nullable(),
  lost: count,
  lostAmount: money,
  lostWithoutAmount: count,
  stillOpen: count,
  entered: count,
  advanced: count,
  lostHere: count,
  back: count,
  handed: count,
  stillThere: count,
  finished: count,
  unfinished: count,
  medianDays: days,
  p90Days: days,
  openMedianDays: days,
  medianWithOpen: days,
  p90WithOpen: days,
  openNow: count,
  openAmount: money,
  openNowMedianDays: days,
});

const ranking = z.object({
  stageId: id,
  /** Deals lost, the conversion, or minor units lost. */
  value: z.number(),
  /** The part of all lost deals or of all lost money; null for the conversion. */
  part: z.number().nullable(),
});

const problem = z.object({ byNumber: ranking.nullable(), byConversion: ranking.nullable(), byAmount: ranking.nullable() });

const lossReason = z.object({ stageId: id, reason: z.string().nullable(), deals: count });

/** Of the funnel's deals, how many have a value of each breakdown. */
const filled = z.object({ channel: count, product: count, audience: count, region: count, segment: count, rep: count });

const comparedTo = z.enum(['above', 'below', 'same', 'few']);

const group = z.object({
  key: z.string().nullable(),
  second: z.string().nullable(),
  won: count,
  lost: count,
  open: count,
  counted: count,
  winRate: interval.nullable(),
  averageOrder: money.nullable(),
  amountWon: money,
  /** Against the whole: proven above or below by the interval, not told apart, or too few to say. */
  comparedTo,
});

const segment = z.object({ breakdown: z.enum(funnelBreakdowns), key: z.string(), won: count, closed: count, winRate: interval });

const deal = z.object({
  key: z.string(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  customer: z.string().nullable(),
  rep: z.string().nullable(),
  stage: z.string().nullable(),
  outcome: z.enum(['won', 'lost']).nullable(),
  amount: money.nullable(),
  createdAt: instantText.nullable(),
  closedAt: instantText.nullable(),
  days,
  lossReason: z.string().nullable(),
  leftOut: z.string().nullable(),
});

const breakdownFields = { by: z.enum(funnelBreakdowns), and: z.enum(funnelBreakdowns).optional() };

export const funnelContract = {
  report: guarded(read)
    .route({ method: 'GET', path: '/funnel', summary: 'Conversions, stages, the problem stage', tags })
    .input(z.object({ ...question, compare: z.enum([...comparisonKinds, 'none']).default('previous') }))
    .output(
      z.object({ frame, figures, comparison: comparison.nullable(), stages: z.array(stage), problem, lossReasons: z.array(lossReason), filled }),
    ),
  breakdown: guarded(read)
    .route({ method: 'GET', path: '/funnel/breakdown', summary: 'The win rate by one breakdown or by two at once', tags })
    .input(
      z.object({
        ...question,
        ...breakdownFields,
        ...pageFields(['counted', 'key', 'second', 'won', 'winRate', 'averageOrder', 'amountWon']),
        size: z.int().min(1).max(200).default(12),
        descending: z.boolean().default(true),
      }),
    )
    .output(pageOf(group).extend({ reference: interval.nullable() })),
  best: guarded(read)
    .route({ method: 'GET', path: '/funnel/best', summary: 'Groups that convert better than the whole for certain', tags })
    .input(z.object(question))
    .output(z.object({ rows: z.array(segment), reference: interval.nullable() })),
  rows: guarded(read)
    .route({ method: 'GET', path: '/funnel/deals', summary: 'The deals behind a number of the funnel', tags })
    .input(
      z.object({
        ...question,
        ...pageFields(['closed', 'created', 'code', 'title', 'customer', 'rep', 'stage', 'amount', 'days', 'reason']),
        descending: z.boolean().default(true),
        set: z.enum(funnelSets).default('all'),
        stage: id.optional(),
        /** Only losses of this reason; empty for those without one. */
        reason: z.string().max(500).optional(),
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(deal)),
  export: guarded({ resource: 'export', verb: 'read' })
    .route({ method: 'GET', path: '/funnel/export', summary: 'Figures, stages, a breakdown and the deals as a workbook (XLSX)', tags })
    .input(z.object({ ...question, ...breakdownFields, language: z.enum(['ru', 'en']).default('ru') }))
    .output(z.file()),
};
