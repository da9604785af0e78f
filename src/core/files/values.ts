import { isBlank, isCellError } from './blank.ts';
import { choiceParser, listParser, readBoolean, readCurrency } from './choice-values.ts';
import { readEmail, readInn, readPhone } from './contact-values.ts';
import { instantParser } from './dates.ts';
import type { Hints } from './hints.ts';
import type { Column } from './kind.ts';
import { normaliseId } from './normalise.ts';
import { decimalParser, integerParser, percentParser } from './numbers.ts';
import { empty, read, unread, type Parsed, type Parser } from './parsed.ts';
import { periodParser } from './periods.ts';

const longestText = 10_000;
// eslint-disable-next-line no-control-regex -- control characters are what is being removed
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u200b]/g;
const dressed = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u200b\u00a0\u202f]/;

function cleanText(text: string): string {
  return dressed.test(text) ? text.replace(unprintable, '').replace(/[\u00a0\u202f]/g, ' ').trim() : text;
}

function textParser(reference: boolean): Parser {
  return (text) => {
    if (text.length > longestText) return unread('cell-too-long', { limit: longestText });
    const clean = cleanText(text);
    if (clean === '') return empty;
    return read(reference ? normaliseId(clean) : clean);
  };
}

function typedParser(column: Column, hints: Hints): Parser {
  const mark = hints.decimalMark ?? '.';
  switch (column.type) {
    case 'text':
      return textParser(column.reference === true);
    case 'instant':
      return instantParser({ order: hints.dateOrder ?? 'dmy', serials: hints.serialDates ?? false });
    case 'decimal':
    case 'money':
      return decimalParser(mark);
    case 'integer':
      return integerParser(mark, column.unit === 'seconds');
    case 'percent':
      return percentParser(mark, hints.shares ?? false);
    case 'boolean':
      return readBoolean;
    case 'choice':
      return choiceParser(column, hints.caption);
    case 'list':
      return listParser(column);
    case 'inn':
      return readInn;
    case 'phone':
      return readPhone;
    case 'email':
      return readEmail;
    case 'period':
      return periodParser(hints.months ?? false);
    case 'currency':
      return readCurrency;
  }
}

/**
 * Builds the reader of one column, once a file. Values come out canonical: money and decimals as
 * decimal strings, dates as ISO text, percents from 0 to 100, telephones as E.164, periods as
 * `2026-10` or `from..to`; a blank cell is null.
 */
export function valueParser(column: Column, hints: Hints = {}): Parser {
  const parse = typedParser(column, hints);
  return (text) => {
    const trimmed = text.trim();
    if (isBlank(trimmed)) return empty;
    return isCellError(trimmed) ? unread('cell-error') : parse(trimmed);
  };
}

/** Reads one cell by itself; for many cells of a column build `valueParser` once. */
export function parseValue(column: Column, text: string, hints: Hints = {}): Parsed {
  return valueParser(column, hints)(text);
}
