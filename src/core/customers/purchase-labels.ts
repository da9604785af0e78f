import { afterOpenDays, noClosedDays, openBetween, type ClosedDays } from './closures.ts';

/**
 * What each purchase of a customer was at its own day: the customer's first, a return after it had been
 * lost, or one of a current customer. Judged only by what was known before that day, so that a label never
 * changes later. Method: the own-rhythm rule with, for shrinkage, the median over customers of their own
 * median gaps as known at the start of the month.
 */
export type PurchaseSegment = 'new' | 'current' | 'reactivated';

export interface PurchaseLabel {
  readonly segment: PurchaseSegment;
  /** The day number from which the customer is lost if it buys nothing more; null while its rhythm is unknown. */
  readonly lostFrom: number | null;
}

const shrinkage = 3;
const lostRatio = 3;
const leastSilence = 30;

/** Medians of customers counted by half days, so that their running median costs the longest gap and not their number. */
class MedianCounts {
  #counts = new Int32Array(128);
  #total = 0;

  replace(before: number | null, after: number): void {
    if (before !== null) this.#add(before, -1);
    this.#add(after, 1);
  }

  median(): number | null {
    if (this.#total === 0) return null;
    return (this.#at(Math.floor((this.#total - 1) / 2)) + this.#at(Math.floor(this.#total / 2))) / 2;
  }

  #add(days: number, times: number): void {
    const place = days * 2;
    if (place >= this.#counts.length) {
      const grown = new Int32Array(Math.max(place + 1, this.#counts.length * 2));
      grown.set(this.#counts);
      this.#counts = grown;
    }
    this.#counts[place] = (this.#counts[place] as number) + times;
    this.#total += times;
  }

  #at(rank: number): number {
    let seen = 0;
    for (let place = 0; place < this.#counts.length; place += 1) {
      seen += this.#counts[place] as number;
      if (seen > rank) return place / 2;
    }
    return this.#counts.length / 2;
  }
}

const monthOf = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** The median over customers of their own median gaps, by the month at whose start it was known. */
function mediansByMonth(customers: readonly (readonly number[])[], closedOf: (customer: number) => ClosedDays): (month: number) => number | null {
  const ended = new Map<number, { customer: number; gap: number }[]>();
  customers.forEach((days, customer) => {
    for (let index = 1; index < days.length; index += 1) {
      const month = monthOf(days[index] as number);
      const gap = { customer, gap: gapOf(closedOf(customer), days[index - 1] as number, days[index] as number) };
      const gaps = ended.get(month);
      if (gaps === undefined) ended.set(month, [gap]);
      else gaps.push(gap);
    }
  });
  const own: number[][] = customers.map(() => []);
  const counts = new MedianCounts();
  const known = [...ended.keys()].sort((a, b) => a - b).map((month) => {
    for (const { customer, gap } of ended.get(month) ?? []) {
      const gaps = own[customer] as number[];
      const before = gaps.length === 0 ? null : medianOf(gaps);
      insertSorted(gaps, gap);
      counts.replace(before, medianOf(gaps));
    }
    return { after: month, median: counts.median() };
  });
  return (month) => known.findLast(({ after }) => after < month)?.median ?? null;
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function insertSorted(sorted: number[], value: number): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}

const gapOf = (closed: ClosedDays, from: number, to: number): number => Math.max(1, openBetween(closed, from, to));

/**
 * Labels of every purchase day. Takes, per customer, its purchase days as ascending day numbers; gives labels
 * in the same shape. Seasons in which a customer does not buy count in no gap and no silence.
 */
export function labelPurchases(customers: readonly (readonly number[])[], closedOf: (customer: number) => ClosedDays = () => noClosedDays): PurchaseLabel[][] {
  const medianAt = mediansByMonth(customers, closedOf);
  return customers.map((days, customer) => {
    const closed = closedOf(customer);
    const gaps: number[] = [];
    let lostFrom: number | null = null;
    return days.map((day, index) => {
      const segment: PurchaseSegment = index === 0 ? 'new' : lostFrom !== null && day > lostFrom ? 'reactivated' : 'current';
      if (index > 0) insertSorted(gaps, gapOf(closed, days[index - 1] as number, day));
      lostFrom = gaps.length === 0 ? null : afterOpenDays(closed, day, lostAfter(gaps, medianAt(monthOf(day))));
      return { segment, lostFrom };
    });
  });
}

/** Days of silence after which the customer is lost: three of its own (shrunk) gaps, at least thirty days. */
function lostAfter(sortedGaps: readonly number[], everybody: number | null): number {
  const own = medianOf(sortedGaps);
  const usual = everybody === null ? own : (sortedGaps.length * own + shrinkage * everybody) / (sortedGaps.length + shrinkage);
  return Math.max(leastSilence, Math.ceil(lostRatio * usual));
}
