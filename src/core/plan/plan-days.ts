import { dayNumber, type Day } from '../shared/day.ts';
import { listWorkingDays, type BusinessCalendar } from '../shared/calendar.ts';
import type { Period } from '../shared/period.ts';

/** A plan's value over its whole period, in minor units for money. */
export interface PlannedPeriod extends Period {
  readonly value: number;
}

/**
 * A plan by day: each plan spread evenly over the working days of its own period (over all its days, where
 * it has no working day). Plans that overlap add up. The share of a day is exact only in the sum over the
 * whole period, so add days before rounding.
 */
export function spreadPlans(plans: readonly PlannedPeriod[], calendar: BusinessCalendar): ReadonlyMap<Day, number> {
  const days = new Map<Day, number>();
  for (const plan of plans) {
    const working = listWorkingDays(plan, calendar);
    const spread = working.length > 0 ? working : allDays(plan);
    for (const day of spread) days.set(day, (days.get(day) ?? 0) + plan.value / spread.length);
  }
  return days;
}

function allDays(period: Period): Day[] {
  const days: Day[] = [];
  for (let number = dayNumber(period.from); number < dayNumber(period.to); number += 1) {
    days.push(new Date(number * 86_400_000).toISOString().slice(0, 10));
  }
  return days;
}

/** What is planned for a period; null when no plan touches it: no plan is not a plan of zero. */
export function plannedFor(period: Period, plans: readonly PlannedPeriod[], calendar: BusinessCalendar): number | null {
  const touching = plans.filter((plan) => plan.from < period.to && plan.to > period.from);
  if (touching.length === 0) return null;
  const whole = touching.filter((plan) => plan.from >= period.from && plan.to <= period.to);
  let sum = whole.reduce((total, plan) => total + plan.value, 0);
  const cut = touching.filter((plan) => !whole.includes(plan));
  for (const [day, value] of spreadPlans(cut, calendar)) if (day >= period.from && day < period.to) sum += value;
  return sum;
}
