import { dayFromNumber, dayNumber, type Day } from '../shared/day.ts';
import { listWorkingDays, type BusinessCalendar } from '../shared/calendar.ts';
import { lengthInDays, type Period } from '../shared/period.ts';

/** A plan's value over its whole period, in minor units for money. */
export interface PlannedPeriod extends Period {
  readonly value: number;
  /** Whose plan it is and of what part. Plans of one line never add up, plans of different lines do. */
  readonly line: string;
}

/** The days over which a plan is spread, and how much falls on each. */
interface Spread {
  readonly plan: PlannedPeriod;
  readonly days: readonly Day[];
  readonly each: number;
  /** Nothing of the plan gave way to a shorter one. */
  readonly isWhole: boolean;
}

/**
 * A plan by day: each plan spread evenly over the working days of its own period (over all its days, where
 * it has no working day). Where plans of one line overlap, the day belongs to the shortest of them: a month
 * within a planned year has its own plan. The share of a day is exact only in the sum over the whole
 * period, so add days before rounding.
 */
export function spreadPlans(plans: readonly PlannedPeriod[], calendar: BusinessCalendar): ReadonlyMap<Day, number> {
  const days = new Map<Day, number>();
  for (const { days: spread, each } of spreads(plans, calendar)) for (const day of spread) days.set(day, (days.get(day) ?? 0) + each);
  return days;
}

/** What is planned for a period; null when no plan touches it: no plan is not a plan of zero. */
export function plannedFor(period: Period, plans: readonly PlannedPeriod[], calendar: BusinessCalendar): number | null {
  const touching = plansFor(period, plans);
  if (touching.length === 0) return null;
  let sum = 0;
  for (const { plan, days, each, isWhole } of spreads(touching, calendar)) {
    const within = days.filter((day) => day >= period.from && day < period.to).length;
    sum += isWhole && within === days.length ? plan.value : each * within;
  }
  return sum;
}

/** The plans that speak of a period: of each line the one set for exactly this period, else all that touch it. */
export function plansFor(period: Period, plans: readonly PlannedPeriod[]): readonly PlannedPeriod[] {
  const touching = plans.filter((plan) => overlap(plan, period));
  const exact = touching.filter((plan) => plan.from === period.from && plan.to === period.to);
  const settled = new Set(exact.map(({ line }) => line));
  return settled.size === 0 ? touching : [...exact, ...touching.filter(({ line }) => !settled.has(line))];
}

/** The first list, and of each later one what nothing before it overlaps: own plans, else those they are made of. */
export function firstPlanned<Plan extends Period>(...lists: readonly (readonly Plan[])[]): readonly Plan[] {
  const taken: Plan[] = [];
  for (const list of lists) taken.push(...list.filter((plan) => !taken.some((before) => overlap(before, plan))));
  return taken;
}

/** The stretches of a period that some plan covers, in order; what lies between them has none. */
export function coveredIn(period: Period, plans: readonly Period[]): Period[] {
  const covered: Period[] = [];
  for (const plan of plans.filter((one) => overlap(one, period)).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = plan.from > period.from ? plan.from : period.from;
    const to = plan.to < period.to ? plan.to : period.to;
    const last = covered.at(-1);
    if (last === undefined || from > last.to) covered.push({ from, to });
    else if (to > last.to) covered[covered.length - 1] = { from: last.from, to };
  }
  return covered;
}

/** What is left of a period without its covered stretches. */
export function uncoveredIn(period: Period, plans: readonly Period[]): Period[] {
  const covered = coveredIn(period, plans);
  const starts = [period.from, ...covered.map(({ to }) => to)];
  const ends = [...covered.map(({ from }) => from), period.to];
  return starts.flatMap((from, at) => ((ends[at] ?? '') > from ? [{ from, to: ends[at] ?? '' }] : []));
}

export function overlap(one: Period, other: Period): boolean {
  return one.from < other.to && one.to > other.from;
}

function spreads(plans: readonly PlannedPeriod[], calendar: BusinessCalendar): Spread[] {
  return [...Map.groupBy(plans, ({ line }) => line).values()].flatMap((line) => spreadLine(line, calendar));
}

function spreadLine(line: readonly PlannedPeriod[], calendar: BusinessCalendar): Spread[] {
  const shortestFirst = line.toSorted((a, b) => lengthInDays(a) - lengthInDays(b));
  return shortestFirst.map((plan, at) => {
    const working = listWorkingDays(plan, calendar);
    const spread = working.length > 0 ? working : allDays(plan);
    const shorter = shortestFirst.slice(0, at).filter((other) => overlap(other, plan));
    const days = spread.filter((day) => !shorter.some(({ from, to }) => day >= from && day < to));
    return { plan, days, each: plan.value / spread.length, isWhole: days.length === spread.length };
  });
}

function allDays(period: Period): Day[] {
  const from = dayNumber(period.from);
  return Array.from({ length: lengthInDays(period) }, (_, at) => dayFromNumber(from + at));
}
