import { workingDaysIn, type BusinessCalendar } from '../shared/calendar.ts';
import type { Day } from '../shared/day.ts';
import type { Period } from '../shared/period.ts';
import { overlap, plannedFor, plansFor, spreadPlans, type PlannedPeriod } from './plan-days.ts';

/** What was planned for one subject and what came, by day. */
export interface Planned {
  readonly plans: readonly PlannedPeriod[];
  readonly actuals: ReadonlyMap<Day, number>;
  /** The days of which facts are known; null when none were ever loaded. Outside of them nothing is known, which is no zero. */
  readonly known: Period | null;
}

export type PeriodState = 'over' | 'running' | 'ahead';

/** Actual and plan of one stretch of days. */
export interface PlanStretch {
  readonly period: Period;
  readonly state: PeriodState;
  /** Null for what is ahead and for what lies outside the known days. */
  readonly actual: number | null;
  readonly plan: number | null;
}

/** What stands in the way of an attainment. */
export type AttainmentGap = 'no-plan' | 'zero-plan' | 'no-data';

/** `today` is the first day that is not over. */
export function stateOf(period: Period, today: Day): PeriodState {
  if (period.to <= today) return 'over';
  return period.from <= today ? 'running' : 'ahead';
}

export function sumDays(days: ReadonlyMap<Day, number>, period: Period): number {
  let sum = 0;
  for (const [day, value] of days) if (day >= period.from && day < period.to) sum += value;
  return sum;
}

/** Actual and plan of each stretch (weeks, months, days): of overlapping plans the shortest counts. */
export function stretchesOf(sheet: Planned, periods: readonly Period[], today: Day, calendar: BusinessCalendar): PlanStretch[] {
  const planned = spreadPlans(sheet.plans, calendar);
  return periods.map((period) => {
    const state = stateOf(period, today);
    const isTouched = sheet.plans.some((plan) => overlap(plan, period));
    return { period, state, actual: actualOf(sheet, period, state), plan: isTouched ? sumDays(planned, period) : null };
  });
}

function actualOf({ actuals, known }: Planned, period: Period, state: PeriodState): number | null {
  return known === null || state === 'ahead' || !overlap(known, period) ? null : sumDays(actuals, period);
}

/** Actual ÷ plan, or why there is none. */
export function attainmentOf(actual: number | null, plan: number | null): { readonly value: number | null; readonly reason: AttainmentGap | null } {
  if (plan === null) return { value: null, reason: 'no-plan' };
  if (actual === null) return { value: null, reason: 'no-data' };
  return plan === 0 ? { value: null, reason: 'zero-plan' } : { value: actual / plan, reason: null };
}

/** Where a subject stands within a period as of the end of the last full day. */
export interface Standing {
  readonly state: PeriodState;
  readonly plan: number | null;
  /** Everything that came, today's part included. */
  readonly actual: number | null;
  readonly attainment: number | null;
  readonly reason: AttainmentGap | null;
  readonly workingDays: number;
  readonly workingDaysOver: number;
  /** Today, where it is worked, is among those left. */
  readonly workingDaysLeft: number;
  /** By the end of the last full day: what should have come, what came, the difference. Null unless the period is running. */
  readonly toDate: { readonly ideal: number; readonly actual: number; readonly gap: number; readonly attainment: number | null } | null;
  /** What every remaining working day must bring, beside what the plan asks of a day and what full days brought. Null when it is reached or nothing is left. */
  readonly catchUp: { readonly needed: number; readonly planned: number; readonly pace: number | null } | null;
}

export function standingOf(sheet: Planned, period: Period, today: Day, calendar: BusinessCalendar): Standing {
  const state = stateOf(period, today);
  const plan = plannedFor(period, sheet.plans, calendar);
  const actual = actualOf(sheet, period, state);
  const { value, reason } = attainmentOf(actual, plan);
  const over = { from: period.from, to: today < period.from ? period.from : today < period.to ? today : period.to };
  const workingDays = workingDaysIn(period, calendar);
  const workingDaysOver = workingDaysIn(over, calendar);
  const base = { state, plan, actual, attainment: value, reason, workingDays, workingDaysOver, workingDaysLeft: workingDays - workingDaysOver };
  if (state === 'over' || plan === null || actual === null) return { ...base, toDate: null, catchUp: null };
  const came = sumDays(sheet.actuals, over);
  const toDate = state === 'running' ? toDateOf(sheet, { period, over, came, calendar }) : null;
  return { ...base, toDate, catchUp: catchUpOf(base, plan, came) };
}

interface SoFar {
  readonly period: Period;
  readonly over: Period;
  readonly came: number;
  readonly calendar: BusinessCalendar;
}

function toDateOf(sheet: Planned, { period, over, came, calendar }: SoFar): Standing['toDate'] {
  const ideal = sumDays(spreadPlans(plansFor(period, sheet.plans), calendar), over);
  return { ideal, actual: came, gap: came - ideal, attainment: ideal === 0 ? null : came / ideal };
}

function catchUpOf({ workingDays, workingDaysOver, workingDaysLeft }: Pick<Standing, 'workingDays' | 'workingDaysOver' | 'workingDaysLeft'>, plan: number, came: number): Standing['catchUp'] {
  if (came >= plan || workingDaysLeft === 0) return null;
  return { needed: (plan - came) / workingDaysLeft, planned: plan / workingDays, pace: workingDaysOver === 0 ? null : came / workingDaysOver };
}
