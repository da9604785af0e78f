import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers, type CellProblem, type RowParsers, type RowValues } from '#core/files/check-row.ts';
import type { FileKind, KindId } from '#core/files/kind.ts';
import type { Mapping } from '#core/files/mapping.ts';
import { parsePeriod } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '#store/database.ts';
import { markFailed, noteCaptions, noteProgress, type Load, type LoadOptions, type LoadWarning } from '#store/loads/load-log.ts';
import { rememberMapping } from '#store/loads/remembered-mappings.ts';
import { runLoad, type FileRead, type Intake, type Loaded } from '#store/loads/run-load.ts';
import type { RejectedRow, StagedRow } from '#store/loads/staging.ts';
import { tooBig } from './fits-store.ts';
import { chooseMapping, openFile } from './preview-file.ts';
import type { Table } from './read/table.ts';
import { isRejectsTable, originalCaptions, originalCells, rejectsKey, rememberedBy } from './rejects-table.ts';

export interface FileToLoad {
  readonly loadId: number;
  readonly path: string;
  readonly kind: KindId;
  readonly options: LoadOptions;
  /** Say what would happen and take it all back, the entry in the history included. */
  readonly dryRun?: boolean;
}

const cellText = (kind: FileKind, id: string, values: RowValues): string | null => {
  const value = values[id];
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(';');
  if (kind.id === 'plans' && id === 'period') return wholePeriod(String(value));
  return String(value);
};

function wholePeriod(text: string): string {
  const period = parsePeriod(text);
  return period.ok ? `${period.value.from}..${period.value.to}` : text;
}

/** Counts cells that were left empty because they could not be read, by column and reason. */
class Warnings {
  readonly #counts = new Map<string, { column: string; code: string; count: number; example: string }>();

  add(problems: readonly CellProblem[]): void {
    for (const { column, code, value } of problems) {
      const key = `${column}\u0001${code}`;
      const known = this.#counts.get(key);
      if (known === undefined) this.#counts.set(key, { column, code, count: 1, example: value.slice(0, 100) });
      else known.count += 1;
    }
  }

  list(): LoadWarning[] {
    return [...this.#counts.values()];
  }
}

interface Reading {
  readonly kind: FileKind;
  readonly columns: readonly string[];
  readonly table: Table;
  readonly mapping: Mapping;
}

interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function splitBatch(reading: Reading, parsers: RowParsers, rows: readonly FileRow[], warnings: Warnings): { parsed: StagedRow[]; rejects: RejectedRow[] } {
  const { kind, columns } = reading;
  const parsed: StagedRow[] = [];
  const rejects: RejectedRow[] = [];
  const again = isRejectsTable(reading.table.captions);
  for (const { line, cells: found } of rows) {
    const cells = again ? originalCells(found) : found;
    const row = parseRow(kind, parsers, cells);
    const problems = row.rejects ?? tooBig(kind, row.values);
    if (row.rejects !== undefined || problems.length > 0) rejects.push({ line, cells, problems });
    else {
      warnings.add(row.warnings);
      parsed.push({ line, cells: columns.map((id) => cellText(kind, id, row.values)) });
    }
  }
  return { parsed, rejects };
}

const beat = 500;

/** How far the reading has come, told to whoever looks and answered with whether to stop. */
class Progress {
  readonly #database: Database;
  readonly #loadId: number;
  readonly #bytesTotal: number;
  #last = 0;
  #rowsRead = 0;

  constructor(database: Database, loadId: number, bytesTotal: number) {
    this.#database = database;
    this.#loadId = loadId;
    this.#bytesTotal = bytesTotal;
  }

