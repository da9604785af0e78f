import { findMetric } from '#core/metrics/catalogue.ts';
import type { Breakdown, Figure, Measure, MetricAnswer } from '#core/metrics/vocabulary.ts';
import { plannedFor, spreadPlans } from '#core/plan/plan-days.ts';
import { rhythm } from '#core/plan/rhythm.ts';
import type { BusinessCalendar } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { stepsIn, weeksCutAtMonths } from '#core/shared/step.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import { readCalendar } from '../calendar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { readPlans, type Plan } from '../plans.ts';
import { computeMeasure, type Where } from './measure.ts';
import type { MetricRequest } from './metric.ts';

/** The metrics a plan of sales may be set in, in the order of preference. */
const salesMetrics = ['order-revenue', 'amount-won', 'payments'] as const;

/** A subject's plans and actuals by day. `from` says whether the department's plan is its own or its reps' sum. */
export interface PlanSheet {
  readonly metric: string;
  readonly subject: string | null;
  readonly plans: readonly Plan[];
  readonly actuals: ReadonlyMap<Day, number>;
  readonly from: 'own' | 'reps' | 'teams' | 'none';
}

const total = (plans: readonly Plan[]): readonly Plan[] => {
  const whole = plans.filter((plan) => plan.segment === null);
  return whole.length > 0 ? whole : plans;
};

/** The department's own plans; where there are none the sum of its reps', else of its teams'. */
function departmentPlans(plans: readonly Plan[]): Pick<PlanSheet, 'plans' | 'from'> {
  const of = (type: Plan['subjectType']): readonly Plan[] => total(plans.filter((plan) => plan.subjectType === type));
  if (of('department').length > 0) return { plans: of('department'), from: 'own' };
  if (of('rep').length > 0) return { plans: of('rep'), from: 'reps' };
  return of('team').length > 0 ? { plans: of('team'), from: 'teams' } : { plans: [], from: 'none' };
}

const fold = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е');

async function actualsByDay(database: Database, context: FactContext, metric: string, period: Period, by: 'rep' | 'team' | null, where?: Where): Promise<Map<string | null, Map<Day, number>>> {
  const measure = findMetric(metric)?.compute as Measure;
  const span = { from: instantOf(period.from, context), to: instantOf(period.to, context) };
  const rows = await computeMeasure(database, context, { measure, span, by: by ?? 'day', and: by === null ? undefined : 'day', where });
  const subjects = new Map<string | null, Map<Day, number>>();
  for (const row of rows) {
    const subject = by === null ? null : row.key;
    const day = by === null ? row.key : row.second;
    if (day === null || row.value === null) continue;
    const days = subjects.get(subject) ?? new Map<Day, number>();
    days.set(day, row.value);
    subjects.set(subject, days);
  }
  return subjects;
}

const instantOf = (day: Day, context: FactContext): Date => new Date(startOfDay(day, context.timeZone));

/** Plans and actuals by day of the department, or of each rep or team that has a plan or an actual. */
export async function readPlanSheets(
  database: Database,
  context: FactContext,
  period: Period,
  by: 'rep' | 'team' | null,
  options: { readonly metric?: string; readonly where?: Where } = {},
): Promise<PlanSheet[]> {
  const plans = await readPlans(database, context.viewer, period, context.currency);
  const metric = options.metric ?? salesMetrics.find((id) => plans.some((plan) => plan.metric === id)) ?? 'order-revenue';
  const own = plans.filter((plan) => plan.metric === metric);
  const actuals = await actualsByDay(database, context, metric, period, by, options.where);
  if (by === null) return [{ metric, subject: null, ...departmentPlans(own), actuals: actuals.get(null) ?? new Map() }];
  const names = new Map<string, string>();
  for (const plan of own) if (plan.subjectType === by) names.set(fold(plan.subject), plan.subject);
  for (const subject of actuals.keys()) if (subject !== null && !names.has(fold(subject))) names.set(fold(subject), subject);
  return [...names].map(([key, subject]) => {
    const mine = total(own.filter((plan) => plan.subjectType === by && fold(plan.subject) === key));
    const days = [...actuals].find(([name]) => name !== null && fold(name) === key)?.[1] ?? new Map<Day, number>();
    return { metric, subject, plans: mine, actuals: days, from: mine.length > 0 ? 'own' : 'none' } as const;
  });
}

/** Actual and plan by bucket of days; buckets without any plan are dropped: there is nothing to hold against. */
export function bucketsOf(sheet: PlanSheet, buckets: readonly Period[], calendar: BusinessCalendar): { period: Period; actual: number; plan: number | null }[] {
  const planned = spreadPlans(sheet.plans, calendar);
  const sum = (days: ReadonlyMap<Day, number>, period: Period): number => {
    let value = 0;
    for (const [day, amount] of days) if (day >= period.from && day < period.to) value += amount;
    return value;
  };
  return buckets.map((period) => ({
    period,
    actual: sum(sheet.actuals, period),
    plan: plannedFor(period, sheet.plans, calendar) === null ? null : sum(planned, period),
  }));
}

const missing = (key: string | null, reason: string): Figure => ({ key, value: null, reason, numerator: null, denominator: null, sample: 0, low: null, high: null });

function attainmentOf(sheet: PlanSheet, key: string | null, period: Period, calendar: BusinessCalendar): Figure {
  const plan = plannedFor(period, sheet.plans, calendar);
  if (plan === null) return missing(key, 'no-plan');
  if (plan === 0) return missing(key, 'zero-denominator');
  let actual = 0;
  for (const [day, value] of sheet.actuals) if (day >= period.from && day < period.to) actual += value;
  return { key, value: actual / plan, numerator: actual, denominator: plan, sample: sheet.plans.length, low: null, high: null };
}

/** Rhythm over the weeks that are over as of now. */
function rhythmOf(sheet: PlanSheet, key: string | null, period: Period, calendar: BusinessCalendar, today: Day): Figure {
  const weeks = weeksCutAtMonths(period).filter((week) => week.to <= today);
  const buckets = bucketsOf(sheet, weeks, calendar).flatMap(({ actual, plan }) => (plan === null ? [] : [{ actual, plan }]));
  if (buckets.length === 0) return missing(key, 'no-plan');
  const result = rhythm(buckets);
  if (result === null) return missing(key, 'zero-denominator');
  return { key, value: result.rhythm, numerator: null, denominator: null, sample: buckets.length, low: null, high: null };
}

/** Attainment and rhythm of the sales plan, whole or by rep, team or month. */
export async function againstPlan(database: Database, context: FactContext, request: MetricRequest, name: 'attainment' | 'rhythm'): Promise<MetricAnswer> {
  const calendar = await readCalendar(database);
  const period = { from: dayOf(request.span.from.getTime(), context.timeZone), to: dayOf(request.span.to.getTime(), context.timeZone) };
  const today = dayOf(context.asOf.getTime(), context.timeZone);
  const figure = (sheet: PlanSheet, key: string | null, within: Period): Figure =>
    name === 'attainment' ? attainmentOf(sheet, key, within, calendar) : rhythmOf(sheet, key, within, calendar, today);
  const by: Breakdown | undefined = request.by;
  const sheets = await readPlanSheets(database, context, period, by === 'rep' || by === 'team' ? by : null, { ...(request.where && { where: request.where }) });
  const rows =
    by === 'month'
      ? stepsIn(period, 'month').flatMap((month) => sheets.map((sheet) => figure(sheet, month.from.slice(0, 7), month)))
      : sheets.map((sheet) => figure(sheet, sheet.subject, period));
  return { metric: request.metric.id, unit: request.metric.unit, rows, excluded: {} };
}
