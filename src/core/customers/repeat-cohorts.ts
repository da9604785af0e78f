import { twoProportionZ } from '../metrics/statistics/two-proportion.ts';
import { wilsonInterval, z95, type ShareInterval } from '../metrics/statistics/wilson.ts';
import { addDays, addMonths, dayFromNumber, dayNumber, type Day } from '../shared/day.ts';
import { firstDayOfStep, nextStepStart, stepStart, type Step } from '../shared/step.ts';
import type { Cohort } from './repeat.ts';

/**
 * Where a cohort stands against all earlier ones of its kind: proven above or below, not told apart,
 * too few customers to say; or why it is not compared: too young, from the incomplete beginning of
 * history, or with nobody before it.
 */
export type CohortStanding = 'above' | 'below' | 'same' | 'few' | 'young' | 'incomplete' | 'first';

export interface JudgedCohort extends Cohort {
  /** The first day of the cohort's step. */
  readonly from: Day;
  /** False at the beginning of history, where old customers look new. */
  readonly isReliable: boolean;
  readonly interval: ShareInterval | null;
  readonly standing: CohortStanding;
  /** z against the earlier cohorts together; null where it is not compared. */
  readonly z: number | null;
}

/** A share is not judged below so many customers. */
export const cohortMinimum = 30;

/**
 * From which day on first purchases may be believed. A day that a person named is taken at its word;
 * otherwise the first horizon of days after the beginning of history is left out, to the end of its step,
 * since customers who bought before it look new there.
 */
export function reliableFrom(since: Day, completeSince: Day | null, horizon: number, step: Step): Day {
  if (completeSince !== null) return completeSince;
  const end = addDays(since, Math.ceil(horizon));
  return stepStart(end, step) === end ? end : nextStepStart(end, step);
}

interface Counted {
  readonly customers: number;
  readonly returned: number;
}

function together(cohorts: readonly Counted[]): Counted {
  return cohorts.reduce((sum, { customers, returned }) => ({ customers: sum.customers + customers, returned: sum.returned + returned }), { customers: 0, returned: 0 });
}

const zBetween = (now: Counted, then: Counted): number | null =>
  twoProportionZ({ successes: now.returned, sample: now.customers }, { successes: then.returned, sample: then.customers });

function standingOf(z: number | null, now: Counted, then: Counted): CohortStanding {
  if (then.customers === 0) return 'first';
  if (now.customers < cohortMinimum || then.customers < cohortMinimum) return 'few';
  if (z === null || Math.abs(z) < z95) return 'same';
  return z > 0 ? 'above' : 'below';
}

/** Holds every mature cohort against all earlier mature ones together; young and unreliable ones are compared with nobody. */
export function judgeCohorts(cohorts: readonly Cohort[], step: Step, reliable: Day): JudgedCohort[] {
  const earlier: Counted[] = [];
  return cohorts.map((cohort) => {
    const from = firstDayOfStep(cohort.cohort, step);
    const isReliable = from >= reliable;
    const about = { ...cohort, from, isReliable, interval: wilsonInterval(cohort.returned, cohort.customers) };
    if (!isReliable) return { ...about, standing: 'incomplete' as const, z: null };
    if (!cohort.mature) return { ...about, standing: 'young' as const, z: null };
    const before = together(earlier);
    earlier.push(cohort);
    const z = zBetween(cohort, before);
    const standing = standingOf(z, cohort, before);
    return { ...about, standing, z: standing === 'first' || standing === 'few' ? null : z };
  });
}

/** The repeat rate: second purchases within the horizon over several cohorts together. */
export interface RepeatRate extends Counted {
  readonly interval: ShareInterval | null;
  /** The first days of the first cohort and after the last one; null without cohorts. */
  readonly period: { readonly from: Day; readonly to: Day } | null;
  readonly cohorts: number;
}

export interface RepeatRates {
  /** All mature cohorts of complete history; where there is none, all mature ones, and `isComplete` is false. */
  readonly mature: RepeatRate;
  readonly isComplete: boolean;
  /** Cohorts 12 to 24 months old, mature and of complete history. */
  readonly lastYear: RepeatRate;
  /** Mature ones of complete history that are older. */
  readonly earlier: RepeatRate;
  /** z of the last year's against the earlier ones'; null where either is below the minimum sample. */
  readonly z: number | null;
}

function rateOf(cohorts: readonly JudgedCohort[], step: Step): RepeatRate {
  const counted = together(cohorts);
  const [first, last] = [cohorts[0], cohorts.at(-1)];
  const period = first === undefined || last === undefined ? null : { from: first.from, to: nextStepStart(last.from, step) };
  return { ...counted, interval: wilsonInterval(counted.returned, counted.customers), period, cohorts: cohorts.length };
}

/** The repeat rate of mature cohorts, and of those 12 to 24 months old against the older ones. */
export function repeatRates(cohorts: readonly JudgedCohort[], step: Step, asOf: number): RepeatRates {
  const mature = cohorts.filter((cohort) => cohort.mature);
  const sound = mature.filter((cohort) => cohort.isReliable);
  const today = dayFromNumber(asOf);
  const [from, to] = [addMonths(today, -24), addMonths(today, -12)];
  const endOf = (cohort: JudgedCohort): Day => nextStepStart(cohort.from, step);
  const lastYear = rateOf(sound.filter((cohort) => cohort.from >= from && endOf(cohort) <= to), step);
  const earlier = rateOf(sound.filter((cohort) => cohort.from < from), step);
  const enough = lastYear.customers >= cohortMinimum && earlier.customers >= cohortMinimum;
  return { mature: rateOf(sound.length > 0 ? sound : mature, step), isComplete: sound.length > 0, lastYear, earlier, z: enough ? zBetween(lastYear, earlier) : null };
}

/** The day on which the youngest possible member of a cohort has had the whole horizon. */
export function matureOn(cohort: Pick<JudgedCohort, 'from'>, step: Step, horizon: number): Day {
  return dayFromNumber(dayNumber(nextStepStart(cohort.from, step)) - 1 + Math.ceil(horizon));
}
