import { read, unread, type Parsed, type Parser } from './parsed.ts';

/** Which of the first two numbers is the day in `03/04/2026`. */
export type DateOrder = 'dmy' | 'mdy';

export interface DateHints {
  readonly order: DateOrder;
  /** Bare numbers from 20000 to 80000 are days of Excel (1954–2119). */
  readonly serials: boolean;
}

const clock = String.raw`(?:[T\s,]+(?:в\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}`);
const numeric = new RegExp(String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:\s*г\.?)?${clock}`);
const dayMonthName = new RegExp(String.raw`^(\d{1,2})[\s-]+(\p{L}{3,9})\.?[\s,-]+(\d{4}|\d{2})(?:\s*г(?:\.|ода)?)?${clock}`, 'u');
const monthNameDay = new RegExp(String.raw`^(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${clock}`, 'u');
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${clock}`);
const serial = /^\d{5}(?:[.,]\d+)?$/;

const months = [
  ['янв', 'jan'], ['фев', 'feb'], ['мар', 'mar'], ['апр', 'apr'], ['май', 'мая', 'may'], ['июн', 'jun'], ['июл', 'jul'],
  ['авг', 'aug'], ['сен', 'sep'], ['окт', 'oct'], ['ноя', 'nov'], ['дек', 'dec'],
];

/** «октября», «окт», `Oct` → 10; null for another word. */
export function monthByName(word: string): number | null {
  const start = word.toLowerCase().slice(0, 3);
  const index = months.findIndex((names) => names.includes(start));
  return index < 0 ? null : index + 1;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Two digits: up to 69 this century, from 70 the last. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

type Clock = readonly (string | undefined)[];

/** What programs write for no date at all: 1C, SQL Server, Excel. */
const noDates = new Set(['1753-01-01', '1899-12-30', '1899-12-31']);

/** No year before 1900 or after 2199 is meant by anyone who sells; 1C writes 01.01.0001 for no date. */
function makeInstant(year: number, month: number, day: number, parts: Clock): Parsed {
  if (year <= 1 || noDates.has(`${year}-${pad(month)}-${pad(day)}`)) return read(null);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return unread('date-impossible');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return parts[0] === undefined ? read(date) : withClock(date, parts);
}

function withClock(date: string, [hour, minute, second = '0', fraction, half, offset]: Clock): Parsed {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return unread('date-impossible');
    hours = (hours % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return unread('date-impossible');
  const millis = fraction === undefined ? '' : fraction.slice(0, 3).padEnd(3, '0');
  const time = `${pad(hours)}:${minute}:${pad(Number(second))}${millis === '' || millis === '000' ? '' : `.${millis}`}`;
  return read(`${date}T${time}${normaliseOffset(offset)}`);
}

function normaliseOffset(offset: string | undefined): string {
  if (offset === undefined) return '';
  if (!/^[+-]/.test(offset)) return 'Z';
  return `${offset.slice(0, 3)}:${offset.replace(':', '').slice(3) || '00'}`;
}

/** A day of Excel (1 = 1900-01-01, with the day that never was) and its fraction; a time keeps whole seconds. */
export function instantOfSerial(value: number): string {
  const seconds = Math.round(value * 86_400);
  const iso = new Date((seconds - 25_569 * 86_400) * 1000).toISOString();
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

function readInstant(text: string, hints: DateHints): Parsed {
  let match = yearFirst.exec(text);
  if (match !== null) return makeInstant(Number(match[1]), Number(match[2]), Number(match[3]), match.slice(4));
  match = numeric.exec(text);
  if (match !== null) return readNumeric(match, hints.order);
  match = compact.exec(text);
  if (match !== null) return makeInstant(Number(match[1]), Number(match[2]), Number(match[3]), match.slice(4));
  match = dayMonthName.exec(text);
  if (match !== null) return readNamed(match[2]!, match[1]!, match[3]!, match.slice(4));
  match = monthNameDay.exec(text);
  if (match !== null) return readNamed(match[1]!, match[2]!, match[3]!, match.slice(4));
  if (hints.serials && serial.test(text)) return read(instantOfSerial(Number(text.replace(',', '.'))));
  return unread('date-unreadable');
}

function readNumeric(match: RegExpExecArray, order: DateOrder): Parsed {
  const monthFirst = match[2] !== '.' && order === 'mdy';
  const [day, month] = monthFirst ? [match[3], match[1]] : [match[1], match[3]];
  if (match[1] === '00' && match[3] === '00') return read(null);
  return makeInstant(fullYear(match[4]!), Number(month), Number(day), match.slice(5));
}

function readNamed(word: string, day: string, year: string, clockParts: Clock): Parsed {
  const month = monthByName(word);
  return month === null ? unread('date-unreadable') : makeInstant(fullYear(year), month, Number(day), clockParts);
}

const cacheSize = 20_000;

/**
 * Reads a date or a date-time: `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS[.mmm]` without an offset (the
 * organisation's zone), or with `Z` or `±hh:mm` where the cell gave one.
 */
export function instantParser(hints: DateHints): Parser {
  const seen = new Map<string, Parsed>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    if (seen.size >= cacheSize) seen.clear();
    const parsed = readInstant(text, hints);
    seen.set(text, parsed);
    return parsed;
  };
}

/**
 * The order that the cells written `a/b/year` or `a-b-year` prove by a number above 12. `null`:
 * nothing is proved and day before month is assumed; `mixed`: both are, and what does not fit is refused.
 */
export function detectDateOrder(samples: Iterable<string>): DateOrder | 'mixed' | null {
  let found: DateOrder | null = null;
  for (const text of samples) {
    const match = numeric.exec(text.trim());
    if (match === null || match[2] === '.') continue;
    const order = Number(match[1]) > 12 ? 'dmy' : Number(match[3]) > 12 ? 'mdy' : null;
    if (order === null) continue;
    if (found !== null && found !== order) return 'mixed';
    found = order;
  }
  return found;
}

/** Are these the bare numbers under which Excel keeps dates? */
export function looksLikeSerials(samples: Iterable<string>): boolean {
  let count = 0;
  for (const text of samples) {
    const trimmed = text.trim();
    if (trimmed === '') continue;
    const value = Number(trimmed.replace(',', '.'));
    if (!serial.test(trimmed) || value < 20_000 || value >= 80_000) return false;
    count += 1;
  }
  return count > 0;
}
