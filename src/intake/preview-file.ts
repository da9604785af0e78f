import { fileKindList, fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers, type CellProblem, type RowValues } from '#core/files/check-row.ts';
import { guessKind, guessMapping, surestKind, type KindGuess } from '#core/files/guess.ts';
import type { FileKind, KindId } from '#core/files/kind.ts';
import { applyMap, headerKey, missingGroups, type Mapping } from '#core/files/mapping.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '#store/database.ts';
import type { LoadOptions } from '#store/loads/load-log.ts';
import { recallMapping } from '#store/loads/remembered-mappings.ts';
import { openTable } from './read/open-table.ts';
import type { Table } from './read/table.ts';

/** Opens a file as it was chosen to be read. */
export function openFile(path: string, options: LoadOptions, kind?: KindId): Promise<Table> {
  return openTable(path, { ...options, ...(kind === undefined ? {} : { kind }) });
}

/** The mapping for a file: what a person wrote, over what was remembered for this header, over the guess. */
export async function chooseMapping(database: Database, kind: FileKind, table: Table, options: LoadOptions): Promise<Mapping> {
  const remembered = await recallMapping(database.sql, headerKey(table.captions));
  const guessed = guessMapping(kind, table.captions, table.sample);
  const known = remembered?.kind === kind.id && remembered.options.map !== undefined ? applyMap(kind, table.captions, remembered.options.map, {}) : guessed;
  const mapping = applyMap(kind, table.captions, options.map ?? {}, known, table.sample);
  const missing = missingGroups(kind, mapping);
  if (missing.length > 0) {
    const columns = missing.map((group) => group.map((id) => kind.columns.find((column) => column.id === id)?.title.ru ?? id).join(' / '));
    throw new Problem('map-column-missing', { kind: kind.id, columns: columns.join('; '), captions: table.captions.slice(0, 50).join(', ') });
  }
  return mapping;
}

/** The kind of a file that nobody named: the remembered one for its header, else the surest guess. */
export async function recogniseKind(database: Database, table: Table, fileName: string): Promise<KindId> {
  const remembered = await recallMapping(database.sql, headerKey(table.captions));
  const kind = remembered?.kind ?? surestKind(guessKind(table.captions, table.sample, fileName))?.kind;
  if (kind === undefined) throw new Problem('file-kind-unknown', { captions: table.captions.slice(0, 50).join(', ') });
  return kind;
}

/** What a file looks like before it is loaded, and what would become of its first rows. */
export interface FilePreview {
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly { readonly name: string; readonly rows: number | null }[];
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly captions: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly kind: KindId | null;
  readonly guesses: readonly KindGuess[];
  /** Our column to the number of the file's column, from 0. */
  readonly mapping: Mapping;
  readonly missing: readonly (readonly string[])[];
  readonly remembered: boolean;
  readonly rows: readonly { readonly values: RowValues | null; readonly rejects: readonly CellProblem[] }[];
}

async function previewMapping(database: Database, kind: FileKind, table: Table, options: LoadOptions): Promise<{ mapping: Mapping; remembered: boolean }> {
  const known = await recallMapping(database.sql, headerKey(table.captions));
  const remembered = known?.kind === kind.id && known.options.map !== undefined;
  const start = remembered && known.options.map !== undefined ? applyMap(kind, table.captions, known.options.map, {}) : guessMapping(kind, table.captions, table.sample);
  return { mapping: applyMap(kind, table.captions, options.map ?? {}, start, table.sample), remembered };
}

/** Guesses all there is to guess about a file and shows it on the first rows; nothing is written. */
export async function previewFile(database: Database, path: string, fileName: string, chosen: KindId | 'auto', options: LoadOptions): Promise<FilePreview> {
  const table = await openFile(path, options, chosen === 'auto' ? undefined : chosen);
  const guesses = guessKind(table.captions, table.sample, fileName);
  const remembered = await recallMapping(database.sql, headerKey(table.captions));
  const kind = chosen === 'auto' ? (remembered?.kind ?? surestKind(guesses)?.kind ?? null) : chosen;
  const base = {
    format: table.format,
    encoding: table.encoding ?? null,
    delimiter: table.delimiter ?? null,
    sheets: (table.sheets ?? []).map(({ name, rows }) => ({ name, rows: rows ?? null })),
    sheet: table.sheet ?? null,
    headerRow: table.headerRow,
    captions: table.captions,
    sample: table.sample.slice(0, 20),
    guesses,
  };
  if (kind === null) return { ...base, kind, mapping: {}, missing: [], remembered: false, rows: [] };
  const fileKind = fileKinds[kind];
  const { mapping, remembered: known } = await previewMapping(database, fileKind, table, options);
  const parsers = rowParsers(fileKind, mapping, table.captions, table.probe, table.delimiter);
  const rows = table.sample.slice(0, 20).map((cells) => {
    const row = parseRow(fileKind, parsers, cells);
    return row.rejects === undefined ? { values: row.values, rejects: [] } : { values: null, rejects: row.rejects };
  });
  return { ...base, kind, mapping, missing: missingGroups(fileKind, mapping), remembered: known, rows };
}

/** The kinds of files there are, for a list to choose from. */
export const kindList = fileKindList;
