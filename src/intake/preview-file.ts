import { fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers, type CellProblem, type RowValues } from '#core/files/check-row.ts';
import { guessKind, guessMapping, surestKind, type KindGuess } from '#core/files/guess.ts';
import type { FileKind, KindId } from '#core/files/kind.ts';
import { carriesMoney, type VatChoice } from '#core/files/money.ts';
import { applyMap, missingGroups, type Mapping } from '#core/files/mapping.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '#store/database.ts';
import type { LoadOptions } from '#store/loads/load-log.ts';
import { recallMapping, type RememberedMapping } from '#store/loads/remembered-mappings.ts';
import { bigNumbersOf } from './fits-store.ts';
import { openTable } from './read/open-table.ts';
import type { Table } from './read/table.ts';
import { rememberedBy } from './rejects-table.ts';

/** Opens a file as it was chosen to be read. */
export function openFile(path: string, options: LoadOptions, kind?: KindId): Promise<Table> {
  return openTable(path, { ...options, kind });
}

async function recall(database: Database, table: Table): Promise<RememberedMapping | undefined> {
  const header = rememberedBy(table.captions);
  return header === null ? undefined : recallMapping(database.sql, header);
}

export interface ChosenMapping {
  readonly mapping: Mapping;
  /** Whether it begins with what was confirmed for this header before. */
  readonly remembered: boolean;
  /** What was said of VAT in its sums, now or for the last file with this header; null where nobody said. */
  readonly vat: VatChoice | null;
}

/** What a person wrote, over what was remembered for this header, over the guess. */
async function mappingFor(database: Database, kind: FileKind, table: Table, options: LoadOptions): Promise<ChosenMapping> {
  const known = await recall(database, table);
  const before = known?.kind === kind.id ? known.options : undefined;
  const map = before?.map;
  const start = map === undefined ? guessMapping(kind, table.captions, table.sample) : applyMap(kind, table.captions, map, {});
  return { mapping: applyMap(kind, table.captions, options.map ?? {}, start, table.sample), remembered: map !== undefined, vat: options.vat ?? before?.vat ?? null };
}

/** The mapping a file is loaded with, and what was said of VAT. Refuses (`map-column-missing`) one with which no row could be read. */
export async function chooseMapping(database: Database, kind: FileKind, table: Table, options: LoadOptions): Promise<ChosenMapping> {
  const chosen = await mappingFor(database, kind, table, options);
  const { mapping } = chosen;
  const missing = missingGroups(kind, mapping);
  if (missing.length > 0) {
    const columns = missing.map((group) => group.map((id) => kind.columns.find((column) => column.id === id)?.title.ru ?? id).join(' / '));
    throw new Problem('map-column-missing', { kind: kind.id, columns: columns.join('; '), captions: table.captions.slice(0, 50).join(', ') });
  }
  return chosen;
}

async function surest(database: Database, table: Table, fileName: string): Promise<KindId | null> {
  const remembered = await recall(database, table);
  return table.kind ?? remembered?.kind ?? surestKind(guessKind(table.captions, table.sample, fileName))?.kind ?? null;
}

/** The kind of a file that nobody named: what the format says, else the remembered one for its header, else the surest guess. */
export async function recogniseKind(database: Database, table: Table, fileName: string): Promise<KindId> {
  const kind = await surest(database, table, fileName);
  if (kind === null) throw new Problem('file-kind-unknown', { captions: table.captions.slice(0, 50).join(', ') });
  return kind;
}

/** What a file looks like before it is loaded, and what would become of its first rows. */
export interface FilePreview {
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly { readonly name: string; readonly rows: number | null; readonly hidden: boolean }[];
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
  /** What was said of VAT in the sums of the file; undefined where it has no sums, null where nobody said. */
  readonly vat: VatChoice | null | undefined;
  readonly rows: readonly { readonly values: RowValues | null; readonly rejects: readonly CellProblem[] }[];
}

const shownRows = 20;

function previewRows(kind: FileKind, table: Table, mapping: Mapping): FilePreview['rows'] {
  const parsers = rowParsers(kind, mapping, table.captions, table.probe, table.delimiter);
  const tooBig = bigNumbersOf(kind);
  return table.sample.slice(0, shownRows).map((cells) => {
    const row = parseRow(kind, parsers, cells);
    if (row.rejects !== undefined) return { values: null, rejects: row.rejects };
    const rejects = tooBig(row.values);
    return rejects.length > 0 ? { values: null, rejects } : { values: row.values, rejects: [] };
  });
}

/** Guesses all there is to guess about a file and shows it on the first rows; nothing is written. */
export async function previewFile(database: Database, path: string, fileName: string, chosen: KindId | 'auto', options: LoadOptions): Promise<FilePreview> {
  const table = await openFile(path, options, chosen === 'auto' ? undefined : chosen);
  const kind = chosen === 'auto' ? await surest(database, table, fileName) : chosen;
  const base = {
    format: table.format,
    encoding: table.encoding ?? null,
    delimiter: table.delimiter ?? null,
    sheets: (table.sheets ?? []).map(({ name, rows, hidden }) => ({ name, rows, hidden: hidden ?? false })),
    sheet: table.sheet ?? null,
    headerRow: table.headerRow,
    captions: table.captions,
    sample: table.sample.slice(0, shownRows),
    guesses: guessKind(table.captions, table.sample, fileName),
  };
  if (kind === null) return { ...base, kind, mapping: {}, missing: [], remembered: false, vat: undefined, rows: [] };
  const fileKind = fileKinds[kind];
  const { mapping, remembered, vat } = await mappingFor(database, fileKind, table, options);
  const said = carriesMoney(kind, Object.keys(mapping)) ? vat : undefined;
  return { ...base, kind, mapping, remembered, vat: said, missing: missingGroups(fileKind, mapping), rows: previewRows(fileKind, table, mapping) };
}
