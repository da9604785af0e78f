import { Problem } from '#core/shared/problem.ts';
import type { Column, FileKind } from './kind.ts';
import { normaliseCaption } from './normalise.ts';

/** Our column → the index of the file's caption. Columns the file lacks are absent. */
export type Mapping = Readonly<Record<string, number>>;

/** A mapping as people write it: our column → the file's caption, `#3` for the third column, null for none. */
export type WrittenMap = Readonly<Record<string, unknown>>;

export function columnOf(kind: FileKind, id: string): Column | undefined {
  return kind.columns.find((column) => column.id === id);
}

/** The groups of which this mapping holds no column: with any of them every row would be rejected. */
export function missingGroups(kind: FileKind, mapping: Mapping): readonly (readonly string[])[] {
  return kind.required.filter((group) => !group.some((id) => mapping[id] !== undefined));
}

/**
 * A person's mapping over a guessed one: what the person named wins, and a caption the person gave
 * to one column is taken from the columns that only guessed it.
 * Refuses (`map-unknown-column`, `map-unknown-caption`, `map-caption-twice`, `map-invalid`).
 */
export function applyMap(kind: FileKind, captions: readonly string[], written: WrittenMap, guessed: Mapping, samples: readonly (readonly string[])[] = []): Mapping {
  const named: Record<string, number | null> = {};
  const takenBy = new Map<number, string>();
  for (const [id, caption] of Object.entries(written)) {
    if (columnOf(kind, id) === undefined) throw new Problem('map-unknown-column', { column: id, known: kind.columns.map((column) => column.id).join(', ') });
    if (caption !== null && typeof caption !== 'string') throw new Problem('map-invalid', { column: id });
    const index = caption === null ? null : captionIndex(captions, caption, samples);
    if (index !== null && takenBy.has(index)) throw new Problem('map-caption-twice', { caption, first: takenBy.get(index) ?? '', second: id });
    if (index !== null) takenBy.set(index, id);
    named[id] = index;
  }
  const kept = Object.entries(guessed).filter(([id, index]) => named[id] === undefined && !takenBy.has(index));
  const chosen = Object.entries(named).filter((entry): entry is [string, number] => entry[1] !== null);
  return Object.fromEntries([...kept, ...chosen]);
}

/** Exactly as written, else without case and punctuation, else by number; of equal captions the fullest column. */
function captionIndex(captions: readonly string[], wanted: string, samples: readonly (readonly string[])[]): number {
  const exact = indexesWhere(captions, (caption) => caption.trim() === wanted.trim());
  if (exact.length > 0) return fullest(exact, samples);
  const alike = indexesWhere(captions, (caption) => normaliseCaption(caption) === normaliseCaption(wanted));
  if (alike.length > 0) return fullest(alike, samples);
  const number = /^#(\d+)$/.exec(wanted.trim());
  const index = number === null ? -1 : Number(number[1]) - 1;
  if (index >= 0 && index < captions.length) return index;
  throw new Problem('map-unknown-caption', { caption: wanted, captions: captions.slice(0, 50).join(', ') });
}

function indexesWhere(captions: readonly string[], test: (caption: string) => boolean): number[] {
  return captions.flatMap((caption, index) => (test(caption) ? [index] : []));
}

function fullest(indexes: readonly number[], samples: readonly (readonly string[])[]): number {
  const filled = (index: number): number => samples.filter((row) => (row[index] ?? '').trim() !== '').length;
  return indexes.reduce((best, index) => (filled(index) > filled(best) ? index : best));
}

/** Under what a mapping is remembered for the next file with the same header. */
export function headerKey(captions: readonly string[]): string {
  return captions.map(normaliseCaption).join('\u001f');
}
