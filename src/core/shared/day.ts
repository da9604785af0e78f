/**
 * A local calendar date `YYYY-MM-DD`, without a time or a zone. Days compare and sort as strings.
 * A *day number* counts days since 1970-01-01 and is what loops over many customers use.
 */
export type Day = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMillis = 86_400_000;

/** Days since 1970-01-01. Throws a `RangeError` for what is no date of the calendar. */
export function dayNumber(day: Day): number {
  const match = pattern.exec(day);
  const number = match === null ? NaN : Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / dayMillis;
  if (Number.isNaN(number) || dayFromNumber(number) !== day) throw new RangeError(`Not a date: ${day}`);
  return number;
}

const textOf = (number: number): Day => new Date(number * dayMillis).toISOString().slice(0, 10);

/** Texts of days up to 2079, each made once: plans and calendars ask for the same ones over and over. */
const texts: Day[] = [];
const mostTexts = 40_000;

export function dayFromNumber(number: number): Day {
  const isUsual = number >= 0 && number < mostTexts && Number.isInteger(number);
  return isUsual ? (texts[number] ??= textOf(number)) : textOf(number);
}

/** Is this text a date of the calendar (not the 30th of February)? */
export function isDay(text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const millis = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return !Number.isNaN(millis) && dayFromNumber(millis / dayMillis) === text;
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(day: Day): number {
  return weekdayOfNumber(dayNumber(day));
}

/** ISO weekday of a day number; 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Months since year 0, so that months can be counted and compared: 2026-10 → 24321. */
export function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

export function firstDayOfMonth(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** The same date so many months on; a date the month lacks becomes its last one (31 January + 1 → 28 February). */
export function addMonths(day: Day, count: number): Day {
  const first = firstDayOfMonth(monthNumber(day) + count);
  const length = daysBetween(first, firstDayOfMonth(monthNumber(first) + 1));
  return addDays(first, Math.min(Number(day.slice(8)), length) - 1);
}
