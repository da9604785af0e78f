import { alignedReader, recordReader, type RecordReader } from './csv-records.ts';
import { isBlankRow, type Row } from './table.ts';

const candidates = [';', '\t', ',', '|'] as const;
const recordsTried = 200;
const charactersTried = 64 * 1024;

export function readerFor(delimiter: string, lineBreak: string): RecordReader {
  return delimiter === ' ' ? alignedReader() : recordReader(delimiter, lineBreak);
}

/** `\r` alone for files of old Macintoshes. */
export function findLineBreak(text: string): string {
  return !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
}

/** The records of the beginning of a file; a last one that was cut is left out. */
export function recordsOf(text: string, whole: boolean, delimiter: string, lineBreak: string): Row[] {
  const reader = readerFor(delimiter, lineBreak);
  const rows = reader.push(text);
  return whole ? [...rows, ...reader.end()] : rows;
}

interface Scored {
  readonly delimiter: string;
  readonly score: number;
}

/**
 * How steadily a delimiter parts the records: the share of records with the commonest number of
 * cells, a little more for more cells, less when cells still hold another delimiter that is not a decimal comma.
 */
function score(delimiter: string, text: string, whole: boolean, lineBreak: string): Scored {
  const rows = recordsOf(text, whole, delimiter, lineBreak).slice(0, recordsTried).filter((row) => !isBlankRow(row.cells));
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const [width, times] = [...counts].filter(([cells]) => cells > 1).reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1, 0]);
  if (width < 2) return { delimiter, score: 0 };
  const others = candidates.filter((other) => other !== delimiter);
  const cells = rows.flatMap((row) => row.cells);
  const mixed = cells.filter((cell) => others.some((other) => cell.replace(/\d,\d|, /g, '').includes(other))).length / cells.length;
  return { delimiter, score: (times / rows.length) * (1 + Math.min(width, 20) * 0.01) * (1 - mixed * 0.8) };
}

function isAligned(text: string, whole: boolean): boolean {
  const rows = recordsOf(text, whole, ' ', '\n').slice(0, recordsTried);
  const width = rows[0]?.cells.length ?? 0;
  return rows.length > 1 && width > 2 && rows.every((row) => row.cells.length === width) && / {2,}/.test(text.slice(0, 1000));
}

/** The delimiter of a text; a space for columns aligned by spaces, a comma when there is but one column. */
export function guessDelimiter(start: string, startIsWhole: boolean, lineBreak: string): string {
  const text = start.slice(0, charactersTried);
  const whole = startIsWhole && text.length === start.length;
  const best = candidates.map((delimiter) => score(delimiter, text, whole, lineBreak)).reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score > 0) return best.delimiter;
  return isAligned(text, whole) ? ' ' : ',';
}

/** Excel's `sep=;` in the first line names the delimiter and is no row. */
export function namedDelimiter(text: string): string | null {
  return /^"?sep=(.)"?\r?(?:\n|$)/i.exec(text)?.[1] ?? null;
}
