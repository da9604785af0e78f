import { addDays, addMonths, daysBetween, firstDayOfMonth, isDay, monthNumber, type Day } from './day.ts';
import { failure, success, type Result } from './result.ts';
import { dayOf, startOfDay, type Instant } from './zone.ts';

/** Local days `[from, to)`: `to` is the first day no longer in it. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The same in instants, `[from, to)`. */
export interface InstantPeriod {
  readonly from: Instant;
  readonly to: Instant;
}

/** The instants of a period of local days in a zone. */
export function periodInstants(period: Period, zone: string): InstantPeriod {
  return { from: startOfDay(period.from, zone), to: startOfDay(period.to, zone) };
}

/** Days in the period. */
export function lengthInDays(period: Period): number {
  return daysBetween(period.from, period.to);
}

export function holdsDay(period: Period, day: Day): boolean {
  return day >= period.from && day < period.to;
}

export type PeriodFault = 'not-a-period' | 'period-empty';

/** No day before or after is meant by anyone who sells. */
const firstDay = '1900-01-01';
const dayAfterLast = '2200-01-01';

/** Reads `2026`, `2026-10`, `2026-Q4`, `2026-10-05` (one day) and `2026-10-01..2026-11-01` (half-open), from the year 1900 to 2199. */
export function parsePeriod(text: string): Result<Period, PeriodFault> {
  const read = parseAnyPeriod(text);
  const isSensible = !read.ok || (read.value.from >= firstDay && read.value.from < dayAfterLast && read.value.to <= dayAfterLast);
  return isSensible ? read : failure('not-a-period');
}

function parseAnyPeriod(text: string): Result<Period, PeriodFault> {
  const [from, to, rest] = text.split('..');
  if (from !== undefined && to !== undefined && rest === undefined) {
    if (!isDay(from) || !isDay(to)) return failure('not-a-period');
    return from < to ? success({ from, to }) : failure('period-empty');
  }
  return parseNamedPeriod(text);
}

function parseNamedPeriod(text: string): Result<Period, PeriodFault> {
  if (isDay(text)) return success({ from: text, to: addDays(text, 1) });
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(text);
  if (match === null) return failure('not-a-period');
  const year = Number(match[1]) * 12;
  if (match[2] !== undefined) return success(months(year + Number(match[2]) - 1, 1));
  return success(match[3] === undefined ? months(year, 12) : months(year + (Number(match[3]) - 1) * 3, 3));
}

function months(first: number, count: number): Period {
  return { from: firstDayOfMonth(first), to: firstDayOfMonth(first + count) };
}

/** `2026-10` for a whole month, else `from..to`; read back by `parsePeriod`. */
export function formatPeriod(period: Period): string {
  const whole = period.from.endsWith('-01') && addMonths(period.from, 1) === period.to;
  return whole ? period.from.slice(0, 7) : `${period.from}..${period.to}`;
}

/** The equal stretch just before: as many months for whole months, else as many days. */
export function previousPeriod(period: Period): Period {
  if (period.from.endsWith('-01') && period.to.endsWith('-01')) {
    return { from: addMonths(period.from, monthNumber(period.from) - monthNumber(period.to)), to: period.from };
  }
  return { from: addDays(period.from, -lengthInDays(period)), to: period.from };
}

/** The same days a year before. */
export function yearBefore(period: Period): Period {
  return { from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
}

/** The last `count` full months before as-of; the running month is never in. */
export function lastFullMonths(asOf: Instant, count: number, zone: string): Period {
  const running = monthNumber(dayOf(asOf, zone));
  return months(running - count, count);
}

/** The last `count` full quarters before as-of. */
export function lastFullQuarters(asOf: Instant, count: number, zone: string): Period {
  const running = Math.floor(monthNumber(dayOf(asOf, zone)) / 3) * 3;
  return months(running - count * 3, count * 3);
}

/**
 * The last `count` days ending at as-of. An as-of inside a day takes that day as the last one:
 * what happened after as-of is left out by as-of itself.
 */
export function lastDays(asOf: Instant, count: number, zone: string): Period {
  const day = dayOf(asOf, zone);
  const to = startOfDay(day, zone) === asOf ? day : addDays(day, 1);
  return { from: addDays(to, -count), to };
}
