import { Problem } from '#core/shared/problem.ts';
import { readWhole, type ByteSource } from './byte-source.ts';
import { frameTable, rowFilter } from './framed.ts';
import { limits, megabyte, probeRows } from './limits.ts';
import { isBlankRow, type Batch, type Row, type Sheet, type Table, type TableFormat, type TableOptions } from './table.ts';
import { chooseSheets } from './whole-workbook.ts';
import { openWorkbook, type OpenWorkbook } from './workbook.ts';
import type { WorkbookTask } from './workbook-messages.ts';
import { listXlsxSheets } from './xlsx-directory.ts';
import { checkZipContents, listZip } from './zip.ts';

type WorkbookFormat = Exclude<TableFormat, 'csv' | 'commerceml'>;

const readers: Readonly<Record<WorkbookFormat, WorkbookTask['reader']>> = {
  xlsx: 'stream', xlsb: 'whole', xls: 'whole', ods: 'whole', html: 'html', 'xml-spreadsheet': 'xml',
};

async function checkParts(bytes: Buffer): Promise<void> {
  const parts = await listZip(bytes);
  const unpacked = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  if (unpacked > limits.workbookUnpackedMegabytes * megabyte) throw new Problem('file-unpacked-too-big', { limit: limits.workbookUnpackedMegabytes });
  if (unpacked > limits.ratioJudgedFromMegabytes * megabyte && unpacked > bytes.length * limits.unpackedRatio) {
    throw new Problem('file-compressed-too-much', { limit: limits.unpackedRatio });
  }
}

async function makeTask(source: ByteSource, format: WorkbookFormat, sheet: { name: string | null; index: number | null }): Promise<WorkbookTask> {
  const bytes = await readWhole(source, format === 'xlsx' ? limits.workbookMegabytes : limits.legacyMegabytes);
  return { bytes, reader: readers[format], sheet: sheet.index, sheetName: sheet.name };
}

/** A sheet of a workbook of any format, read in a thread of its own. */
export async function openWorkbookTable(source: ByteSource, format: WorkbookFormat, options: TableOptions): Promise<Table> {
  const name = options.sheet ?? null;
  const bytes = await readWhole(source, format === 'xlsx' ? limits.workbookMegabytes : limits.legacyMegabytes);
  if (format === 'xlsx' || format === 'xlsb' || format === 'ods') await checkParts(bytes);
  // The library of these formats may never come back from a part that is not what the directory says.
  if (format === 'xlsb' || format === 'ods') await checkZipContents(bytes);
  const listed = format === 'xlsx' ? await listXlsxSheets(bytes) : null;
  const first = await firstRecords({ bytes, reader: readers[format], sheetName: name }, listed);
  const { sheets, chosen } = first;
  const frame = frameTable(first.records, options.headerRow);
  const total = sheets[chosen]?.rows ?? null;
  return {
    format,
    sheet: sheets[chosen]?.name ?? '',
    sheets,
    ...frame,
    totalBytes: source.totalBytes,
    batches: () => readBatches(makeTask(source, format, { name, index: chosen }), frame.headerRow, total, source.totalBytes),
  };
}

interface FirstRecords {
  readonly records: readonly Row[];
  readonly sheets: readonly Sheet[];
  readonly chosen: number;
}

/** The first rows of the sheet asked for, else of the first sheet in sight that has any. */
async function firstRecords(task: Omit<WorkbookTask, 'sheet'>, listed: readonly Sheet[] | null): Promise<FirstRecords> {
  const candidates = listed === null ? [null] : chooseSheets(listed, task.sheetName);
  let found: FirstRecords | null = null;
  for (const sheet of candidates) {
    const workbook = openWorkbook({ ...task, sheet });
    const records = await takeRecords(workbook);
    found ??= { records, sheets: listed ?? workbook.sheets(), chosen: workbook.chosen() };
    if (records.some((record) => !isBlankRow(record.cells))) return { ...found, records, chosen: workbook.chosen() };
  }
  return found ?? { records: [], sheets: [], chosen: 0 };
}

async function takeRecords(workbook: OpenWorkbook): Promise<Row[]> {
  try {
    const records: Row[] = [];
    while (records.length < probeRows) {
      const rows = await workbook.next();
      if (rows === null) break;
      records.push(...rows);
    }
    return records;
  } finally {
    workbook.close();
  }
}

async function* readBatches(task: Promise<WorkbookTask>, headerRow: number, total: number | null, totalBytes: number): AsyncGenerator<Batch> {
  const workbook = openWorkbook(await task);
  const keep = rowFilter(headerRow);
  try {
    for (;;) {
      const read = await workbook.next();
      if (read === null) return;
      const line = read.at(-1)?.line ?? 0;
      const share = total === null || total === 0 ? 0 : Math.min(1, line / total);
      const rows = keep(read);
      if (rows.length > 0) yield { rows, bytesRead: Math.round(totalBytes * share) };
    }
  } finally {
    workbook.close();
  }
}
