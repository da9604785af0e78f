import { sql } from 'kysely';
import { fewestEventsPerWeek, monthEndBound, rhythmBound } from '#core/plan/bounds.ts';
import { attainmentOf, stretchesOf, type PlanStretch } from '#core/plan/plan-sheet.ts';
import { fulfilledFrom, monthEndOf, regularityOf } from '#core/plan/regularity.ts';
import { rhythm, type RhythmFigures } from '#core/plan/rhythm.ts';
import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import type { Day } from '#core/shared/day.ts';
import { stepsIn, weeksCutAtMonths } from '#core/shared/step.ts';
import { readEventsPerWeek } from '../../reports/plan-events.ts';
import type { Frame } from '../frame.ts';
import { counted } from '../deal-rows.ts';
import { currentPlan, monthlySales, salesSheet } from '../plan-figures.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { indicatorPlans, indicatorRhythm } from './23-indicators.ts';
import { reportOpened } from './23-report-days.ts';

/** Stretches over the full months of a window for which both a plan and an actual are known. */
async function stretches(frame: Frame, window: 'last-3-months' | 'last-6-months', step: 'week' | 'month'): Promise<readonly (PlanStretch & { readonly plan: number; readonly actual: number })[]> {
  const sheet = await salesSheet(frame);
  if (sheet === null) return [];
  const period = frame.period(window);
  const periods = step === 'week' ? weeksCutAtMonths(period) : stepsIn(period, 'month');
  return stretchesOf(sheet, periods, frame.today, frame.calendar).flatMap((stretch) =>
    stretch.plan === null || stretch.actual === null ? [] : [{ ...stretch, plan: stretch.plan, actual: stretch.actual }]);
}

const stretchRow = (kind: 'week' | 'month', from: Day, amount: number, figure: number | null, hit: boolean): SignalRow =>
  ({ kind, id: from, title: from, who: null, at: null, amount, figure, hit });

const leftOutOf = ({ idle }: RhythmFigures): Readonly<Record<string, number>> => (idle === 0 ? {} : { idle });

/** Sales a week of the last three full months. */
const eventsPerWeek = (frame: Frame, metric: string): Promise<number> =>
  frame.keep(`events a week of ${metric}`, async () =>
    (await readEventsPerWeek(frame.database, frame.context, { metric, period: frame.period('last-3-months'), by: null })).get(null) ?? 0);

const weekly: SignalReader = {
  read: async (frame) => {
    const weeks = await stretches(frame, 'last-3-months', 'week');
    const figures = rhythm(weeks);
    const sheet = await salesSheet(frame);
    if (figures === null || sheet === null) return none('no-data', { sample: weeks.length });
    if ((await eventsPerWeek(frame, sheet.metric)) < fewestEventsPerWeek) return none('too-few', { sample: figures.steps, value: figures.rhythm });
    return { value: figures.rhythm, sample: figures.steps, leftOut: leftOutOf(figures), ...during(frame, 'last-3-months') };
  },
  rows: async (frame) => ({
    list: (await stretches(frame, 'last-3-months', 'week')).map(({ period, plan, actual }) => {
      const { value } = attainmentOf(actual, plan);
      return stretchRow('week', period.from, actual, value, value !== null && value < rhythmBound.good);
    }),
  }),
};

const monthEnd: SignalReader = {
  read: async (frame) => {
    const sheet = await salesSheet(frame);
    const months = stepsIn(frame.period('last-3-months'), 'month');
    const end = sheet === null ? null : monthEndOf(sheet, months, frame.calendar);
    if (end === null) return none('no-data');
    return { value: end.ratio, numerator: end.share, denominator: end.days, sample: months.length, ...during(frame, 'last-3-months') };
  },
  rows: async (frame) => {
    const sheet = await salesSheet(frame);
    const months = sheet === null ? [] : stepsIn(frame.period('last-3-months'), 'month').map((month) => ({ month, end: monthEndOf(sheet, [month], frame.calendar) }));
    return { list: months.flatMap(({ month, end }) => (end === null ? [] : [stretchRow('month', month.from, 0, end.ratio, end.ratio > monthEndBound.good)])) };
  },
};

const monthRows: SignalReader['rows'] = async (frame) => ({
  list: (await stretches(frame, 'last-6-months', 'month')).map(({ period, plan, actual }) => {
    const { value } = attainmentOf(actual, plan);
    return stretchRow('month', period.from, actual, value, value !== null && value < fulfilledFrom);
  }),
});

const spread: SignalReader = {
  read: async (frame) => {
    const figures = regularityOf(await stretches(frame, 'last-6-months', 'month'));
    if (figures === null) return none('no-data');
    if (figures.variation === null) return none('too-few', { sample: figures.months });
    return { value: figures.variation, sample: figures.months, ...during(frame, 'last-6-months') };
  },
  rows: monthRows,
};

const fulfilled: SignalReader = {
  read: async (frame) => {
    const figures = regularityOf(await stretches(frame, 'last-6-months', 'month'));
    if (figures === null) return none('no-data');
    return { value: figures.fulfilled, numerator: figures.fulfilled, denominator: figures.months, sample: figures.months, ...during(frame, 'last-6-months') };
  },
  rows: monthRows,
};

/** Deals created a month over the last three full months ÷ over the last twelve; 1 where inflow is unknown. */
const inflowChange = (frame: Frame): Promise<number> =>
  frame.keep('inflow change', async () => {
    const [year, quarter] = [frame.span('last-12-months'), frame.span('last-3-months')];
    const read = await sql<{ year: number; quarter: number }>`
      select count(*)::float8 / 12 as year, (count(*) filter (where f.at >= ${quarter.from}))::float8 / 3 as quarter
      from (${counted(frame, 'creation', year)}) f`.execute(frame.database.sql);
    const { year: usual, quarter: lately } = read.rows[0] ?? { year: 0, quarter: 0 };
    return usual === 0 || lately === 0 ? 1 : lately / usual;
  });

interface Chance {
  readonly month: Day;
  /** Sales of the month as they would be at the present inflow. */
  readonly amount: number;
  readonly ofPlan: number;
}

async function chances(frame: Frame): Promise<readonly Chance[]> {
  const target = await currentPlan(frame);
  if (target === null || target.plan <= 0) return [];
  const { from, to } = frame.period('last-12-months');
  const factor = await inflowChange(frame);
  return (await monthlySales(frame, target.metric)).filter(({ month }) => month >= from && month < to)
    .map(({ month, amount }) => ({ month, amount: Math.round(amount * factor), ofPlan: (amount * factor) / target.plan }));
}

const realism: SignalReader = {
  read: async (frame) => {
    const months = await chances(frame);
    if (months.length === 0) return none('no-data');
    const reached = months.filter(({ ofPlan }) => ofPlan >= 1).length;
    const interval = wilsonInterval(reached, months.length);
    const base = { numerator: reached, denominator: months.length, sample: months.length, low: interval?.low ?? null, high: interval?.high ?? null };
    return { value: reached / months.length, ...base, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => ({ list: (await chances(frame)).map(({ month, amount, ofPlan }) => stretchRow('month', month, amount, ofPlan, ofPlan < 1)) }),
};

/** Section 23: evenness of fulfilling the plan. */
export const planEvennessSignals: SectionReaders = {
  'S23.1': weekly,
  'S23.2': monthEnd,
  'S23.3': spread,
  'S23.4': fulfilled,
  'S23.6': indicatorPlans,
  'S23.7': indicatorRhythm,
  'S23.8': reportOpened,
  'S23.9': realism,
};
