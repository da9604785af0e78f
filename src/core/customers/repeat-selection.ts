import { stepNumber, type Step } from '../shared/step.ts';
import { countedPurchases, isWaiting, type RepeatFrame } from './repeat-steps.ts';

/** Who made a purchase, who made the one before and not this, and who of those still has time. */
export const stepParts = ['made', 'stopped', 'waiting'] as const;
export type StepPart = (typeof stepParts)[number];

/** All of a cohort, who bought again within the horizon, who did not, who bought in a later step. */
export const cohortParts = ['all', 'returned', 'not-returned', 'active'] as const;
export type CohortPart = (typeof cohortParts)[number];

/** The customers behind one number of the report. */
export type RepeatSelection =
  | { readonly kind: 'step'; readonly purchase: number; readonly part: StepPart }
  | { readonly kind: 'cohort'; readonly step: Step; readonly cohort: number; readonly part: CohortPart; readonly place: number };

/** Is a customer, by its purchase days, behind the number? Holds for exactly as many as the number says. */
export function isBehind(days: readonly number[], selection: RepeatSelection, frame: RepeatFrame): boolean {
  const [first, second] = days;
  if (first === undefined) return false;
  if (selection.kind === 'step') {
    const made = countedPurchases(days, frame);
    if (selection.part === 'made') return made >= selection.purchase;
    if (made !== selection.purchase - 1) return false;
    return selection.part === 'stopped' || isWaiting(days, made, frame);
  }
  const { step, cohort, part, place } = selection;
  if (stepNumber(first, step) !== cohort) return false;
  if (part === 'all') return true;
  if (part === 'active') return days.some((day) => stepNumber(day, step) === cohort + place);
  return (second !== undefined && second - first <= frame.horizon) === (part === 'returned');
}
