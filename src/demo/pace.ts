import { firstDayOf, historyMonths, type Timeline } from './timeline.ts';

/**
 * How busy days are. Effort is spread over days by weight: a customer that buys every thirty units
 * of effort buys about monthly, sooner in a busy season, never on a day off. One unit is an average
 * calendar day.
 */
export interface Pace {
  /** Effort done before the day began. */
  until(day: number): number;
  /** The working day on which that effort falls. */
  dayAt(effort: number): number;
}

/** What bends a pace. Months are counted from January in `season`, from the quarter's start in `quarter`. */
export interface PaceShape {
  readonly season: readonly number[];
  readonly quarter: readonly number[];
  /** Weight of each of the last five working days of a month against the other days. */
  readonly monthEnd: number;
  /** Factor of the month of crisis, and how many months before as-of it was. */
  readonly crisis: number;
  readonly crisisMonthsAgo: number;
  /** Growth over the whole history: 0.5 is half as much again at its end. */
  readonly growth: number;
}

const before = 60;
const after = 400;

export function createPace(timeline: Timeline, shape: PaceShape): Pace {
  const start = timeline.firstDay - before;
  const length = timeline.asOfDay - start + after;
  const sums = new Float64Array(length + 1);
  for (let offset = 0; offset < length; offset += 1) {
    sums[offset + 1] = (sums[offset] ?? 0) + weightOf(timeline, shape, start + offset);
  }
  const at = (offset: number): number => sums[Math.min(length, Math.max(0, offset))] ?? 0;
  const history = timeline.asOfDay - timeline.firstDay;
  const unit = (at(before + history) - at(before)) / history;
  return {
    until: (day) => (at(day - start) - at(before)) / unit,
    dayAt: (effort) => start + lastBelow(sums, effort * unit + at(before)),
  };
}

/** Share of the effort of the whole history that falls into one month. */
export function monthShare(pace: Pace, month: number): number {
  return pace.until(firstDayOf(month + 1)) - pace.until(firstDayOf(month));
}

function weightOf(timeline: Timeline, shape: PaceShape, day: number): number {
  if (!timeline.isWorking(day)) return 0;
  const month = timeline.monthOf(day);
  const season = shape.season[month % 12] ?? 1;
  const quarter = shape.quarter[month % 3] ?? 1;
  const crisis = timeline.asOfMonth - month === shape.crisisMonthsAgo ? shape.crisis : 1;
  const growth = 1 + (shape.growth * (day - timeline.firstDay)) / (historyMonths * 30.4);
  const end = timeline.workingDaysLeft(day) < 5 ? shape.monthEnd : 1;
  return season * quarter * crisis * growth * end;
}

/** Last position whose sum does not exceed the value and whose own weight is positive. */
function lastBelow(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle + 1] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
