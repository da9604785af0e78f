import { findMetric } from '#core/metrics/catalogue.ts';
import { findPlannable, salesMetrics } from '#core/plan/planned-metrics.ts';
import { addDays, type Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { nextStepStart, stepStart, stepsIn } from '#core/shared/step.ts';
import { knownDays } from '../measures/known-facts.ts';
import { type PlanSheet, readPlanSheets } from '../measures/plan-sheets.ts';
import { type Plan, readPlans } from '../plans/plans.ts';
import { plannedFor } from '#core/plan/plan-days.ts';
import { type Frame, spanOfPeriod } from './frame.ts';
import { keptActuals } from './kept-actuals.ts';

/** The department's sales against its plan by day, by the plan that was valid on each day: the last six full months. */
export const salesSheet = (frame: Frame): Promise<PlanSheet | null> =>
  frame.once('sales sheet', async () => {
    const [sheet] = await readPlanSheets(frame.database, frame.context, frame.period('last-6-months'), null, { basis: 'in-force', compute: keptActuals(frame) });
    return sheet ?? null;
  });

/** The running month, whole. */
export const runningMonth = (frame: Frame): Period => {
  const from = stepStart(frame.today, 'month');
  return { from, to: nextStepStart(from, 'month') };
};

/** The last full month. */
export const lastMonth = (frame: Frame): Period => {
  const to = stepStart(frame.today, 'month');
  return { from: stepStart(addDays(to, -1), 'month'), to };
};

export interface PlannedMonth {
  readonly month: Period;
  readonly metric: string;
  /** Minor units. */
  readonly plan: number;
  /** What came before as-of. */
  readonly actual: number;
}

/** The department's plan of sales for the running month; where there is none, for the last full month. Null without either. */
export const currentPlan = (frame: Frame): Promise<PlannedMonth | null> =>
  frame.once('current plan', async () => {
    for (const month of [runningMonth(frame), lastMonth(frame)]) {
      const [sheet] = await readPlanSheets(frame.database, frame.context, month, null, { compute: keptActuals(frame) });
      const plan = sheet === undefined ? null : plannedFor(month, sheet.plans, frame.calendar);
      if (sheet !== undefined && plan !== null) return { month, metric: sheet.metric, plan, actual: [...sheet.actuals.values()].reduce((sum, value) => sum + value, 0) };
    }
    return null;
  });

export interface MonthSales {
  readonly month: Day;
  readonly amount: number;
}

/** Sales of every full month of known history by a metric of sales, oldest first; months without any are there with 0. */
export const monthlySales = (frame: Frame, metric: string): Promise<readonly MonthSales[]> =>
  frame.once(`monthly ${metric}`, async () => {
    const measure = findPlannable(metric)?.compute;
    const known = measure === undefined ? null : await knownDays(frame.database, measure.fact, frame.context.timeZone);
    const to = stepStart(frame.today, 'month');
    if (measure === undefined || known === null || known.from >= to) return [];
    const period = { from: known.from, to: known.to < to ? known.to : to };
    const rows = await keptActuals(frame)(frame.database, frame.context, { measure, span: spanOfPeriod(period, frame.context.timeZone), by: 'month' });
    const amounts = new Map(rows.map(({ key, value }) => [key, value ?? 0]));
    return stepsIn(period, 'month').map(({ from }) => ({ month: from, amount: amounts.get(from.slice(0, 7)) ?? 0 }));
  });

/** Plans that touch a period and that the viewer may see. */
export const plansOf = (frame: Frame, period: Period): Promise<readonly Plan[]> =>
  frame.once(`plans ${period.from} ${period.to}`, () => {
    const { currency, timeZone, viewer } = frame.context;
    return readPlans(frame.database, viewer, { period, currency, timeZone, calendar: frame.calendar });
  });

/** Metrics that are a result of selling and no step towards it. */
const results: readonly string[] = [...salesMetrics, 'order-margin', 'orders', 'deals-won', 'new-customers'];

/** Whether a plan is one of an intermediate indicator: calls, meetings, proposals, whatever is not itself a sale. */
export const isIntermediate = ({ metric }: Pick<Plan, 'metric'>): boolean => !results.includes(metric);

/** Whether a plan is one of sales in money. */
export const isOfSales = ({ metric }: Pick<Plan, 'metric'>): boolean => findMetric(metric)?.unit === 'money';
