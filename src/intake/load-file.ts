import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers, type CellProblem, type RowParsers, type RowValues } from '#core/files/check-row.ts';
import type { FileKind, KindId } from '#core/files/kind.ts';
import { headerKey, type Mapping } from '#core/files/mapping.ts';
import { parsePeriod } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '#store/database.ts';
import { markFailed, markStarted, noteCaptions, noteProgress, type LoadOptions, type LoadWarning } from '#store/loads/load-log.ts';
import { rememberMapping } from '#store/loads/remembered-mappings.ts';
import { runLoad, type FileRead, type Intake, type Loaded } from '#store/loads/run-load.ts';
import type { RejectedRow, StagedRow } from '#store/loads/staging.ts';
import { chooseMapping, openFile } from './preview-file.ts';
import type { Table } from './read/table.ts';

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

function splitBatch(reading: Reading, parsers: RowParsers, rows: readonly { readonly line: number; readonly cells: readonly string[] }[], warnings: Warnings): { parsed: StagedRow[]; rejects: RejectedRow[] } {
  const parsed: StagedRow[] = [];
  const rejects: RejectedRow[] = [];
  for (const { line, cells } of rows) {
    const row = parseRow(reading.kind, parsers, cells);
    if (row.rejects !== undefined) rejects.push({ line, cells, problems: row.rejects });
    else {
      warnings.add(row.warnings);
      parsed.push({ line, cells: reading.columns.map((id) => cellText(reading.kind, id, row.values)) });
    }
  }
  return { parsed, rejects };
}

const beat = 500;

/** Reads the rows of an opened table into a load, noting progress; throws `load-stopped` when asked to stop. */
async function readRows(database: Database, loadId: number, reading: Reading, intake: Intake): Promise<readonly LoadWarning[]> {
  const { table } = reading;
  const warnings = new Warnings();
  let parsers: RowParsers | undefined;
  let rowsRead = 0;
  let last = 0;
  for await (const batch of table.batches()) {
    parsers ??= rowParsers(reading.kind, reading.mapping, table.captions, table.probe, table.delimiter);
    const { parsed, rejects } = splitBatch(reading, parsers, batch.rows, warnings);
    await intake.take(parsed, rejects);
    rowsRead += batch.rows.length;
    if (Date.now() - last < beat) continue;
    last = Date.now();
    const stop = await noteProgress(database.sql, loadId, { phase: 'reading', rowsRead, bytesRead: batch.bytesRead, bytesTotal: table.totalBytes });
    if (stop) throw new Problem('load-stopped');
  }
  return warnings.list();
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function readInto(database: Database, file: FileToLoad, reading: Reading, intake: Intake): Promise<FileRead> {
  const warnings = await readRows(database, file.loadId, reading, intake);
  return { sha256: await hashFile(file.path), warnings };
}

/**
 * Loads a file that stands in the history: reads it with the mapping chosen for it (guessed where nothing
 * was chosen), keeps the rows that cannot be read for correction, and commits all of it or nothing.
 * A refusal is written to the history and thrown.
 */
export async function loadFile(database: Database, file: FileToLoad): Promise<Loaded> {
  await markStarted(database.sql, file.loadId);
  const kind = fileKinds[file.kind];
  const columns = kind.columns.map((column) => column.id);
  try {
    const table = await openFile(file.path, file.options, file.kind);
    await noteCaptions(database.sql, file.loadId, table.captions);
    const mapping = await chooseMapping(database, kind, table, file.options);
    const loaded = await runLoad(database, {
      loadId: file.loadId,
      kind: file.kind,
      columns,
      present: Object.keys(mapping),
      dryRun: file.dryRun ?? false,
      read: (intake) => readInto(database, file, { kind, columns, table, mapping }, intake),
      onPhase: async (phase) => {
        const { size } = await stat(file.path);
        await noteProgress(database.sql, file.loadId, { phase, rowsRead: 0, bytesRead: size, bytesTotal: size });
      },
    });
    if (file.dryRun !== true) await rememberMapping(database.sql, headerKey(table.captions), file.kind, { ...file.options, map: numberedMap(mapping) });
    return loaded;
  } catch (error) {
    const problem = error instanceof Problem ? { code: error.code, details: error.details } : { code: 'unexpected', details: { message: String(error) } };
    await markFailed(database.sql, file.loadId, problem.code === 'load-stopped' ? 'stopped' : 'failed', problem);
    throw error;
  }
}

/** The mapping as it is remembered: by column number, since captions may repeat. */
function numberedMap(mapping: Mapping): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).map(([column, index]) => [column, `#${index + 1}`]));
}
