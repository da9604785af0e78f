import { isWorkingDay, type BusinessCalendar } from '../shared/calendar.ts';
import { addDays, type Day } from '../shared/day.ts';
import type { Period } from '../shared/period.ts';

/** One rung of the plan/actual ladder. */
export interface LadderDay {
  readonly day: Day;
  readonly working: boolean;
  /** What should have come by the end of the day, rounded to a whole. */
  readonly ideal: number;
  /** What had come by the end of the day; `null` for days that are not over. */
  readonly actual: number | null;
  /** Actual less ideal: below zero is behind. */
  readonly gap: number | null;
}

/**
 * The ladder: running totals of the plan by day (its parts may be fractions, see `spreadPlans`)
 * and of the actuals by day. `today` is the first day that is not over.
 */
export function buildLadder(
  plan: ReadonlyMap<Day, number>,
  actual: ReadonlyMap<Day, number>,
  { period, today, calendar }: { readonly period: Period; readonly today: Day; readonly calendar: BusinessCalendar },
): LadderDay[] {
  const ladder: LadderDay[] = [];
  let [ideal, came] = [0, 0];
  for (let day = period.from; day < period.to; day = addDays(day, 1)) {
    ideal += plan.get(day) ?? 0;
    came += actual.get(day) ?? 0;
    const past = day < today;
    ladder.push({
      day,
      working: isWorkingDay(day, calendar),
      ideal: Math.round(ideal),
      actual: past ? came : null,
      gap: past ? came - Math.round(ideal) : null,
    });
  }
  return ladder;
}
