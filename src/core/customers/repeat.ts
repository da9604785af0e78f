import { kaplanMeier, survivalAt } from '../metrics/statistics/kaplan-meier.ts';
import { share } from '../shared/share.ts';
import { stepNumber, type Step } from '../shared/step.ts';
import { medianOfMedianGaps } from './xyz-step.ts';

/** A customer's purchase days: rising day numbers, each once. */
type Days = readonly number[];

export interface RepeatStep {
  /** 1 is the first purchase. */
  readonly purchase: number;
  readonly customers: number;
  /** Of those who made the purchase before; 1 for the first. */
  readonly share: number | null;
  /** Of those who bought at all. */
  readonly shareOfFirst: number | null;
}

/** How long a repeat may take: three median gaps of those who came back; `null` while nobody did. */
export function repeatHorizon(customers: Iterable<Days>): number | null {
  const gap = medianOfMedianGaps(customers);
  return gap === null ? null : gap * 3;
}

/** How many purchases of a customer stand in one chain, each within so many days of the one before. */
export function chainedPurchases(days: Days, horizon: number): number {
  for (let index = 1; index < days.length; index += 1) {
    if ((days[index] ?? 0) - (days[index - 1] ?? 0) > horizon) return index;
  }
  return days.length;
}

/**
 * The funnel of repeat purchases: how many customers made a first, second, third … purchase, each
 * as a share of the step before. With a horizon a purchase counts when it came within so many days
 * of the one before; without it, whenever it came. Steps end where nobody is left, or at
 * `longest`.
 */
export function repeatFunnel(
  customers: Iterable<Days>,
  { horizon = Infinity, longest = 10 }: { readonly horizon?: number; readonly longest?: number } = {},
): RepeatStep[] {
  const counts = new Array<number>(longest).fill(0);
  for (const days of customers) {
    const reached = Math.min(longest, chainedPurchases(days, horizon));
    for (let place = 0; place < reached; place += 1) counts[place] = (counts[place] ?? 0) + 1;
  }
  const first = counts[0] ?? 0;
  const end = counts.indexOf(0);
  return counts.slice(0, end === -1 ? longest : end).map((count, place) => ({
    purchase: place + 1,
    customers: count,
    share: share(count, counts[place - 1] ?? first),
    shareOfFirst: share(count, first),
  }));
}

/** The customers whose first purchase fell into one step. */
export interface Cohort {
  /** The step's number (`stepNumber`). */
  readonly cohort: number;
  readonly customers: number;
  /** Those who bought a second time within the horizon. */
  readonly returned: number;
  readonly share: number | null;
  /** Every member has had the whole horizon; a younger cohort must not be compared with an older one. */
  readonly mature: boolean;
  /** Share returned within the horizon by Kaplan–Meier, the time of the young counting as far as it goes; `null`: too young. */
  readonly estimate: number | null;
  /** Members who bought in the cohort's own step, the next one, and so on. */
  readonly active: readonly number[];
}

/**
 * Cohorts by first purchase, in order of time, as of a day number. Second purchases within
 * `horizon` days of the first; and the grid of who bought in which later step, up to the step
 * that as-of ends or runs in.
 */
export function repeatCohorts(customers: Iterable<Days>, step: Step, horizon: number, asOf: number): Cohort[] {
  const bought = [...customers].filter((days) => days.length > 0);
  const groups = Map.groupBy(bought, (days) => stepNumber(days[0] ?? 0, step));
  const lastStep = stepNumber(asOf - 1, step);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([cohort, members]) => ({
      cohort,
      customers: members.length,
      ...returnsWithin(members, horizon, asOf),
      active: activeBySteps(members, step, cohort, lastStep),
    }));
}

function returnsWithin(members: readonly Days[], horizon: number, asOf: number): Pick<Cohort, 'returned' | 'share' | 'mature' | 'estimate'> {
  const gaps: number[] = [];
  const waiting: number[] = [];
  let mature = true;
  for (const [first = 0, second] of members) {
    if (second === undefined) waiting.push(asOf - first);
    else gaps.push(second - first);
    mature &&= asOf - first >= horizon;
  }
  const returned = gaps.filter((gap) => gap <= horizon).length;
  const still = survivalAt(kaplanMeier(gaps, waiting), horizon);
  return { returned, share: share(returned, members.length), mature, estimate: still === null ? null : 1 - still };
}

function activeBySteps(members: readonly Days[], step: Step, cohort: number, lastStep: number): number[] {
  const active = new Array<number>(Math.max(1, lastStep - cohort + 1)).fill(0);
  for (const days of members) {
    for (const place of new Set(days.map((day) => stepNumber(day, step) - cohort))) {
      if (place < active.length) active[place] = (active[place] ?? 0) + 1;
    }
  }
  return active;
}
