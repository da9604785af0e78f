import { writeFile } from 'node:fs/promises';
import { streamXlsxRows } from 'hucre/xlsx';
import { fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers } from '#core/files/check-row.ts';
import { guessKind, guessMapping, surestKind } from '#core/files/guess.ts';
import { readRates } from '#core/files/rates-table.ts';
import { Problem } from '#core/shared/problem.ts';
import { bigNumbersOf } from '#intake/fits-store.ts';
import { isRejectsTable, originalCells, rememberedBy } from '#intake/rejects-table.ts';
import type { ByteSource } from '#intake/read/byte-source.ts';
import { cellText } from '#intake/read/cell-text.ts';
import { openCommerceml, xmlEncoding } from '#intake/read/commerceml/table.ts';
import { openCsv } from '#intake/read/csv-table.ts';
import { findFormat } from '#intake/read/format.ts';
import { frameTable } from '#intake/read/framed.ts';
import { openTable } from '#intake/read/open-table.ts';
import type { Row, Table } from '#intake/read/table.ts';
import { listXlsxSheets } from '#intake/read/xlsx-directory.ts';
import { checkBackup } from '#store/backup/check-backup.ts';
import type { FileInput, InputKind } from './file-inputs.ts';

/** How an input was answered: `read`, or the code of the problem that refused it. */
export type Answer = string;

/** The input as the product reads it from its folder: everything, threads of workbooks included. */
export async function readAsFile(input: FileInput, path: string): Promise<Answer> {
  if (input.kind === 'rates') return answerOf(async () => void readRates(input.bytes.toString('utf8'), null));
  return answerOf(() => asFile(input, path));
}

async function asFile(input: FileInput, path: string): Promise<void> {
  await writeFile(path, input.bytes);
  if (input.kind === 'backup') await checkBackup(path);
  else await readTable(await openTable(path));
}

/** Archives, and workbooks whose library may not come back: those are read in a thread that is ended. */
const onlyAsFile: ReadonlySet<InputKind> = new Set(['gz', 'zip', 'backup', 'workbook', 'page']);

/** The same readers without the file between them, and XLSX without its thread. */
export async function readInMemory(input: FileInput, path: string): Promise<Answer> {
  if (onlyAsFile.has(input.kind)) return readAsFile(input, path);
  if (input.kind === 'rates') return answerOf(async () => void readRates(input.bytes.toString('utf8'), null));
  return answerOf(async () => {
    const source = sourceOf(input.bytes);
    const format = await findFormat(source);
    if (format === 'csv') await readTable(await openCsv(source, {}));
    else if (format === 'commerceml') await readTable(await openCommerceml(source, xmlEncoding(input.bytes.subarray(0, 65_536)), {}));
    else if (format === 'xlsx') await readWorkbook(input.bytes);
    else await asFile(input, path);
  });
}

async function answerOf(read: () => Promise<void>): Promise<Answer> {
  try {
    await read();
    return 'read';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

function sourceOf(bytes: Buffer): ByteSource {
  return {
    path: '/nowhere', totalBytes: bytes.length, parts: null, packed: true,
    async *read() {
      yield { chunk: bytes, bytesRead: bytes.length };
    },
  };
}

async function readTable(table: Table): Promise<void> {
  const rows: Row[] = [];
  for await (const batch of table.batches()) rows.push(...batch.rows);
  checkRows(table.captions, table.probe, rows, table.delimiter, table.kind);
}

/** All that becomes of the rows of a file before they go to the database. */
function checkRows(captions: readonly string[], probe: readonly (readonly string[])[], rows: readonly Row[], delimiter?: string, told?: Table['kind']): void {
  rememberedBy(captions);
  const again = isRejectsTable(captions);
  const guesses = guessKind(captions, probe.slice(0, 50), 'file.csv');
  const kind = fileKinds[told ?? surestKind(guesses)?.kind ?? guesses[0]?.kind ?? 'deals'];
  const parsers = rowParsers(kind, guessMapping(kind, captions, probe.slice(0, 50)), captions, probe, delimiter);
  const tooBig = bigNumbersOf(kind);
  for (const { cells } of rows) {
    const row = parseRow(kind, parsers, again ? originalCells(cells) : cells);
    if (row.rejects === undefined) tooBig(row.values);
  }
}

/** What the thread of a workbook does. Whatever the library throws there is told as `file-broken`, and is no fault. */
async function readWorkbook(bytes: Buffer): Promise<void> {
  await listXlsxSheets(bytes);
  const rows: Row[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) rows.push({ line: index + 1, cells: values.map(cellText) });
  } catch (error) {
    throw new Problem('file-broken', { reason: String(error) });
  }
  const frame = frameTable(rows.slice(0, 2000), undefined);
  checkRows(frame.captions, frame.probe, rows);
}
