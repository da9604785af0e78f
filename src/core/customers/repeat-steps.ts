import { kaplanMeier, survivalAt } from '../metrics/statistics/kaplan-meier.ts';
import { wilsonInterval, type ShareInterval } from '../metrics/statistics/wilson.ts';
import { share } from '../shared/share.ts';
import { chainedPurchases } from './repeat.ts';

/** `ever`: a purchase counts whenever it came; `horizon`: only within the horizon after the one before. */
export const repeatReadings = ['ever', 'horizon'] as const;
export type RepeatReading = (typeof repeatReadings)[number];

/** As of when, and how long a next purchase may take. */
export interface RepeatFrame {
  readonly reading: RepeatReading;
  /** Days; without it only the reading `ever` can be asked. */
  readonly horizon: number;
  /** A day number. */
  readonly asOf: number;
}

/** A step of the funnel of repeat purchases with what is still running. */
export interface RepeatFunnelStep {
  /** 1 is the first purchase. */
  readonly purchase: number;
  /** Customers who made it. */
  readonly customers: number;
  /** Of those who made the purchase before, with its interval; null for the first. */
  readonly ofPrevious: ShareInterval | null;
  readonly ofFirst: number | null;
  /** Of those who made the purchase before and not this one, how many still have time within the horizon. */
  readonly waiting: number;
  /** Share of those who made the purchase before that makes this one within the horizon, by Kaplan–Meier; null: nobody was watched so long. */
  readonly estimate: number | null;
}

/** How many purchases of a customer count by the reading. */
export function countedPurchases(days: readonly number[], { reading, horizon }: RepeatFrame): number {
  return reading === 'ever' ? days.length : chainedPurchases(days, horizon);
}

/** Is the customer between a purchase (counted from 1) and the next, with time left within the horizon? */
export function isWaiting(days: readonly number[], purchase: number, { horizon, asOf }: RepeatFrame): boolean {
  return days.length === purchase && asOf - (days[purchase - 1] ?? 0) < horizon;
}

function estimateAfter(members: readonly (readonly number[])[], purchase: number, { horizon, asOf }: RepeatFrame): number | null {
  const gaps: number[] = [];
  const running: number[] = [];
  for (const days of members) {
    const from = days[purchase - 1] ?? 0;
    const next = days[purchase];
    if (next === undefined) running.push(asOf - from);
    else gaps.push(next - from);
  }
  const still = survivalAt(kaplanMeier(gaps, running), horizon);
  return still === null ? null : 1 - still;
}

/**
 * The funnel of first, second, third … purchases as of a day: of those who made the purchase before,
 * how many made the next, with the Wilson interval; how many may still make it in time; and the
 * Kaplan–Meier estimate that lets the unfinished count as far as they go. Steps end where nobody is
 * left, or at `longest`.
 */
export function repeatSteps(customers: readonly (readonly number[])[], frame: RepeatFrame, longest = 10): RepeatFunnelStep[] {
  const steps: RepeatFunnelStep[] = [];
  let before = customers.filter((days) => days.length > 0);
  const first = before.length;
  for (let purchase = 1; purchase <= longest && before.length > 0; purchase += 1) {
    const made = before.filter((days) => countedPurchases(days, frame) >= purchase);
    if (made.length === 0) break;
    steps.push({
      purchase,
      customers: made.length,
      ofPrevious: purchase === 1 ? null : wilsonInterval(made.length, before.length),
      ofFirst: share(made.length, first),
      waiting: purchase === 1 ? 0 : before.filter((days) => isWaiting(days, purchase - 1, frame)).length,
      estimate: purchase === 1 ? null : estimateAfter(before, purchase - 1, frame),
    });
    before = made;
  }
  return steps;
}
