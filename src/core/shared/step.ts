import { addMonths, addDays, dayFromNumber, firstDayOfMonth, monthNumber, weekday, weekdayOfNumber, type Day } from './day.ts';
import type { Period } from './period.ts';

/** The steps time is cut into: calendar months and quarters, ISO weeks from Monday. */
export type Step = 'day' | 'week' | 'month' | 'quarter' | 'year';

const monthsInStep = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of the step that holds the day. */
export function stepStart(day: Day, step: Step): Day {
  if (step === 'day') return day;
  if (step === 'week') return addDays(day, 1 - weekday(day));
  const size = monthsInStep[step];
  return firstDayOfMonth(Math.floor(monthNumber(day) / size) * size);
}

/** The first day of the step after the one that holds the day. */
export function nextStepStart(day: Day, step: Step): Day {
  const start = stepStart(day, step);
  if (step === 'day') return addDays(start, 1);
  return step === 'week' ? addDays(start, 7) : addMonths(start, monthsInStep[step]);
}

/**
 * A whole number that grows by one from step to step, for a day number. Two days lie in the same
 * step exactly when their numbers are equal.
 */
export function stepNumber(number: number, step: Step): number {
  if (step === 'day') return number;
  if (step === 'week') return (number + 4 - weekdayOfNumber(number)) / 7;
  const date = new Date(number * 86_400_000);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / monthsInStep[step]);
}

/** The first day of the step with this number: the way back from `stepNumber`. */
export function firstDayOfStep(number: number, step: Step): Day {
  if (step === 'day') return dayFromNumber(number);
  return step === 'week' ? dayFromNumber(number * 7 - 3) : firstDayOfMonth(number * monthsInStep[step]);
}

/** The steps of a period in order; the first and the last are cut at the period's ends. */
export function stepsIn(period: Period, step: Step): Period[] {
  const steps: Period[] = [];
  for (let from = period.from; from < period.to; ) {
    const next = nextStepStart(from, step);
    const to = next < period.to ? next : period.to;
    steps.push({ from, to });
    from = to;
  }
  return steps;
}

/** The steps that lie in the period whole, in order: a partial first or last one is left out. */
export function fullStepsIn(period: Period, step: Step): Period[] {
  return stepsIn(period, step).filter(
    ({ from, to }) => stepStart(from, step) === from && nextStepStart(from, step) === to,
  );
}

/** ISO weeks cut at the ends of months, as rhythm counts them: no week belongs to two months' plans. */
export function weeksCutAtMonths(period: Period): Period[] {
  return stepsIn(period, 'month').flatMap((month) => stepsIn(month, 'week'));
}

/**
 * The step a median gap between purchases asks for: up to 7 days a week, up to 31 a month, else a
 * quarter.
 */
export function stepForGap(medianGapDays: number): 'week' | 'month' | 'quarter' {
  if (medianGapDays <= 7) return 'week';
  return medianGapDays <= 31 ? 'month' : 'quarter';
}
