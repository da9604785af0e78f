import { sql } from 'kysely';
import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import { coverageOf, dealsNeeded, forecastPipeline } from '#core/plan/pipeline-forecast.ts';
import { daysBetween } from '#core/shared/day.ts';
import type { Sql } from '../../facts/context.ts';
import { furthestPlace } from '../../facts/furthest-stage.ts';
import { closedDealRows, counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { openDealRow, openDeals, type OpenDeal } from '../open-deals.ts';
import { currentPlan, type PlannedMonth, runningMonth } from '../plan-figures.ts';
import { countHits, during, none, type SectionReaders, shareReading, type SignalReader } from '../reader.ts';
import { still } from './28-stillness.ts';

/** A share of the open deals: of the hits, or of the others. */
const shareOfOpen = (isHit: (deal: OpenDeal, frame: Frame) => boolean, counts: 'hits' | 'others', figure: (deal: OpenDeal, frame: Frame) => number | null = () => null): SignalReader => ({
  read: async (frame) => {
    const deals = await openDeals(frame);
    const hits = deals.filter((deal) => isHit(deal, frame)).length;
    return shareReading(counts === 'hits' ? hits : deals.length - hits, deals.length, during(frame, 'as-of'));
  },
  rows: async (frame) => ({ list: (await openDeals(frame)).map((deal) => openDealRow(deal, isHit(deal, frame), figure(deal, frame))) }),
});

/** Lacks a date ahead, an amount or a probability, its own or its stage's. */
const isIncomplete = ({ planned, amount, probability }: OpenDeal, { today }: Frame): boolean =>
  planned === null || planned < today || (amount ?? 0) <= 0 || probability === null;

const isOverdue = ({ planned }: OpenDeal, { today }: Frame): boolean => planned !== null && planned < today;

/** The plan of the running month; null where it has none. */
async function planOfMonth(frame: Frame): Promise<PlannedMonth | null> {
  const target = await currentPlan(frame);
  return target?.month.from === runningMonth(frame).from ? target : null;
}

const coverage: SignalReader = {
  read: async (frame) => {
    const month = runningMonth(frame);
    const deals = (await openDeals(frame)).map((deal) => ({ amount: deal.amount, probability: deal.probability, plannedPaymentOn: deal.planned }));
    const { expected, counted: planned } = forecastPipeline(deals, month, frame.context.asOf.getTime(), frame.context.timeZone);
    const target = await planOfMonth(frame);
    const covered = coverageOf(expected, target?.plan ?? null, target?.actual ?? 0);
    if (covered.state === 'no-plan') return none('no-data');
    if (covered.state === 'plan-fulfilled') return none('not-applicable');
    return { value: covered.coverage, numerator: expected, denominator: covered.missing, sample: planned, ...month };
  },
  rows: async (frame) => {
    const { from, to } = runningMonth(frame);
    const due = (await openDeals(frame)).filter(({ planned }) => planned !== null && planned >= from && planned < to);
    return { list: due.map((deal) => openDealRow(deal, isOverdue(deal, frame))) };
  },
};

interface Closed {
  readonly won: number;
  readonly closed: number;
  /** Of won deals with an amount above zero: how many, and how large in the mean. */
  readonly wins: number;
  readonly average: number | null;
}

/** Won deals of 90 days, and those lost past the first open stage of their pipeline (or nobody knows where). */
const closedQualified = (frame: Frame): Promise<Closed> =>
  frame.keep('closed qualified deals', async () => {
    const firstPlace = sql`(select min(s.position) from stage s where s.pipeline_id = f.pipeline_id and s.kind = 'open')`;
    const read = await sql<Closed>`
      select (count(*) filter (where f.outcome = 'won'))::int as won, count(*)::int as closed,
             (count(*) filter (where f.outcome = 'won' and f.amount > 0))::int as wins, (avg(f.amount) filter (where f.outcome = 'won' and f.amount > 0))::float8 as average
      from (${counted(frame, 'closing', frame.span('last-90-days'))}) f
      where f.outcome = 'won' or coalesce(${furthestPlace(frame.context)} > ${firstPlace}, true)`.execute(frame.database.sql);
    return read.rows[0] ?? { won: 0, closed: 0, wins: 0, average: null };
  });

const withAmount = async (frame: Frame): Promise<readonly (OpenDeal & { readonly amount: number })[]> =>
  (await openDeals(frame)).flatMap((deal) => (deal.amount !== null && deal.amount > 0 ? [{ ...deal, amount: deal.amount }] : []));

const averageOrder: SignalReader = {
  read: async (frame) => {
    const [open, { wins, average }] = [await withAmount(frame), await closedQualified(frame)];
    if (open.length === 0 || average === null) return none('no-data', { sample: 0 });
    const mean = open.reduce((sum, { amount }) => sum + amount, 0) / open.length;
    return { value: mean / average, numerator: mean, denominator: average, sample: Math.min(open.length, wins), ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const { average } = await closedQualified(frame);
    const size = (amount: number): number | null => (average === null ? null : amount / average);
    return { list: (await withAmount(frame)).map((deal) => openDealRow(deal, (size(deal.amount) ?? 0) > 2, size(deal.amount))) };
  },
};

/** Deals closed in 12 months whose probability was 60 up to 80 %: the one known last before the closing, else the file's own. */
const likely = (frame: Frame): Sql => closedDealRows(frame, frame.span('last-12-months'), {
  join: sql`cross join lateral (
    select coalesce((
      select v.probability from deal cur join deal v on v.key = cur.key join load l on l.id = v.load_id
      where cur.id = f.id and coalesce(l.loaded_at, l.created_at) < f.closed_at order by l.turn desc limit 1), f.probability) as percent) p`,
  where: sql`p.percent >= 60 and p.percent < 80`,
  figure: sql`p.percent / 100`,
  hit: sql`f.outcome = 'lost'`,
});

const calibration: SignalReader = {
  read: async (frame) => {
    const { hits: lost, sample } = await countHits(frame, likely(frame));
    const interval = wilsonInterval(sample - lost, sample);
    if (interval === null) return none('no-data', { sample });
    const isInside = interval.high >= 0.6 && interval.low <= 0.8;
    return { value: isInside ? 1 : 0, numerator: sample - lost, denominator: sample, sample, low: interval.low, high: interval.high, ...during(frame, 'last-12-months') };
  },
  rows: (frame) => ({ sql: likely(frame) }),
};

/** Closed deals below which the win rate says nothing. */
const leastClosed = 30;

const lacking: SignalReader = {
  read: async (frame) => {
    const [target, open] = [await planOfMonth(frame), await openDeals(frame)];
    const { won, closed, average } = await closedQualified(frame);
    if (target === null || open.length === 0 || average === null) return none('no-data', { sample: open.length });
    if (closed < leastClosed) return none('too-few', { sample: closed });
    const needed = dealsNeeded(target.plan - target.actual, average, won / closed, open.filter(({ isQualified }) => isQualified).length);
    return needed === null ? none('not-reached', { sample: closed }) : { value: needed / open.length, numerator: needed, denominator: open.length, sample: closed, ...runningMonth(frame) };
  },
  rows: async (frame) => ({ list: (await openDeals(frame)).map((deal) => openDealRow(deal, !deal.isQualified)) }),
};

/** Section 28: control of the pipeline. */
export const pipelineControlSignals: SectionReaders = {
  'S28.1': shareOfOpen(isIncomplete, 'others'),
  'S28.5': coverage,
  'S28.6': shareOfOpen(isOverdue, 'hits', ({ planned }, { today }) => (planned === null ? null : daysBetween(planned, today))),
  'S28.7': still,
  'S28.8': averageOrder,
  'S28.10': calibration,
  'S28.11': lacking,
};
