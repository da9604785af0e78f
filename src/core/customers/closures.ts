import { dayFromNumber, dayNumber, isDay } from '../shared/day.ts';

/** A stretch of days in which customers do not buy by season, every year: from a day `MM-DD` to another, both in it. */
export interface YearlyClosure {
  readonly from: string;
  /** Before `from` where the stretch goes over the new year. */
  readonly to: string;
  /** Whose: customers of one industry, or everyone's where null. */
  readonly industry: string | null;
}

/** Stretches of day numbers `[from, to)` in rising order that do not touch, each with the closed days before it. */
export interface ClosedDays {
  readonly stretches: readonly { readonly from: number; readonly to: number; readonly before: number }[];
}

export const noClosedDays: ClosedDays = { stretches: [] };

/** The longest stretch that still leaves customers time to buy. */
export const longestClosure = 300;

const leapDay = '02-29';

/** Whether this is a day of the year, `MM-DD`. */
export const isDayOfYear = (text: string): boolean => /^\d{2}-\d{2}$/.test(text) && isDay(`2024-${text}`);

const inYear = (year: number, day: string): number => dayNumber(`${year}-${day === leapDay && !isDay(`${year}-${leapDay}`) ? '02-28' : day}`);

/** How many days a closure takes in a year that is not a leap year. */
export function lengthOf({ from, to }: Pick<YearlyClosure, 'from' | 'to'>): number {
  return inYear(to < from ? 2026 : 2025, to) - inYear(2025, from) + 1;
}

/** Closures on real days, those that meet made one, for every year that has a day of `[from, to]`. */
export function closedDays(closures: readonly Omit<YearlyClosure, 'industry'>[], span: { readonly from: number; readonly to: number }): ClosedDays {
  if (closures.length === 0) return noClosedDays;
  const [first, last] = [span.from, span.to].map((day) => Number(dayFromNumber(day).slice(0, 4)));
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 2 }, (_, at) => (first ?? 0) - 1 + at);
  const stretches = years.flatMap((year) => closures.map(({ from, to }) => ({ from: inYear(year, from), to: inYear(to < from ? year + 1 : year, to) + 1 })));
  return joined(stretches);
}

/** Stretches of day numbers `[from, to)` in any order as closed days. */
export function joined(stretches: readonly { readonly from: number; readonly to: number }[]): ClosedDays {
  const whole: { from: number; to: number; before: number }[] = [];
  let before = 0;
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const open = whole.at(-1);
    if (open !== undefined && from <= open.to) {
      before += Math.max(0, to - open.to);
      open.to = Math.max(open.to, to);
      continue;
    }
    whole.push({ from, to, before });
    before += to - from;
  }
  return { stretches: whole };
}

/** The place of the last stretch that begins before a day; −1 where none does. */
function placeBefore({ stretches }: ClosedDays, day: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.from ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function closedBefore(closed: ClosedDays, day: number): number {
  const stretch = closed.stretches[placeBefore(closed, day)];
  return stretch === undefined ? 0 : stretch.before + Math.min(stretch.to, day) - stretch.from;
}

/** Closed days among `[from, to)`. */
export const closedBetween = (closed: ClosedDays, from: number, to: number): number =>
  closed.stretches.length === 0 || to <= from ? 0 : closedBefore(closed, to) - closedBefore(closed, from);

/** Days from one to the other, closed ones left out. */
export const openBetween = (closed: ClosedDays, from: number, to: number): number => to - from - closedBetween(closed, from, to);

/** The first day by which so many open days have passed since a day. */
export function afterOpenDays(closed: ClosedDays, from: number, count: number): number {
  let day = from + count;
  // Each step makes up for the closed days met so far, until no more are met.
  for (let missing = count - openBetween(closed, from, day); missing > 0; missing = count - openBetween(closed, from, day)) day += missing;
  return day;
}

/** The closed days of customers by their industry, over a span of day numbers. */
export function closedDaysBy(closures: readonly YearlyClosure[], span: { readonly from: number; readonly to: number }): (industry: string | null) => ClosedDays {
  if (closures.length === 0) return () => noClosedDays;
  const known = new Map<string | null, ClosedDays>();
  return (industry) => {
    const key = industry === null ? null : fold(industry);
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const own = closures.filter(({ industry: of }) => of === null || (key !== null && fold(of) === key));
    const made = closedDays(own, span);
    known.set(key, made);
    return made;
  };
}

const fold = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е');
