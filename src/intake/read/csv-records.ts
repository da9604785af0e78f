import { limits } from './limits.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Row } from './table.ts';

export interface RecordReader {
  /** Takes the next piece of text; returns the records it completes. */
  push(text: string): Row[];
  /** The last record, when the text does not end with a line break. */
  end(): Row[];
}

interface Field {
  readonly value: string;
  /** The index after the field: at a delimiter, a line break or the end. */
  readonly end: number;
}

const quote = '"';

/**
 * Splits delimited text into records with their line numbers. Quoted fields follow RFC 4180. Where
 * quoting is broken the damage stays small: a quote inside a quoted field that nothing closes on its
 * line (`"ООО "Ромашка";5`) is text; a quote never closed, or followed by more text on a later line,
 * is a character like any other, so the rows after it survive. Written by hand because both libraries
 * tried lose rows or line numbers there; a test holds it equal to them on well-formed text.
 */
export function recordReader(delimiter: string, lineBreak = '\n'): RecordReader {
  let rest = '';
  let line = 1;

  function take(text: string, atEnd: boolean): Row[] {
    const rows: Row[] = [];
    const buffer = rest === '' ? text : rest + text;
    let position = 0;
    while (position < buffer.length) {
      const stop = buffer.indexOf(lineBreak, position);
      if (stop < 0 && !atEnd) break;
      const end = stop < 0 ? buffer.length : stop;
      const whole = plainLine(buffer, position, end);
      if (whole !== null) {
        rows.push({ line, cells: whole.split(delimiter) });
        line += 1;
        position = end + lineBreak.length;
        continue;
      }
      const quoted = quotedRecord(buffer, position, atEnd);
      if (quoted === null) break;
      rows.push({ line, cells: quoted.cells });
      line += quoted.lines;
      position = quoted.end;
    }
    rest = position === 0 ? buffer : buffer.slice(position);
    return rows;
  }

  /** The line when no quote stands in it, without its carriage return. */
  function plainLine(buffer: string, start: number, end: number): string | null {
    const text = buffer.slice(start, end);
    if (text.length > limits.cellCharacters) checkCells(text.split(delimiter), line);
    if (text.includes(quote)) return null;
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  function quotedRecord(buffer: string, start: number, atEnd: boolean): { cells: string[]; end: number; lines: number } | null {
    const cells: string[] = [];
    let position = start;
    for (;;) {
      const field = readField(buffer, position, atEnd);
      if (field === null) return null;
      cells.push(field.value);
      if (buffer.startsWith(delimiter, field.end)) {
        position = field.end + delimiter.length;
        continue;
      }
      const end = afterBreak(buffer, field.end, atEnd);
      return end === null ? null : { cells, end, lines: countBreaks(buffer, start, end) };
    }
  }

  function afterBreak(buffer: string, at: number, atEnd: boolean): number | null {
    const start = buffer[at] === '\r' && lineBreak === '\n' ? at + 1 : at;
    if (buffer.startsWith(lineBreak, start)) return start + lineBreak.length;
    return atEnd ? buffer.length : null;
  }

  function countBreaks(buffer: string, start: number, end: number): number {
    let count = 0;
    for (let at = buffer.indexOf(lineBreak, start); at >= 0 && at < end; at = buffer.indexOf(lineBreak, at + 1)) count += 1;
    return Math.max(count, 1);
  }

  function readField(buffer: string, start: number, atEnd: boolean): Field | null {
    const opening = openingQuote(buffer, start);
    if (opening < 0) return plainField(buffer, start, atEnd);
    const closed = quotedField(buffer, opening, atEnd);
    return closed === 'broken' ? plainField(buffer, start, atEnd) : closed;
  }

  /** Spaces may stand before a quote: `1, "Doe, John"`. */
  function openingQuote(buffer: string, start: number): number {
    let at = start;
    while (buffer[at] === ' ' && delimiter !== ' ') at += 1;
    return buffer[at] === quote ? at : -1;
  }

  function plainField(buffer: string, start: number, atEnd: boolean): Field | null {
    const stop = buffer.indexOf(lineBreak, start);
    if (stop < 0 && !atEnd) return null;
    const lineEnd = stop < 0 ? buffer.length : stop;
    const parted = buffer.indexOf(delimiter, start);
    const end = parted >= 0 && parted < lineEnd ? parted : lineEnd > start && buffer[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    return { value: buffer.slice(start, end), end };
  }

  function quotedField(buffer: string, opening: number, atEnd: boolean): Field | null | 'broken' {
    let from = opening + 1;
    for (;;) {
      const at = buffer.indexOf(quote, from);
      if (at < 0 || at - opening > limits.cellCharacters) return !atEnd && buffer.length - opening <= limits.cellCharacters ? null : 'broken';
      if (at + 2 >= buffer.length && !atEnd) return null;
      if (buffer[at + 1] === quote) {
        from = at + 2;
        continue;
      }
      const end = fieldEnd(buffer, at + 1, atEnd);
      if (end === null) return null;
      if (end >= 0) return { value: unquote(buffer.slice(opening + 1, at)), end };
      return looseField(buffer, opening, at, atEnd);
    }
  }

  /** Where a quoted field ends when its quote at `after - 1` closes it; -1 when more text follows, null when unknown yet. */
  function fieldEnd(buffer: string, after: number, atEnd: boolean): number | null {
    let at = after;
    while (buffer[at] === ' ' && delimiter !== ' ') at += 1;
    if (at >= buffer.length) return atEnd ? at : null;
    if (buffer.startsWith(delimiter, at) || buffer.startsWith(lineBreak, at)) return at;
    if (buffer[at] !== '\r') return -1;
    if (at + 1 >= buffer.length) return atEnd ? at : null;
    return buffer.startsWith(lineBreak, at + 1) ? at : -1;
  }

  /** A stray quote at `stray`: the field closes at the first quote before a delimiter or the end of the same line. */
  function looseField(buffer: string, opening: number, stray: number, atEnd: boolean): Field | null | 'broken' {
    const first = buffer.indexOf(lineBreak, opening);
    if (first >= 0 && first < stray) return 'broken';
    if (first < 0 && !atEnd) return null;
    const lineEnd = first < 0 ? buffer.length : first;
    for (let at = buffer.indexOf(quote, stray + 1); at >= 0 && at < lineEnd; at = buffer.indexOf(quote, at + 1)) {
      const end = fieldEnd(buffer, at + 1, true);
      if (end !== null && end >= 0) return { value: unquote(buffer.slice(opening + 1, at)), end };
    }
    return 'broken';
  }

  return {
    push: (text) => take(text, false),
    end: () => {
      const last = rest;
      rest = '';
      return last === '' ? [] : take(last, true);
    },
  };
}

function unquote(text: string): string {
  return text.includes('""') ? text.replaceAll('""', quote) : text;
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
