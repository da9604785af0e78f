import { columnHints, type FileHints } from './hints.ts';
import type { Column, FileKind } from './kind.ts';
import { columnOf, type Mapping } from './mapping.ts';
import { detectDateOrder } from './dates.ts';
import { detectDecimalMark } from './numbers.ts';
import type { CellValue, Parser, ProblemParams } from './parsed.ts';
import type { RowProblemCode } from './row-problem-codes.ts';
import { valueParser } from './values.ts';

type Rows = readonly (readonly string[])[];

/** One thing wrong with one cell, as it goes into the report. */
export interface CellProblem {
  readonly column: string;
  readonly caption: string;
  readonly value: string;
  readonly code: RowProblemCode;
  readonly params: ProblemParams;
}

/** Mapped columns only: null is an empty cell, an absent key a column the file has not. */
export type RowValues = Readonly<Record<string, CellValue>>;

export type RowResult =
  | { readonly values: RowValues; readonly warnings: readonly CellProblem[]; readonly rejects?: undefined }
  | { readonly rejects: readonly CellProblem[]; readonly values?: undefined };

interface ColumnReader {
  readonly column: Column;
  readonly index: number;
  readonly caption: string;
  readonly parse: Parser;
}

/** The readers of one file's mapped columns, built once. */
export interface RowParsers {
  readonly readers: readonly ColumnReader[];
  readonly width: number;
}

const numeric = new Set(['decimal', 'money', 'integer', 'percent']);

function cellsOf(rows: Rows, index: number): string[] {
  return rows.map((row) => row[index] ?? '');
}

/** What all the numbers and all the dates of the file prove together. */
function fileHints(mapped: readonly (readonly [Column, number])[], probe: Rows, delimiter: string | undefined): FileHints {
  const cells = (test: (column: Column) => boolean): string[] => mapped.filter(([column]) => test(column)).flatMap(([, index]) => cellsOf(probe, index));
  const order = detectDateOrder(cells((column) => column.type === 'instant'));
  const mark = detectDecimalMark(cells((column) => numeric.has(column.type)));
  return { ...(delimiter === undefined ? {} : { delimiter }), decimalMark: mark, dateOrder: order === 'mixed' ? null : order };
}

/**
 * Builds the readers for a file. `probe` are its first rows, the more the better: they settle what
 * one cell cannot (`03/04/2026`, `1,234`, Excel's bare numbers for dates, shares or percents).
 */
export function rowParsers(kind: FileKind, mapping: Mapping, captions: readonly string[], probe: Rows, delimiter?: string): RowParsers {
  const mapped = Object.entries(mapping).flatMap(([id, index]) => {
    const column = columnOf(kind, id);
    return column === undefined ? [] : [[column, index] as const];
  });
  const file = fileHints(mapped, probe, delimiter);
  const readers = mapped.map(([column, index]) => {
    const caption = captions[index] ?? `#${index + 1}`;
    return { column, index, caption, parse: valueParser(column, columnHints(column, cellsOf(probe, index), file, caption)) };
  });
  return { readers, width: captions.length };
}

/**
 * Reads one row whole. Any cell that cannot be read rejects the row, and every such cell is named at
 * once, so that a person corrects a row in one go; a telephone, e-mail or INN only warns.
 */
export function parseRow(kind: FileKind, parsers: RowParsers, cells: readonly string[]): RowResult {
  const values: Record<string, CellValue> = {};
  const rejects: CellProblem[] = [];
  const warnings: CellProblem[] = [];
  for (const { column, index, caption, parse } of parsers.readers) {
    const cell = cells[index];
    if (cell === undefined || cell === '') {
      values[column.id] = null;
      continue;
    }
    const parsed = parse(cell);
    if (!parsed.ok) rejects.push({ column: column.id, caption, value: cell, code: parsed.code, params: parsed.params ?? {} });
    else {
      values[column.id] = parsed.value;
      if (parsed.warning !== undefined) warnings.push({ column: column.id, caption, value: cell, code: parsed.warning, params: {} });
    }
  }
  if (cells.length > parsers.width) checkWidth(parsers, cells, rejects);
  checkRequired(kind, parsers, values, rejects);
  return rejects.length === 0 ? { values, warnings } : { rejects };
}

/** More filled cells than captions: a separator stood inside a value, and what follows it slid aside. */
function checkWidth(parsers: RowParsers, cells: readonly string[], rejects: CellProblem[]): void {
  const extra = cells.slice(parsers.width).filter((cell) => cell.trim() !== '');
  if (extra.length === 0) return;
  rejects.push({ column: '', caption: '', value: extra.join(' | '), code: 'row-too-wide', params: { cells: cells.length, captions: parsers.width } });
}

function checkRequired(kind: FileKind, parsers: RowParsers, values: RowValues, rejects: CellProblem[]): void {
  for (const group of kind.required) {
    if (group.some((id) => values[id] !== null && values[id] !== undefined)) continue;
    if (rejects.some((reject) => group.includes(reject.column))) continue;
    const titles = group.map((id) => columnOf(kind, id)?.title);
    const reader = parsers.readers.find((candidate) => group.includes(candidate.column.id));
    rejects.push({
      column: reader?.column.id ?? group[0] ?? '',
      caption: reader?.caption ?? '',
      value: '',
      code: 'required-missing',
      params: { ru: titles.map((title) => title?.ru).join(' / '), en: titles.map((title) => title?.en).join(' / ') },
    });
  }
}
