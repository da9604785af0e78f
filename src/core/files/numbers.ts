import { parseDecimal } from '#core/shared/decimal.ts';
import { read, unread, type Parsed, type Parser } from './parsed.ts';

/** Which sign parts the fraction in a column. `mixed`: both occur, so a cell that could be either is refused. */
export type DecimalMark = ',' | '.' | 'mixed';

/** Already canonical. */
const plainPoint = /^(?:0|-?[1-9]\d{0,17}|-?(?:0|[1-9]\d{0,17})\.\d{0,17}[1-9])$/;
const spaces = /[\s\u00a0\u202f\u2009\u2007'’`´]/g;
const currencyWords = /(?:₽|\$|€|£|₸|¥|rub|rur|usd|eur|kzt|руб(?:\.|лей|ля|ль)?|тг\.?|р\.?)$/i;
const shape = /^\d*(?:[.,]\d*)*(?:e[+-]?\d{1,3})?$/i;
const longest = 40;

interface Body {
  readonly negative: boolean;
  readonly digits: string;
}

/** The digits and separators of a number, without spaces, sign, brackets and currency; null when it is no number. */
function numberBody(text: string): Body | null {
  let body = text.replace(spaces, '').replace(/[−–—]/g, '-');
  const bracketed = body.startsWith('(') && body.endsWith(')');
  if (bracketed) body = body.slice(1, -1);
  const signs = /^([-+]?)(?:₽|\$|€|£|₸|¥)?([-+]?)(.*?)(-?)$/.exec(body);
  const given = [signs?.[1], signs?.[2], signs?.[4]].filter((sign) => sign !== undefined && sign !== '');
  if (signs === null || given.length > 1 || (bracketed && given.length > 0)) return null;
  const negative = bracketed || given[0] === '-';
  body = (signs[3] ?? '').replace(currencyWords, '');
  return body.length <= longest && /\d/.test(body) && shape.test(body) ? { negative, digits: body } : null;
}

type Reading = { readonly kind: 'sure'; readonly mark: DecimalMark | null; readonly plain: string } | { readonly kind: 'either' } | { readonly kind: 'no' };

const grouped = /^\d{1,3}(?:([.,])\d{3})+$/;

/** How the separators of one number can be understood: surely, either way (`1,234`), or not at all (`1,23,4`). */
function readSeparators(digits: string): Reading {
  const mantissa = digits.replace(/e.*$/i, '');
  const exponent = digits.slice(mantissa.length);
  const commas = mantissa.split(',').length - 1;
  const points = mantissa.split('.').length - 1;
  if (commas + points === 0) return { kind: 'sure', mark: null, plain: digits };
  if (commas > 0 && points > 0) return readBoth(mantissa, exponent);
  const mark = commas > 0 ? ',' : '.';
  if (commas + points > 1) {
    return grouped.test(mantissa) ? { kind: 'sure', mark: mark === ',' ? '.' : ',', plain: mantissa.replaceAll(mark, '') + exponent } : { kind: 'no' };
  }
  if (grouped.test(mantissa) && !/^0/.test(mantissa) && exponent === '') return { kind: 'either' };
  return { kind: 'sure', mark, plain: mantissa.replace(mark, '.') + exponent };
}

function readBoth(mantissa: string, exponent: string): Reading {
  const mark = mantissa.lastIndexOf(',') > mantissa.lastIndexOf('.') ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  const [whole = '', fraction = '', rest] = mantissa.split(mark);
  if (rest !== undefined || !grouped.test(whole) || whole.includes(mark)) return { kind: 'no' };
  return { kind: 'sure', mark, plain: `${whole.replaceAll(other, '')}.${fraction}${exponent}` };
}

/** The mark the unambiguous cells of a column speak for; null when none does. */
export function detectDecimalMark(samples: Iterable<string>): DecimalMark | null {
  let found: DecimalMark | null = null;
  for (const text of samples) {
    const body = numberBody(text.trim());
    if (body === null) continue;
    const reading = readSeparators(body.digits);
    if (reading.kind !== 'sure' || reading.mark === null) continue;
    if (found !== null && found !== reading.mark) return 'mixed';
    found = reading.mark;
  }
  return found;
}

/** `-00120.50` → `-120.5`: one spelling for one number. */
function canonical(text: string): string | null {
  const decimal = parseDecimal(text);
  if (decimal === null) return null;
  const negative = decimal.digits < 0n;
  const digits = String(negative ? -decimal.digits : decimal.digits).padStart(decimal.scale + 1, '0');
  const whole = digits.slice(0, digits.length - decimal.scale);
  const fraction = digits.slice(digits.length - decimal.scale).replace(/0+$/, '');
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && number !== '0' ? `-${number}` : number;
}

const commonComma = /^(-?)(\d{1,3}(?:[ \u00a0]?\d{3}){0,4}|\d{1,15})(?:,(\d{1,9}))?$/;
const commonPoint = /^(-?)(\d{1,3}(?:[ \u00a0]?\d{3}){0,4}|\d{1,15})(?:\.(\d{1,9}))?$/;

/** The short way for what nearly all cells are: digits, spaces between thousands, the column's own mark. */
function readCommon(text: string, mark: ',' | '.'): string | null {
  if (mark === '.' && plainPoint.test(text)) return text;
  const match = (mark === ',' ? commonComma : commonPoint).exec(text);
  if (match === null) return null;
  const whole = match[2]!.replace(/[ \u00a0]/g, '').replace(/^0+(?=\d)/, '');
  const fraction = match[3]?.replace(/0+$/, '') ?? '';
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return match[1] === '-' && number !== '0' ? `-${number}` : number;
}

const tooBig = 24;

/**
 * Reads a number into a canonical decimal string. A cell that could be a thousand or a fraction
 * (`1,234`) follows the mark of its column; a number that cannot be both ways is read as it stands.
 */
export function decimalParser(mark: DecimalMark): Parser {
  return (text) => {
    const common = mark === 'mixed' ? null : readCommon(text, mark);
    if (common !== null) return read(common);
    const body = numberBody(text);
    if (body === null) return unread('number-unreadable');
    const reading = readSeparators(body.digits);
    if (reading.kind === 'no') return unread('number-unreadable');
    if (reading.kind === 'either' && mark === 'mixed') return unread('number-ambiguous');
    const digits = reading.kind === 'sure' ? reading.plain : eitherAs(body.digits, mark);
    const number = canonical((body.negative ? '-' : '') + digits);
    if (number === null) return unread('number-unreadable');
    return number.length > tooBig + 18 || number.split('.')[0]!.length > tooBig ? unread('number-too-big') : read(number);
  };
}

function eitherAs(digits: string, mark: DecimalMark): string {
  const own = digits.includes(',') ? ',' : '.';
  return own === mark ? digits.replace(own, '.') : digits.replace(own, '');
}

const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?$/;

/** `1:02:03` → 3723, `2:05` → 125; null when it is no clock time. */
function clockSeconds(text: string): number | null {
  const match = clock.exec(text);
  if (match === null || Number(match[3]) > 59) return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

/** Whole numbers; `3,0` is 3, `3,5` is refused. With `seconds` a clock time counts, and fractions are rounded. */
export function integerParser(mark: DecimalMark, seconds: boolean): Parser {
  const decimal = decimalParser(mark);
  return (text) => {
    const clocked = seconds ? clockSeconds(text) : null;
    if (clocked !== null) return read(clocked);
    const parsed = decimal(text);
    if (!parsed.ok || typeof parsed.value !== 'string') return parsed;
    const number = Number(parsed.value);
    if (!Number.isSafeInteger(Math.trunc(number))) return unread('number-too-big');
    if (Number.isInteger(number)) return read(number);
    return seconds ? read(Math.round(number)) : unread('integer-fraction');
  };
}

/**
 * Percent as a number from 0 to 100. With `shares` (no cell of the column is above 1 and some have
 * a fraction) `0.5` means 50; a percent sign always means percent.
 */
export function percentParser(mark: DecimalMark, shares: boolean): Parser {
  const decimal = decimalParser(mark);
  return (text) => {
    const signed = text.endsWith('%');
    const parsed: Parsed = decimal(signed ? text.slice(0, -1).trim() : text);
    if (!parsed.ok || typeof parsed.value !== 'string') return parsed;
    const value = signed || !shares ? Number(parsed.value) : Number(canonical(`${parsed.value}e2`));
    return value >= 0 && value <= 100 ? read(value) : unread('percent-out-of-range', { min: 0, max: 100 });
  };
}
