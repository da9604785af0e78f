import { isBlank } from './blank.ts';
import { detectDateOrder, looksLikeSerials, type DateOrder } from './dates.ts';
import type { Column } from './kind.ts';
import { detectDecimalMark, type DecimalMark } from './numbers.ts';
import { looksLikeMonths } from './periods.ts';

/** What the cells of a column tell together and one cell alone cannot. */
export interface Hints {
  readonly caption?: string;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  readonly serialDates?: boolean;
  readonly shares?: boolean;
  readonly months?: boolean;
}

/** What is known of the whole file, for columns that say nothing themselves. */
export interface FileHints {
  readonly delimiter?: string;
  readonly decimalMark?: DecimalMark | null;
  readonly dateOrder?: DateOrder | null;
}

/**
 * Where a column proves nothing: the mark the rest of the file proves; else a point is a fraction,
 * and a comma before exactly three digits is a fraction too, except in money (nobody prices in
 * thousandths) and in files parted by commas (English spelling), where it groups thousands.
 */
function decimalMark(column: Column, samples: readonly string[], file: FileHints): DecimalMark {
  const own = detectDecimalMark(samples);
  if (own !== null) return own;
  const commas = samples.some((text) => /\d,\d/.test(text));
  if (file.decimalMark !== undefined && file.decimalMark !== null && file.decimalMark !== 'mixed') return file.decimalMark;
  if (!commas) return '.';
  return column.type === 'money' || file.delimiter === ',' ? '.' : ',';
}

function looksLikeShares(samples: readonly string[]): boolean {
  const values = samples.map((text) => Number(text.replace(',', '.').trim())).filter((value) => !Number.isNaN(value));
  return values.some((value) => !Number.isInteger(value)) && values.every((value) => value >= 0 && value <= 1);
}

/** Looks through the samples of one column, and at the file where they say nothing. */
export function columnHints(column: Column, samples: readonly string[], file: FileHints = {}, caption?: string): Hints {
  const filled = samples.filter((text) => !isBlank(text.trim()));
  const named = caption === undefined ? {} : { caption };
  switch (column.type) {
    case 'instant': {
      const order = detectDateOrder(filled);
      return { ...named, dateOrder: order === 'mixed' ? 'dmy' : (order ?? file.dateOrder ?? 'dmy'), serialDates: looksLikeSerials(filled) };
    }
    case 'period':
      return { ...named, months: looksLikeMonths(filled) };
    case 'percent':
      return { ...named, decimalMark: decimalMark(column, filled, file), shares: looksLikeShares(filled) };
    case 'decimal':
    case 'money':
    case 'integer':
      return { ...named, decimalMark: decimalMark(column, filled, file) };
    default:
      return named;
  }
}
