import { isWorkingDay, workingDaysIn, type BusinessCalendar } from './calendar.ts';
import { addDays, type Day } from './day.ts';
import { previousPeriod, yearBefore, type Period } from './period.ts';

/** Which window a period is held against: the one just before, or the same days a year before. */
export const comparisonKinds = ['previous', 'year-before'] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/** Two windows that may be compared. */
export interface Comparison {
  /** The period itself, or its full days so far where it is not over. */
  readonly current: Period;
  readonly earlier: Period;
  /** True where the period is not over and both windows hold the same number of working days. */
  readonly isPartial: boolean;
  /** Working days in `current` and in `earlier`. */
  readonly workingDays: readonly [current: number, earlier: number];
}

/**
 * The equal window to hold a period against. A period that is not over by `today` (the day that is
 * still running) is cut to its full days, and the earlier window from its first day on to the same
 * number of *working* days: a partial month is never compared with a full one. `null` before the
 * first full day. An earlier window with fewer working days in all is taken whole.
 */
export function comparisonOf(period: Period, kind: ComparisonKind, today: Day, calendar: BusinessCalendar): Comparison | null {
  const whole = kind === 'previous' ? previousPeriod(period) : yearBefore(period);
  if (today <= period.from) return null;
  const isPartial = today < period.to;
  const current = isPartial ? { from: period.from, to: today } : period;
  const wanted = workingDaysIn(current, calendar);
  const earlier = isPartial ? firstWorkingDays(whole, wanted, calendar) : whole;
  return { current, earlier, isPartial, workingDays: [wanted, workingDaysIn(earlier, calendar)] };
}

function firstWorkingDays({ from, to }: Period, count: number, calendar: BusinessCalendar): Period {
  let seen = 0;
  let end = from;
  while (end < to && seen < count) {
    if (isWorkingDay(end, calendar)) seen += 1;
    end = addDays(end, 1);
  }
  return { from, to: end === from ? addDays(from, 1) : end };
}
