import { isDay, type Day } from '../shared/day.ts';
import { parseDecimal } from '../shared/decimal.ts';
import { readCurrency } from './choice-values.ts';

/** One rate: how much of the organisation's currency one unit of `currency` is from `day` on; a decimal text. */
export interface RateRow {
  readonly currency: string;
  readonly day: Day;
  readonly rate: string;
}

export type RateRefusal = 'rate-without-currency' | 'rate-without-day' | 'rate-without-number';

export interface RatesTable {
  readonly rows: readonly RateRow[];
  readonly refused: readonly { readonly line: number; readonly text: string; readonly why: RateRefusal }[];
}

const number = /^\d{1,15}(?:[.,]\d{1,12})?$/;
const units = /^10{0,6}$/;

function cellsOf(line: string): string[] {
  const parted = line.includes('\t') ? line.split('\t') : line.includes(';') ? line.split(';') : line.split(/\s+/);
  return parted.map((cell) => cell.replaceAll(/[\s\u00a0\u202f\u2009]/g, ' ').trim()).filter((cell) => cell !== '');
}

/** `2026-10-31`, `31.10.2026`, `31.10.26`; null for anything else. */
function dayOf(cell: string): Day | null {
  if (isDay(cell)) return cell;
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(cell);
  if (match === null) return null;
  const year = (match[3] ?? '').length === 2 ? `20${match[3]}` : match[3];
  const day = `${year}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function currencyOf(cell: string): string | null {
  if (/^\d/.test(cell)) return null;
  const read = readCurrency(cell);
  return read.ok && typeof read.value === 'string' ? read.value : null;
}

/** The rate of one unit where a table gives it for ten or a hundred; null for zero and for what is no number. */
function rateOf(cell: string, per: string): string | null {
  const decimal = parseDecimal(cell.replace(',', '.'));
  if (decimal === null || decimal.digits <= 0n) return null;
  const scale = decimal.scale + per.length - 1;
  const digits = String(decimal.digits).padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${digits.slice(0, digits.length - scale)}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`;
}

function readLine(line: string, fallback: Day | null): RateRow | RateRefusal {
  const cells = cellsOf(line);
  const day = cells.map(dayOf).find((found) => found !== null) ?? fallback;
  const currency = cells.map(currencyOf).find((found) => found !== null);
  const numbers = cells.filter((cell) => dayOf(cell) === null).map((cell) => cell.replaceAll(' ', '')).filter((cell) => number.test(cell));
  const last = numbers.at(-1);
  const before = numbers.at(-2) ?? '1';
  const rate = last === undefined ? null : rateOf(last, units.test(before) ? before : '1');
  if (rate === null) return 'rate-without-number';
  if (currency === undefined) return 'rate-without-currency';
  return day === null ? 'rate-without-day' : { currency, day, rate };
}

/**
 * Reads a pasted table of rates: on each line a currency, a rate and a day (or the day given for all), in any order,
 * parted by tabs, semicolons or blanks; a whole power of ten before the rate is the number of units it is for, as in
 * the tables of central banks. Lines without a digit are captions. Of two rates of one currency and day the later counts.
 */
export function readRates(text: string, fallback: Day | null): RatesTable {
  const rows = new Map<string, RateRow>();
  const refused: RatesTable['refused'][number][] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (!/\d/.test(line)) continue;
    const found = readLine(line, fallback);
    if (typeof found === 'string') refused.push({ line: at + 1, text: line.trim().slice(0, 200), why: found });
    else rows.set(`${found.currency} ${found.day}`, found);
  }
  return { rows: [...rows.values()], refused };
}
