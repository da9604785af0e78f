import { lastWorkingDays, workingDaysIn, type BusinessCalendar } from '../shared/calendar.ts';
import type { Period } from '../shared/period.ts';
import { attainmentOf, sumDays, type Planned, type PlanStretch } from './plan-sheet.ts';

/** From this attainment on a month counts as fulfilled. */
export const fulfilledFrom = 0.95;

const fewestMonths = 3;

export interface Regularity {
  /** Full months that have both a plan and an actual, at most the last six. */
  readonly months: number;
  /** Of those, the ones at 95 % of the plan or more. */
  readonly fulfilled: number;
  /** Population σ of the attainments ÷ their mean; null below three months or without a mean above zero. */
  readonly variation: number | null;
}

/** How evenly months end: over the last six full months with a plan. Null without any. */
export function regularityOf(months: readonly PlanStretch[]): Regularity | null {
  const known = months.filter(({ state }) => state === 'over').flatMap(({ actual, plan }) => attainmentOf(actual, plan).value ?? []).slice(-6);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length;
  const variation = known.length < fewestMonths || mean <= 0 ? null : Math.sqrt(square) / mean;
  return { months: known.length, fulfilled: known.filter((value) => value >= fulfilledFrom).length, variation };
}

export interface MonthEnd {
  /** What the last five working days (and the days off after them) brought, of all that the months brought. */
  readonly share: number;
  /** The part of the working days that those five are. */
  readonly days: number;
  /** `share ÷ days`: 1 is even. */
  readonly ratio: number;
}

/** How much of full months comes in their last five working days. Null where the months brought nothing. */
export function monthEndOf(sheet: Planned, months: readonly Period[], calendar: BusinessCalendar): MonthEnd | null {
  let [late, all, lateDays, allDays] = [0, 0, 0, 0];
  for (const month of months) {
    const last = lastWorkingDays(month, 5, calendar);
    const from = last[0];
    if (from === undefined || sheet.known === null || month.from < sheet.known.from || month.from >= sheet.known.to) continue;
    late += sumDays(sheet.actuals, { from, to: month.to });
    all += sumDays(sheet.actuals, month);
    lateDays += last.length;
    allDays += workingDaysIn(month, calendar);
  }
  if (all <= 0 || allDays === 0) return null;
  const [share, days] = [late / all, lateDays / allDays];
  return { share, days, ratio: share / days };
}
