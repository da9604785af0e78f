import { median } from '../metrics/statistics/quantile.ts';
import { addMonths, dayNumber, type Day } from '../shared/day.ts';
import type { Period } from '../shared/period.ts';
import { stepForGap, stepNumber, stepStart } from '../shared/step.ts';
import { gapsBetween } from './purchase-days.ts';

/** The steps in which regularity is counted. */
export type XyzStep = 'week' | 'month' | 'quarter';

/** The median over customers of their own median gap, in days; `null` while nobody bought on two days. */
export function medianOfMedianGaps(customers: Iterable<readonly number[]>): number | null {
  const medians: number[] = [];
  for (const days of customers) {
    const own = median(gapsBetween(days));
    if (own !== null) medians.push(own);
  }
  return median(medians);
}

/**
 * The step for a base of customers (their purchase days): the smallest that is not shorter than
 * the median gap of those who came back. Nobody came back: months, and `chosen` is false, which
 * the report must say.
 */
export function chooseXyzStep(customers: Iterable<readonly number[]>): { readonly step: XyzStep; readonly chosen: boolean } {
  const gap = medianOfMedianGaps(customers);
  return gap === null ? { step: 'month', chosen: false } : { step: stepForGap(gap), chosen: true };
}

/**
 * The window by step: the 12 full months before as-of for weeks and months; for quarters 12 full
 * quarters, or as many as history allows since `historySince` (its own quarter counts when history
 * begins on its first day).
 */
export function xyzWindow(asOf: Day, step: XyzStep, historySince: Day): Period {
  if (step !== 'quarter') {
    const to = stepStart(asOf, 'month');
    return { from: addMonths(to, -12), to };
  }
  const to = stepStart(asOf, 'quarter');
  const whole = stepStart(historySince, 'quarter');
  const first = whole === historySince ? whole : addMonths(whole, 3);
  const twelve = addMonths(to, -36);
  const from = twelve > first ? twelve : first;
  return { from: from < to ? from : to, to };
}

/** The full steps of a window as step numbers, both ends included; `last < first` when there is none. */
export interface StepRange {
  readonly step: XyzStep;
  readonly first: number;
  readonly last: number;
}

export function fullSteps(window: Period, step: XyzStep): StepRange {
  const from = dayNumber(window.from);
  const to = dayNumber(window.to);
  const beginsStep = stepNumber(from - 1, step) < stepNumber(from, step);
  return { step, first: stepNumber(from, step) + (beginsStep ? 0 : 1), last: stepNumber(to, step) - 1 };
}
