import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import type { Mapping } from '#core/files/mapping.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '#store/database.ts';
import { databaseProblem } from '#store/disk-problem.ts';
import { markFailed, noteCaptions, type Load, type LoadOptions } from '#store/loads/load-log.ts';
import { rememberMapping } from '#store/loads/remembered-mappings.ts';
import { runLoad, type FileRead, type Loaded } from '#store/loads/run-load.ts';
import { Progress } from './load-progress.ts';
import { chooseMapping, openFile, type ChosenMapping } from './preview-file.ts';
import { readRows } from './read-rows.ts';
import type { Table } from './read/table.ts';
import { isRejectsTable, originalCaptions, rejectsKey, rememberedBy } from './rejects-table.ts';

export interface FileToLoad {
  readonly loadId: number;
  readonly path: string;
  readonly kind: KindId;
  readonly options: LoadOptions;
  /** Say what would happen and take it all back, the entry in the history included. */
  readonly dryRun?: boolean;
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
  const chosen = await chooseMapping(database, kind, table, file.options);
  const { mapping, vat } = chosen;
  const columns = Object.keys(mapping);
  const progress = new Progress(database, file.loadId, table.totalBytes);
  const loaded = await runLoad(database, {
    loadId: file.loadId,
    kind: file.kind,
    columns,
    present: presentColumns(table, mapping),
    vat: vat ?? undefined,
    dryRun: file.dryRun ?? false,
    read: async (intake): Promise<FileRead> => {
      const warnings = await readRows({ kind, columns, table, mapping }, intake, progress);
      const sha256 = hashFile(file.path);
      // Awaited when the load is finished; a load that fails before does not ask.
      sha256.catch(() => undefined);
      return { sha256, warnings };
    },
    onPhase: (phase) => progress.enter(phase),
  });
  if (file.dryRun !== true) await remember(database, file, table.captions, chosen, loaded.rejected > 0);
  return loaded;
}

/** Keeps the mapping for the next file with the same captions, and for the file of the rows that were not loaded. */
async function remember(database: Database, { kind, options }: FileToLoad, captions: readonly string[], { mapping, vat }: ChosenMapping, rejected: boolean): Promise<void> {
  const keys = [rememberedBy(captions), rejected && !isRejectsTable(captions) ? rejectsKey(captions) : null];
  for (const key of keys) if (key !== null) await rememberMapping(database.sql, key, kind, { ...options, ...(vat !== null && { vat }), map: numberedMap(mapping) });
}

function problemOf(error: unknown): Load['problem'] {
  return error instanceof Problem ? { code: error.code, details: error.details } : { code: 'unexpected', details: {} };
}

/**
 * Loads a file that stands in the history: reads it with the mapping chosen for it (guessed where nothing
 * was chosen), keeps the rows that cannot be read for correction, and commits all of it or nothing.
 * A refusal is written to the history and thrown.
 */
export async function loadFile(database: Database, file: FileToLoad): Promise<Loaded> {
  try {
    return await loadTable(database, file);
  } catch (thrown) {
    const error = databaseProblem(thrown);
    const problem = problemOf(error);
    await markFailed(database.sql, file.loadId, problem?.code === 'load-stopped' ? 'stopped' : 'failed', problem);
    throw error;
  }
}

/** The mapping as it is remembered: by column number, since captions may repeat. */
function numberedMap(mapping: Mapping): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).map(([column, index]) => [column, `#${index + 1}`]));
}
