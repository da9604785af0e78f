import { addDays, firstDayOfMonth, isDay } from '#core/shared/day.ts';
import { formatPeriod, parsePeriod, type Period } from '#core/shared/period.ts';
import { instantParser, monthByName } from './dates.ts';
import { read, unread, type Parser } from './parsed.ts';

const roman: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const quarterFirst = /^(\d|i{1,3}|iv)\s*-?\s*(?:й|ый|ий)?\s*(?:кв(?:\.|артал)?|q)\.?\s*(\d{4})(?:\s*г(?:\.|ода)?)?$/i;
const quarterAfter = /^(?:q\s*(\d)\s*[-/ ]?\s*(\d{4})|(\d{4})\s*[-/ ]?\s*(?:q|кв\.?\s*)(\d))$/i;
const monthFirst = /^(\d{1,2})[./-](\d{4})$/;
const yearFirst = /^(\d{4})[./-](\d{1,2})$/;
const named = /^(\p{L}{3,9})\.?[\s,-]+(\d{4})(?:\s*г(?:\.|ода)?)?$/u;
const isoWeek = /^(\d{4})-?W(\d{1,2})$/i;

function monthsFrom(year: number, month: number, count: number): Period | null {
  if (month < 1 || month > 12 || year < 1900 || year > 2199) return null;
  const first = year * 12 + month - 1;
  return { from: firstDayOfMonth(first), to: firstDayOfMonth(first + count) };
}

function quarter(text: string, year: string): Period | null {
  const number = roman[text.toLowerCase()] ?? Number(text);
  return number >= 1 && number <= 4 ? monthsFrom(Number(year), number * 3 - 2, 3) : null;
}

function namedPeriod(text: string): Period | null {
  let match = monthFirst.exec(text);
  if (match !== null) return monthsFrom(Number(match[2]), Number(match[1]), 1);
  match = yearFirst.exec(text);
  if (match !== null) return monthsFrom(Number(match[1]), Number(match[2]), 1);
  match = quarterFirst.exec(text);
  if (match !== null) return quarter(match[1]!, match[2]!);
  match = quarterAfter.exec(text);
  if (match !== null) return quarter(match[1] ?? match[4]!, match[2] ?? match[3]!);
  match = named.exec(text);
  if (match !== null) return monthsFrom(Number(match[2]), monthByName(match[1]!) ?? 0, 1);
  match = isoWeek.exec(text);
  if (match !== null) return week(Number(match[1]), Number(match[2]));
  const parsed = parsePeriod(text.replace(/\s*г(?:\.|од|ода)?$/, ''));
  return parsed.ok ? parsed.value : null;
}

function week(year: number, number: number): Period | null {
  if (number < 1 || number > 53 || year < 1900 || year > 2199) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = addDays(fourth.toISOString().slice(0, 10), -((fourth.getUTCDay() + 6) % 7) + (number - 1) * 7);
  return { from: monday, to: addDays(monday, 7) };
}

const readDay = instantParser({ order: 'dmy', serials: true });

function day(text: string): string | null {
  const parsed = readDay(text);
  return parsed.ok && typeof parsed.value === 'string' ? parsed.value.slice(0, 10) : null;
}

/** `a..b` ends before b; people who write «01.10.2026 – 31.10.2026» or «с … по …» mean the last day to be in. */
function span(text: string): Period | 'empty' | null {
  const half = text.split('..');
  if (half.length === 2) return between(bound(half[0]!), bound(half[1]!), 0);
  const match = /^(?:с\s+)?(.{8,}?)\s*(?:[-–—]|\s+по\s+)\s*(.{8,})$/u.exec(text);
  return match === null || isDay(text) ? null : between(day(match[1]!), day(match[2]!), 1);
}

function bound(text: string): string | null {
  return day(text.trim()) ?? namedPeriod(text.trim())?.from ?? null;
}

function between(from: string | null, last: string | null, extra: number): Period | 'empty' | null {
  if (from === null || last === null) return null;
  const to = addDays(last, extra);
  return from < to ? { from, to } : 'empty';
}

/**
 * Reads `2026-10`, `10.2026`, «октябрь 2026», `2026-Q4`, «4 кв. 2026», `2026`, `2026-W41`, a day, or
 * `from..to`, into `2026-10` or `from..to` (half-open). With `months` (every day of the column is
 * a first of a month, as Excel writes months) a day stands for its month.
 */
export function periodParser(months: boolean): Parser {
  return (text) => {
    const plain = text.trim();
    const found = namedPeriod(plain);
    const single = found === null || isDay(plain) ? day(plain) : null;
    if (single !== null) return read(formatPeriod(dayPeriod(single, months)));
    if (found !== null) return read(formatPeriod(found));
    const spanned = span(plain);
    if (spanned === 'empty') return unread('period-empty');
    return spanned === null ? unread('period-unreadable') : read(formatPeriod(spanned));
  };
}

function dayPeriod(single: string, months: boolean): Period {
  const month = months ? monthsFrom(Number(single.slice(0, 4)), Number(single.slice(5, 7)), 1) : null;
  return month ?? { from: single, to: addDays(single, 1) };
}

/** Are all the days of the column firsts of months? */
export function looksLikeMonths(samples: Iterable<string>): boolean {
  let count = 0;
  for (const text of samples) {
    const single = text.trim() === '' ? null : day(text.trim());
    if (single === null) continue;
    if (!single.endsWith('-01')) return false;
    count += 1;
  }
  return count > 0;
}
