import { limits } from './limits.ts';

/** How a file separates fields and records. */
export interface Syntax {
  readonly delimiter: string;
  readonly lineBreak: string;
}

/** The text read so far from the beginning of an unfinished record; `atEnd` when no more will come. */
export interface Buffered {
  readonly text: string;
  readonly atEnd: boolean;
}

export interface Field {
  readonly value: string;
  /** The index after the field: at a delimiter, a line break or the end. */
  readonly end: number;
}

const quote = '"';

/** The field that begins at `start`; null when more text is needed to tell where it ends. */
export function readField(syntax: Syntax, buffered: Buffered, start: number): Field | null {
  const opening = afterSpaces(syntax, buffered.text, start);
  if (buffered.text[opening] !== quote) return plainField(syntax, buffered, start);
  const closed = quotedField(syntax, buffered, opening);
  return closed === 'broken' ? plainField(syntax, buffered, start) : closed;
}

/** Spaces may stand around quotes: `1, "Doe, John" ,2`. */
function afterSpaces(syntax: Syntax, text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' && syntax.delimiter !== ' ') at += 1;
  return at;
}

function plainField({ delimiter, lineBreak }: Syntax, { text, atEnd }: Buffered, start: number): Field | null {
  const stop = text.indexOf(lineBreak, start);
  if (stop < 0 && !atEnd) return null;
  const lineEnd = stop < 0 ? text.length : stop;
  const parted = text.indexOf(delimiter, start);
  const bare = lineEnd > start && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  const end = parted >= 0 && parted < lineEnd ? parted : bare;
  return { value: text.slice(start, end), end };
}

function quotedField(syntax: Syntax, buffered: Buffered, opening: number): Field | null | 'broken' {
  const { text, atEnd } = buffered;
  let from = opening + 1;
  for (;;) {
    const at = text.indexOf(quote, from);
    if (at < 0 || at - opening > limits.cellCharacters) return atEnd || text.length - opening > limits.cellCharacters ? 'broken' : null;
    if (at + 2 >= text.length && !atEnd) return null;
    if (text[at + 1] !== quote) return closedAt(syntax, buffered, opening, at);
    from = at + 2;
  }
}

function closedAt(syntax: Syntax, buffered: Buffered, opening: number, at: number): Field | null | 'broken' {
  const end = fieldEnd(syntax, buffered, at + 1);
  if (end === null) return null;
  return end >= 0 ? { value: unquote(buffered.text.slice(opening + 1, at)), end } : looseField(syntax, buffered, opening, at);
}

/** Where a field ends when the quote before `after` closes it; -1 when more of it follows, null when that is unknown yet. */
function fieldEnd(syntax: Syntax, { text, atEnd }: Buffered, after: number): number | null {
  const at = afterSpaces(syntax, text, after);
  if (at >= text.length) return atEnd ? at : null;
  if (text.startsWith(syntax.delimiter, at) || text.startsWith(syntax.lineBreak, at)) return at;
  if (text[at] !== '\r') return -1;
  if (at + 1 >= text.length) return atEnd ? at : null;
  return text.startsWith(syntax.lineBreak, at + 1) ? at : -1;
}

/** A stray quote at `stray`: the field closes at the first quote before a delimiter or the end of the same line. */
function looseField(syntax: Syntax, { text, atEnd }: Buffered, opening: number, stray: number): Field | null | 'broken' {
  const stop = text.indexOf(syntax.lineBreak, opening);
  if (stop >= 0 && stop < stray) return 'broken';
  if (stop < 0 && !atEnd) return null;
  const lineEnd = stop < 0 ? text.length : stop;
  for (let at = text.indexOf(quote, stray + 1); at >= 0 && at < lineEnd; at = text.indexOf(quote, at + 1)) {
    const end = fieldEnd(syntax, { text, atEnd: true }, at + 1);
    if (end !== null && end >= 0) return { value: unquote(text.slice(opening + 1, at)), end };
  }
  return 'broken';
}

function unquote(text: string): string {
  return text.includes('""') ? text.replaceAll('""', quote) : text;
}
