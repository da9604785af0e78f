import { Problem } from '#core/shared/problem.ts';
import { readField, type Buffered, type Syntax } from './csv-fields.ts';
import { limits } from './limits.ts';
import type { Row } from './table.ts';

export interface RecordReader {
  /** Takes the next piece of text; returns the records it completes. */
  push(text: string): Row[];
  /** The last record, when the text does not end with a line break. */
  end(): Row[];
}

interface Found {
  readonly cells: string[];
  /** The index after its line break. */
  readonly end: number;
  readonly lines: number;
}

/**
 * Splits delimited text into records with their line numbers. Quoted fields follow RFC 4180. Where
 * quoting is broken the damage stays small: a quote inside a quoted field that nothing closes on its
 * line (`"ООО "Ромашка";5`) is text; a quote never closed, or followed by more text on a later line,
 * is a character like any other, so the rows after it survive. Written by hand because both libraries
 * tried lose rows or line numbers there; a test holds it equal to them on well-formed text.
 */
export function recordReader(delimiter: string, lineBreak = '\n'): RecordReader {
  const syntax = { delimiter, lineBreak };
  let rest = '';
  let line = 1;

  function take(buffered: Buffered): Row[] {
    const rows: Row[] = [];
    let position = 0;
    while (position < buffered.text.length) {
      const record = readRecord(syntax, buffered, position, line);
      if (record === null) break;
      rows.push({ line, cells: record.cells });
      line += record.lines;
      position = record.end;
    }
    rest = position === 0 ? buffered.text : buffered.text.slice(position);
    return rows;
  }

  return {
    push: (text) => take({ text: rest === '' ? text : rest + text, atEnd: false }),
    end: () => (rest === '' ? [] : take({ text: rest, atEnd: true })),
  };
}

/** The record that begins at `start`; null when it is not there whole. */
function readRecord(syntax: Syntax, buffered: Buffered, start: number, line: number): Found | null {
  const { text, atEnd } = buffered;
  const stop = text.indexOf(syntax.lineBreak, start);
  if (stop < 0 && !atEnd) return null;
  const end = stop < 0 ? text.length : stop;
  const whole = text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end);
  if (whole.length > limits.cellCharacters) checkCells(whole.split(syntax.delimiter), line);
  if (whole.includes('"')) return quotedRecord(syntax, buffered, start);
  return { cells: whole.split(syntax.delimiter), end: end + syntax.lineBreak.length, lines: 1 };
}

function quotedRecord(syntax: Syntax, buffered: Buffered, start: number): Found | null {
  const cells: string[] = [];
  let position = start;
  for (;;) {
    const field = readField(syntax, buffered, position);
    if (field === null) return null;
    cells.push(field.value);
    if (buffered.text.startsWith(syntax.delimiter, field.end)) {
      position = field.end + syntax.delimiter.length;
      continue;
    }
    const end = afterBreak(syntax, buffered, field.end);
    return end === null ? null : { cells, end, lines: countBreaks(syntax, buffered.text, start, end) };
  }
}

function afterBreak({ lineBreak }: Syntax, { text, atEnd }: Buffered, at: number): number | null {
  const start = text[at] === '\r' && lineBreak === '\n' ? at + 1 : at;
  if (text.startsWith(lineBreak, start)) return start + lineBreak.length;
  return atEnd ? text.length : null;
}

function countBreaks({ lineBreak }: Syntax, text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf(lineBreak, start); at >= 0 && at < end; at = text.indexOf(lineBreak, at + 1)) count += 1;
  return Math.max(count, 1);
}

function checkCells(cells: readonly string[], line: number): void {
  if (cells.some((cell) => cell.length > limits.cellCharacters)) throw new Problem('file-cell-too-long', { line, limit: limits.cellCharacters });
}

/** Columns aligned by runs of spaces: no quotes, no empty cells. */
export function alignedReader(): RecordReader {
  const lines = recordReader('\u0000');
  const split = (rows: Row[]): Row[] => rows.map(({ line, cells }) => ({ line, cells: (cells[0] ?? '').trim().split(/\s+/) }));
  return { push: (text) => split(lines.push(text)), end: () => split(lines.end()) };
}
