import { addDays, type Day } from '../shared/day.ts';

/** Traces that a machine, not a person, wrote the dates: hints, never verdicts. */

/** How many records of one moment make a cluster at least, and how many times the usual number of one moment. */
export const smallestCluster = 30;
export const clusterTimes = 10;

/** How many losses on the last day of a month make a spike at least, and how many times the other days' mean. */
export const smallestSpike = 10;
export const spikeTimes = 5;

export interface Moment<At> {
  readonly at: At;
  readonly rows: number;
}

/** The moments at which far more records were created than usual: they carry the day of an import, not their own. */
export function bulkMoments<At>(moments: readonly Moment<At>[], usual: number): readonly Moment<At>[] {
  return moments.filter(({ rows }) => rows >= smallestCluster && rows >= clusterTimes * usual);
}

export interface MonthEnd {
  readonly day: Day;
  readonly rows: number;
  /** Mean over the other days of the month that have any; null where there is none. */
  readonly usual: number | null;
}

const isMonthEnd = (day: Day): boolean => addDays(day, 1).endsWith('-01');

/** Last days of months with far more losses than the other days of the month: old deals closed by a rule. */
export function monthEndSpikes(days: readonly Moment<Day>[]): readonly MonthEnd[] {
  return days.filter(({ at }) => isMonthEnd(at)).flatMap(({ at, rows }) => {
    const others = days.filter((other) => other.at !== at && other.at.slice(0, 7) === at.slice(0, 7));
    const usual = others.length === 0 ? null : others.reduce((sum, other) => sum + other.rows, 0) / others.length;
    return rows >= smallestSpike && (usual === null || rows >= spikeTimes * usual) ? [{ day: at, rows, usual }] : [];
  });
}

/** Months between the first and the last that have no row: `YYYY-MM`, in order. */
export function emptyMonths(months: readonly string[]): readonly string[] {
  const known = new Set(months);
  const [first, ...rest] = [...known].sort();
  const last = rest.at(-1);
  const empty: string[] = [];
  for (let month = first; month !== undefined && last !== undefined && month < last; month = addDays(`${month}-28`, 4).slice(0, 7)) {
    if (!known.has(month)) empty.push(month);
  }
  return empty;
}
