import { openBytes, readStart } from './byte-source.ts';
import { openCommerceml, xmlEncoding } from './commerceml/table.ts';
import { openCsv } from './csv-table.ts';
import { findFormat } from './format.ts';
import type { Table, TableOptions } from './table.ts';
import { openWorkbookTable } from './workbook-table.ts';

const prologBytes = 64 * 1024;

/**
 * Opens a file of any format the product reads and finds out what it is: format, encoding,
 * delimiter, sheets, captions, first rows. Nothing is kept open between calls; `batches()` reads
 * the data as a stream. What cannot be read is refused with a `Problem` of `fileProblemCodes`.
 */
export async function openTable(path: string, options: TableOptions = {}): Promise<Table> {
  const source = await openBytes(path);
  const format = await findFormat(source);
  if (format === 'csv') return openCsv(source, options);
  if (format === 'commerceml') return openCommerceml(source, xmlEncoding(await readStart(source, prologBytes)), options);
  return openWorkbookTable(source, format, options);
}
