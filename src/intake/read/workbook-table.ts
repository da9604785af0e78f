import { Problem } from '#core/shared/problem.ts';
import { readWhole, type ByteSource } from './byte-source.ts';
import { frameTable, rowFilter } from './framed.ts';
import { limits, megabyte, probeRows } from './limits.ts';
import type { Batch, Row, Sheet, Table, TableFormat, TableOptions } from './table.ts';
import { chooseSheet } from './whole-workbook.ts';
import { openWorkbook, type OpenWorkbook } from './workbook.ts';
import type { WorkbookTask } from './workbook-messages.ts';
import { listXlsxSheets } from './xlsx-directory.ts';
import { listZip } from './zip.ts';

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
  const listed = format === 'xlsx' ? await listXlsxSheets(bytes) : null;
  const index = listed === null ? null : chooseSheet(listed, name);
  const workbook = openWorkbook({ bytes, reader: readers[format], sheet: index, sheetName: name });
  const { records, sheets, chosen } = await firstRecords(workbook, listed);
  const frame = frameTable(records, options.headerRow);
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

async function firstRecords(workbook: OpenWorkbook, listed: readonly Sheet[] | null): Promise<{ records: Row[]; sheets: readonly Sheet[]; chosen: number }> {
  try {
    const records: Row[] = [];
    while (records.length < probeRows) {
      const rows = await workbook.next();
      if (rows === null) break;
      records.push(...rows);
    }
    return { records, sheets: listed ?? workbook.sheets(), chosen: workbook.chosen() };
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
