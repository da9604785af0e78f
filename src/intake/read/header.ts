import { countKnownCaptions } from '#core/files/guess.ts';
import { isBlank } from '#core/files/blank.ts';
import { isBlankRow, type Row } from './table.ts';

const rowsSearched = 30;
const longestCaption = 120;

/** Numbers, dates, addresses, identifiers and yes/no do not stand in a caption. */
function looksLikeData(cell: string): boolean {
  return /^[-+(]?[\d\s\u00a0.,%₽$€£:/()-]*\d[\d\s\u00a0.,%₽$€£:/TZ()+-]*$/.test(cell) || /@.+\./.test(cell) || isBlank(cell) || /^(?:true|false|\{?[\da-f]{8}-)/i.test(cell);
}

function widthOf(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    counts.set(filled, (counts.get(filled) ?? 0) + 1);
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

function couldBeCaptions(cells: readonly string[], width: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0 || filled.length < width * 0.6) return false;
  return filled.every((cell) => cell.length <= longestCaption) && !filled.some(looksLikeData);
}

interface Candidate {
  readonly index: number;
  readonly known: number;
}

/** The row with the most captions some kind knows, among rows that are mostly no data. */
function bestKnown(rows: readonly Row[]): Candidate {
  return rows.reduce<Candidate>(
    (best, { cells }, index) => {
      const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
      const known = countKnownCaptions(filled);
      const plausible = known >= filled.length * 0.1 && filled.filter(looksLikeData).length <= filled.length * 0.3;
      return plausible && known > best.known ? { index, known } : best;
    },
    { index: -1, known: 0 },
  );
}

/**
 * Which row holds the captions, as an index into the first rows; -1 when there are none. The first
 * filled row counts when it is as wide as the table and nothing in it looks like data; a later row
 * counts instead when it holds far more captions that we know (1C prints titles above the table).
 */
export function findHeader(rows: readonly Row[]): number {
  const searched = rows.slice(0, rowsSearched);
  const best = bestKnown(searched);
  const first = searched.findIndex((row) => !isBlankRow(row.cells));
  const cells = searched[first]?.cells ?? [];
  if (couldBeCaptions(cells, widthOf(rows)) && best.known <= Math.max(countKnownCaptions(cells) * 2, 2)) return first;
  return best.known >= 2 ? best.index : -1;
}

/** The captions, one for every column the rows have; a column without one is called by its number. */
export function captionsOf(header: readonly string[], rows: readonly Row[]): string[] {
  const filled = header.findLastIndex((caption) => caption.trim() !== '') + 1;
  const width = Math.max(filled, filled === 0 || widthOf(rows) > filled ? widthOf(rows) : 0);
  return Array.from({ length: width }, (_, index) => {
    const caption = (header[index] ?? '').replace(/\s+/g, ' ').trim();
    return caption === '' ? `#${index + 1}` : caption;
  });
}
