import { workingDaysIn, type BusinessCalendar } from '../shared/calendar.ts';
import type { Day } from '../shared/day.ts';
import type { Period } from '../shared/period.ts';
import { coveredIn, overlap, plannedFor, plansFor, uncoveredIn, spreadPlans, type PlannedPeriod } from './plan-days.ts';

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
  /** Actual of the days that a plan covers ÷ plan. */
  readonly attainment: number | null;
  readonly reason: AttainmentGap | null;
  /** Actual of the days that a plan covers less the plan; null unless the period is over. */
  readonly difference: number | null;
  /** Stretches of the period for which no plan is set; empty where there is none at all. */
  readonly unplanned: readonly Period[];
  readonly workingDays: number;
  readonly workingDaysOver: number;
  /** Today, where it is worked, is among those left. */
  readonly workingDaysLeft: number;
  /** By the end of the last full day: what should have come, what came of the days that a plan covers, the difference. Null unless the period is running. */
  readonly toDate: { readonly ideal: number; readonly actual: number; readonly gap: number; readonly attainment: number | null } | null;
  /** What every remaining working day that a plan covers must bring, beside what the plan asks of a day and what full days brought. Null when it is reached or nothing is left. */
  readonly catchUp: { readonly needed: number; readonly planned: number; readonly pace: number | null; readonly days: number } | null;
}

export function standingOf(sheet: Planned, period: Period, today: Day, calendar: BusinessCalendar): Standing {
  const state = stateOf(period, today);
  const plans = plansFor(period, sheet.plans);
  const plan = plannedFor(period, sheet.plans, calendar);
  const actual = actualOf(sheet, period, state);
  const covered = coveredIn(period, plans);
  const planned = actual === null ? null : sumOver(sheet, covered);
  const { value, reason } = attainmentOf(planned, plan);
  const difference = state !== 'over' || plan === null || planned === null ? null : planned - plan;
  const days = workingDaysOf([period], today, calendar);
  const unplanned = plan === null ? [] : uncoveredIn(period, plans);
  const base = { state, plan, actual, attainment: value, reason, difference, unplanned, workingDays: days.all, workingDaysOver: days.over, workingDaysLeft: days.all - days.over };
  if (state === 'over' || plan === null || actual === null) return { ...base, toDate: null, catchUp: null };
  const over = { from: period.from, to: today };
  const came = sumOver(sheet, coveredIn(over, plans));
  const ideal = sumDays(spreadPlans(plans, calendar), over);
  const toDate = state === 'running' ? { ideal, actual: came, gap: came - ideal, attainment: ideal === 0 ? null : came / ideal } : null;
  return { ...base, toDate, catchUp: catchUpOf(workingDaysOf(covered, today, calendar), plan, came) };
}

function sumOver({ actuals }: Planned, periods: readonly Period[]): number {
  return periods.reduce((sum, period) => sum + sumDays(actuals, period), 0);
}

interface WorkingDays {
  readonly all: number;
  readonly over: number;
}

/** Working days of the stretches, and how many of them are over. */
function workingDaysOf(periods: readonly Period[], today: Day, calendar: BusinessCalendar): WorkingDays {
  const over = (period: Period): number => (period.from < today ? workingDaysIn({ from: period.from, to: period.to < today ? period.to : today }, calendar) : 0);
  return {
    all: periods.reduce((sum, period) => sum + workingDaysIn(period, calendar), 0),
    over: periods.reduce((sum, period) => sum + over(period), 0),
  };
}

function catchUpOf({ all, over }: WorkingDays, plan: number, came: number): Standing['catchUp'] {
  if (came >= plan || over === all) return null;
  return { needed: (plan - came) / (all - over), planned: plan / all, pace: over === 0 ? null : came / over, days: all - over };
}
