import { isBlank } from './blank.ts';
import { fileKindList } from './catalogue.ts';
import { columnHints } from './hints.ts';
import type { Column, FileKind, KindId } from './kind.ts';
import { missingGroups, type Mapping } from './mapping.ts';
import { captionWithoutUnit, normaliseCaption } from './normalise.ts';
import { valueParser } from './values.ts';

type Rows = readonly (readonly string[])[];

export interface KindGuess {
  readonly kind: KindId;
  /** Higher is surer; only to be compared within one file. */
  readonly score: number;
  readonly mapping: Mapping;
  /** Groups of required columns the file seems to lack; not empty means it cannot be this kind as it stands. */
  readonly missing: readonly (readonly string[])[];
}

const samplesTried = 50;
const rankStep = 0.01;
const unitPenalty = 0.05;
const leastReadable = 0.5;

const ranks = new Map<Column, ReadonlyMap<string, number>>();

function rankedCaptions(column: Column): ReadonlyMap<string, number> {
  const known = ranks.get(column);
  if (known !== undefined) return known;
  const made = new Map<string, number>();
  for (const caption of column.captions) {
    const normal = normaliseCaption(caption);
    if (!made.has(normal)) made.set(normal, made.size);
  }
  ranks.set(column, made);
  return made;
}

/** A caption as it is compared, with and without its unit. */
interface ComparedCaption {
  readonly whole: string;
  readonly bare: string;
}

/** 1 for the surest caption, a little less for each weaker one, null when the caption does not mean the column. */
function captionQuality(column: Column, caption: ComparedCaption): number | null {
  const ranked = rankedCaptions(column);
  const exact = ranked.get(caption.whole);
  if (exact !== undefined) return 1 - exact * rankStep;
  const bare = ranked.get(caption.bare);
  return bare === undefined ? null : 1 - unitPenalty - bare * rankStep;
}

function readableShare(column: Column, caption: string, cells: readonly string[]): number {
  const filled = cells.filter((cell) => !isBlank(cell.trim()));
  if (filled.length === 0) return 1;
  const parse = valueParser(column, columnHints(column, filled, {}, caption));
  const read = filled.filter((cell) => {
    const parsed = parse(cell);
    return parsed.ok && parsed.warning === undefined;
  });
  return read.length / filled.length;
}

interface Candidate {
  readonly column: string;
  readonly index: number;
  readonly quality: number;
}

function candidates(kind: FileKind, captions: readonly string[], rows: Rows): readonly Candidate[] {
  const found: Candidate[] = [];
  captions.forEach((caption, index) => {
    const compared = { whole: normaliseCaption(caption), bare: captionWithoutUnit(caption) };
    for (const column of kind.columns) {
      const quality = captionQuality(column, compared);
      if (quality === null) continue;
      const cells = rows.slice(0, samplesTried).map((row) => row[index] ?? '');
      if (readableShare(column, caption, cells) < leastReadable) continue;
      const filled = cells.filter((cell) => cell.trim() !== '').length / Math.max(cells.length, 1);
      found.push({ column: column.id, index, quality: quality + filled * rankStep * 0.5 });
    }
  });
  return found.toSorted((one, other) => other.quality - one.quality || one.index - other.index);
}

/** Which caption is which column, by the captions and by whether the sample cells can be read as its type. */
export function guessMapping(kind: FileKind, captions: readonly string[], rows: Rows = []): Mapping {
  const found = candidates(kind, captions, rows);
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  for (const { column, index } of found) {
    if (mapping[column] !== undefined || taken.has(index)) continue;
    mapping[column] = index;
    taken.add(index);
  }
  return withRequired(kind, mapping, found);
}

/** A required column left empty takes its caption from an optional column that holds it. */
function withRequired(kind: FileKind, mapping: Record<string, number>, found: readonly Candidate[]): Mapping {
  const needed = new Set(kind.required.flat());
  for (const group of missingGroups(kind, mapping)) {
    const candidate = found.find(({ column, index }) => group.includes(column) && !Object.entries(mapping).some(([id, held]) => held === index && needed.has(id)));
    if (candidate === undefined) continue;
    const holder = Object.keys(mapping).find((id) => mapping[id] === candidate.index);
    if (holder !== undefined) delete mapping[holder];
    mapping[candidate.column] = candidate.index;
  }
  return mapping;
}

const kindsByCaption = new Map<string, Set<KindId>>();

for (const kind of fileKindList) {
  for (const caption of kind.columns.flatMap((column) => column.captions.map(normaliseCaption))) {
    kindsByCaption.set(caption, (kindsByCaption.get(caption) ?? new Set()).add(kind.id));
  }
}

/** In how many kinds a caption means something: what fits everywhere proves little. */
function kindsKnowing(caption: string): number {
  const exact = kindsByCaption.get(normaliseCaption(caption))?.size;
  return exact ?? kindsByCaption.get(captionWithoutUnit(caption))?.size ?? 0;
}

function repeats(rows: Rows, index: number | undefined): boolean {
  if (index === undefined) return false;
  const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  return cells.length > 3 && new Set(cells).size < cells.length * 0.9;
}

function nameSpeaksFor(kind: FileKind, hint: string): boolean {
  const words = ` ${normaliseCaption(hint)} `;
  return kind.fileNames.some((name) => words.includes(` ${name} `));
}

function guessOne(kind: FileKind, captions: readonly string[], rows: Rows, weights: readonly number[], hint: string): KindGuess {
  const mapping = guessMapping(kind, captions, rows);
  const missing = missingGroups(kind, mapping);
  const told = Object.values(mapping).reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  const named = captions.filter((caption) => caption.trim() !== '' && !caption.startsWith('#')).length;
  let score = told / Math.max(named, 1);
  if (missing.length > 0) score *= 0.25;
  if (kind.key !== undefined && repeats(rows, mapping[kind.key])) score *= 0.4;
  if (missing.length === 0 && hint !== '' && nameSpeaksFor(kind, hint)) score += 0.2;
  return { kind: kind.id, score, mapping, missing };
}

/**
 * What kind of file this may be, the likeliest first. A caption counts the more the fewer kinds know it;
 * lacking required columns, or a key that repeats in the sample, count against a kind; `hint` is the
 * name of the file or sheet.
 */
export function guessKind(captions: readonly string[], rows: Rows = [], hint = ''): readonly KindGuess[] {
  const weights = captions.map((caption) => 0.35 + 0.65 / Math.max(kindsKnowing(caption), 1));
  return fileKindList
    .map((kind) => guessOne(kind, captions, rows, weights, hint))
    .toSorted((one, other) => other.score - one.score);
}

const leastColumns = 2;

/** The kind to load without asking, or null when no kind has its required columns and at least two known captions. */
export function surestKind(guesses: readonly KindGuess[]): KindGuess | null {
  return guesses.find((guess) => guess.missing.length === 0 && Object.keys(guess.mapping).length >= leastColumns) ?? null;
}

/** How many cells of a row are captions some kind knows: this is how a header row gives itself away. */
export function countKnownCaptions(cells: readonly string[]): number {
  return cells.filter((cell) => cell.length > 0 && cell.length < 80 && kindsKnowing(cell) > 0).length;
}
