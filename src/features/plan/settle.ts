import { amountsSeen, scopeOf, seesCost } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { findPlannable, metricOfPlan, plannableMetrics, salesMetrics, type PlannableMetric } from '#core/plan/planned-metrics.ts';
import { unconfirmedYears, type BusinessCalendar } from '#core/shared/calendar.ts';
import { addDays, addMonths, firstDayOfMonth, monthNumber, type Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import { fullStepsIn, stepStart } from '#core/shared/step.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import { defaultAsOf } from '#store/as-of.ts';
import { readCalendar } from '#store/calendar.ts';
import type { FactContext } from '#store/facts/context.ts';
import { knownDays } from '#store/measures/known-facts.ts';
import type { PlanOwner } from '#store/measures/plan-sheets.ts';
import { metricWithoutName } from '#store/plans/plan-rows.ts';
import { listPlanSubjects, readOwnPlace } from '#store/plans/plan-subjects.ts';
import { readPlans, type Plan, type PlanBasis } from '#store/plans/plans.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';
import type { RequestContext } from '../context.ts';
import { spanOf } from '../question.ts';

export interface PlanQuestion {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly asOf?: Day | undefined;
  readonly metric?: string | undefined;
  readonly team?: string | undefined;
  readonly rep?: string | undefined;
  readonly basis: PlanBasis;
}

/** A question made exact: as of when, whose plan in which metric, which stretches of days. */
export interface Asked {
  readonly facts: FactContext;
  readonly asOf: { readonly isStale: boolean; readonly newestFact: Day | null };
  readonly today: Day;
  readonly calendar: BusinessCalendar;
  readonly period: Period;
  /** The full months that rhythm is counted over. */
  readonly rhythmPeriod: Period;
  /** Twelve months up to the one the period ends in, or to the running one. */
  readonly history: Period;
  /** From the first to the last day of all three. */
  readonly whole: Period;
  readonly metric: PlannableMetric;
  readonly owner: PlanOwner | undefined;
  readonly basis: PlanBasis;
  /** Every plan the viewer sees, of whatever time. */
  readonly plans: readonly Plan[];
}

/** Settles what a question leaves open: the month of the last full day, a sales metric that has a plan, what is the viewer's own. */
export async function settle(context: RequestContext, input: PlanQuestion): Promise<Asked> {
  const { database, organisation, viewer, now } = context;
  const { timeZone, currency } = organisation;
  const asOf = await defaultAsOf(database, new Date(now), timeZone);
  const instant = input.asOf === undefined ? asOf.instant : new Date(startOfDay(input.asOf, timeZone));
  const today = dayOf(instant.getTime(), timeZone);
  const period = periodOf(input, today);
  spanOf(period, timeZone);
  const stretches = { period, rhythmPeriod: rhythmPeriodOf(period, today), history: historyOf(period, today) };
  const calendar = await readCalendar(database);
  const plans = await readPlans(database, viewer, { period: everything, currency, timeZone, calendar });
  return {
    facts: { asOf: instant, timeZone, currency, viewer, ...(await readRollUps(database)) },
    asOf: input.asOf === undefined ? asOf : { isStale: false, newestFact: asOf.newestFact },
    today,
    calendar,
    ...stretches,
    whole: spanning(Object.values(stretches)),
    metric: await metricOf(context, input.metric, plans),
    owner: await ownerOf(context, input),
    basis: input.basis,
    plans,
  };
}

const everything: Period = { from: '1900-01-01', to: '2200-01-01' };

function periodOf({ from, to }: PlanQuestion, today: Day): Period {
  if (from === undefined && to === undefined) return monthAround(addDays(today, -1));
  if (from === undefined || to === undefined) throw new Problem('period-invalid', { from: from ?? '', to: to ?? '' });
  return { from, to };
}

function monthAround(day: Day): Period {
  const month = monthNumber(day);
  return { from: firstDayOfMonth(month), to: firstDayOfMonth(month + 1) };
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** The period's own full months where it has three or more that are over; else the three before its end, the running one left out. */
export function rhythmPeriodOf(period: Period, today: Day): Period {
  const own = fullStepsIn(period, 'month').filter(({ to }) => to <= today);
  const [first, last] = [own[0], own.at(-1)];
  if (own.length >= 3 && first !== undefined && last !== undefined) return { from: first.from, to: last.to };
  const to = stepStart(earlier(period.to, today), 'month');
  return { from: addMonths(to, -3), to };
}

export function historyOf(period: Period, today: Day): Period {
  const to = monthAround(earlier(addDays(period.to, -1), today)).to;
  return { from: addMonths(to, -12), to };
}

const spanning = (periods: readonly Period[]): Period =>
  periods.reduce((all, { from, to }) => ({ from: earlier(all.from, from), to: later(all.to, to) }));

async function metricOf({ database, viewer }: RequestContext, asked: string | undefined, plans: readonly Plan[]): Promise<PlannableMetric> {
  const id = asked ?? usualMetric(plans) ?? (await metricWithoutName(database));
  const metric = findPlannable(id);
  if (metric === undefined || !isSeen(metric, viewer)) throw new Problem('metric-unknown', { metric: id });
  return metric;
}

/** The first metric of sales that has a plan; else any that has one. */
function usualMetric(plans: readonly Plan[]): string | undefined {
  const planned = new Set(plans.map(({ metric }) => metric));
  return [...salesMetrics, ...plannableMetrics.map(({ id }) => id)].find((id) => planned.has(id));
}

export const isSeen = (metric: PlannableMetric, viewer: Viewer): boolean => metric.id !== 'order-margin' || seesCost(viewer);

/** A rep sees only the own plan; a lead of one team sees that team until another is asked. */
async function ownerOf({ database, viewer }: RequestContext, { team, rep }: PlanQuestion): Promise<PlanOwner | undefined> {
  const own = await readOwnPlace(database, viewer);
  if (scopeOf(viewer, 'plans') === 'own') return own === null ? { type: 'rep', name: '' } : { type: 'rep', name: own.name };
  if (rep !== undefined) return { type: 'rep', name: rep };
  if (team !== undefined) return { type: 'team', name: team };
  return scopeOf(viewer, 'plans') === 'team' && viewer.teamIds.length === 1 && own?.team != null ? { type: 'team', name: own.team } : undefined;
}

/** Spreading leaves parts: of a kopeck none travels, of a count what can be told. */
export const wholeValue = (value: number): number => Math.round(value * 1e6) / 1e6;

export function tellMetric({ id, title, formula, counted, unit, compute }: PlannableMetric) {
  return { id, title, formula, counted, unit: unit === 'money' ? ('money' as const) : ('count' as const), fact: compute.fact };
}

/** Amounts of single days and records are not for who sees amounts of groups only. */
export function seesSingle(viewer: Viewer, metric: PlannableMetric): boolean {
  const ofOrders = metric.compute.fact === 'order-line' || metric.compute.fact === 'payment';
  return !ofOrders || amountsSeen(viewer) === 'records';
}

/** What the screen needs to know around the figures. */
export async function showFrame(context: RequestContext, asked: Asked) {
  const { database, viewer } = context;
  const { plans } = asked;
  const subjects = await listPlanSubjects(database, viewer, 'read', asked.whole.from);
  const named = new Map<string, number>();
  for (const { metric } of plans) named.set(metric, (named.get(metric) ?? 0) + 1);
  const planned = plannableMetrics.filter((metric) => isSeen(metric, viewer) && (named.has(metric.id) || metric.id === asked.metric.id));
  const unrecognised = [...named].filter(([id]) => findPlannable(id) === undefined).map(([id, count]) => ({ metric: metricOfPlan(id)?.title.ru ?? id, plans: count }));
  return {
    asOf: asked.facts.asOf.toISOString(),
    today: asked.today,
    isStale: asked.asOf.isStale,
    newestFact: asked.asOf.newestFact,
    period: asked.period,
    metric: tellMetric(asked.metric),
    metrics: planned.map(tellMetric),
    owner: tellOwner(viewer, asked.owner),
    teams: subjects.flatMap(({ type, name }) => (type === 'team' ? [name] : [])),
    reps: subjects.flatMap(({ type, name }) => (type === 'rep' ? [name] : [])),
    basis: asked.basis,
    hasPlans: plans.length > 0,
    isUnlinked: scopeOf(viewer, 'plans') !== 'all' && viewer.employeeId === null,
    known: await knownDays(database, asked.metric.compute.fact, asked.facts.timeZone),
    unrecognised,
    unconfirmedYears: unconfirmedYears(asked.period, asked.calendar),
    seesRows: seesSingle(viewer, asked.metric),
  };
}

function tellOwner(viewer: Viewer, owner: PlanOwner | undefined) {
  if (owner !== undefined) return { type: owner.type, name: owner.name === '' ? null : owner.name };
  return { type: scopeOf(viewer, 'plans') === 'all' ? ('department' as const) : ('teams' as const), name: null };
}