  async read(rows: number, bytesRead: number): Promise<void> {
    this.#rowsRead += rows;
    if (Date.now() - this.#last < beat) return;
    this.#last = Date.now();
    await this.#note('reading', bytesRead);
  }

  enter(phase: 'merging' | 'summing'): Promise<void> {
    return this.#note(phase, this.#bytesTotal);
  }

  async #note(phase: 'reading' | 'merging' | 'summing', bytesRead: number): Promise<void> {
    const progress = { phase, rowsRead: this.#rowsRead, bytesRead, bytesTotal: this.#bytesTotal };
    if (await noteProgress(this.#database.sql, this.#loadId, progress)) throw new Problem('load-stopped');
  }
}

/** Reads the rows of an opened table into a load; throws `load-stopped` when asked to stop. */
async function readRows(reading: Reading, intake: Intake, progress: Progress): Promise<readonly LoadWarning[]> {
  const { table, kind, mapping } = reading;
  const warnings = new Warnings();
  const parsers = rowParsers(kind, mapping, originalCaptions(table.captions), table.probe, table.delimiter);
  for await (const batch of table.batches()) {
    const { parsed, rejects } = splitBatch(reading, parsers, batch.rows, warnings);
    await intake.take(parsed, rejects);
    await progress.read(batch.rows.length, batch.bytesRead);
  }
  return warnings.list();
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Which of our columns the file has. An exchange file has a place for all of them, so those it leaves empty do not count. */
function presentColumns(table: Table, mapping: Mapping): string[] {
  const isFilled = (index: number): boolean => table.probe.some((cells) => (cells[index] ?? '').trim() !== '');
  return Object.entries(mapping).flatMap(([id, index]) => (table.format !== 'commerceml' || isFilled(index) ? [id] : []));
}

async function loadTable(database: Database, file: FileToLoad): Promise<Loaded> {
  const kind = fileKinds[file.kind];
  const table = await openFile(file.path, file.options, file.kind);
  await noteCaptions(database.sql, file.loadId, originalCaptions(table.captions));
  const mapping = await chooseMapping(database, kind, table, file.options);
  const columns = Object.keys(mapping);
  const progress = new Progress(database, file.loadId, table.totalBytes);
  const loaded = await runLoad(database, {
    loadId: file.loadId,
    kind: file.kind,
    columns,
    present: presentColumns(table, mapping),
    dryRun: file.dryRun ?? false,
    read: async (intake): Promise<FileRead> => {
      const warnings = await readRows({ kind, columns, table, mapping }, intake, progress);
      return { sha256: await hashFile(file.path), warnings };
    },
    onPhase: (phase) => progress.enter(phase),
  });
  if (file.dryRun !== true) await remember(database, file, table.captions, mapping, loaded.rejected > 0);
  return loaded;
}

/** Keeps the mapping for the next file with the same captions, and for the file of the rows that were not loaded. */
async function remember(database: Database, { kind, options }: FileToLoad, captions: readonly string[], mapping: Mapping, rejected: boolean): Promise<void> {
  const keys = [rememberedBy(captions), rejected && !isRejectsTable(captions) ? rejectsKey(captions) : null];
  for (const key of keys) if (key !== null) await rememberMapping(database.sql, key, kind, { ...options, map: numberedMap(mapping) });
}

const problemOf = (error: unknown): Load['problem'] =>
  error instanceof Problem ? { code: error.code, details: error.details } : { code: 'unexpected', details: {} };

/**
 * Loads a file that stands in the history: reads it with the mapping chosen for it (guessed where nothing
 * was chosen), keeps the rows that cannot be read for correction, and commits all of it or nothing.
 * A refusal is written to the history and thrown.
 */
export async function loadFile(database: Database, file: FileToLoad): Promise<Loaded> {
  try {
    return await loadTable(database, file);
  } catch (error) {
    const problem = problemOf(error);
    await markFailed(database.sql, file.loadId, problem?.code === 'load-stopped' ? 'stopped' : 'failed', problem);
    throw error;
  }
}

/** The mapping as it is remembered: by column number, since captions may repeat. */
function numberedMap(mapping: Mapping): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).map(([column, index]) => [column, `#${index + 1}`]));
}
