/**
 * What each purchase of a customer was at its own day: the customer's first, a return after it had been
 * lost, or one of a current customer. Judged only by what was known before that day, so that a label never
 * changes later. Method: the own-rhythm rule (spec 11) with the median gap of all customers known at the
 * start of the month for shrinkage.
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

/** Gaps counted by length, so that a running median costs the longest gap and not the number of gaps. */
class GapCounts {
  #counts = new Int32Array(64);
  #total = 0;

  add(gap: number): void {
    if (gap >= this.#counts.length) {
      const grown = new Int32Array(Math.max(gap + 1, this.#counts.length * 2));
      grown.set(this.#counts);
      this.#counts = grown;
    }
    this.#counts[gap] = (this.#counts[gap] as number) + 1;
    this.#total += 1;
  }

  median(): number | null {
    if (this.#total === 0) return null;
    return (this.#at(Math.floor((this.#total - 1) / 2)) + this.#at(Math.floor(this.#total / 2))) / 2;
  }

  #at(rank: number): number {
    let seen = 0;
    for (let gap = 0; gap < this.#counts.length; gap += 1) {
      seen += this.#counts[gap] as number;
      if (seen > rank) return gap;
    }
    return this.#counts.length;
  }
}

const monthOf = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** The median gap of all customers, by the month at whose start it was known. */
function mediansByMonth(customers: readonly (readonly number[])[]): (month: number) => number | null {
  const ended = new Map<number, number[]>();
  for (const days of customers) {
    for (let index = 1; index < days.length; index += 1) {
      const month = monthOf(days[index] as number);
      const gaps = ended.get(month);
      const gap = (days[index] as number) - (days[index - 1] as number);
      if (gaps === undefined) ended.set(month, [gap]);
      else gaps.push(gap);
    }
  }
  const months = [...ended.keys()].sort((a, b) => a - b);
  const counts = new GapCounts();
  const known = months.map((month) => {
    for (const gap of ended.get(month) ?? []) counts.add(gap);
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

/**
 * Labels of every purchase day. Takes, per customer, its purchase days as ascending day numbers; gives labels
 * in the same shape.
 */
export function labelPurchases(customers: readonly (readonly number[])[]): PurchaseLabel[][] {
  const medianAt = mediansByMonth(customers);
  return customers.map((days) => {
    const gaps: number[] = [];
    let lostFrom: number | null = null;
    return days.map((day, index) => {
      const segment: PurchaseSegment = index === 0 ? 'new' : lostFrom !== null && day > lostFrom ? 'reactivated' : 'current';
      if (index > 0) insertSorted(gaps, day - (days[index - 1] as number));
      lostFrom = gaps.length === 0 ? null : day + lostAfter(gaps, medianAt(monthOf(day)));
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
