import { Problem } from '#core/shared/problem.ts';
import type { ByteSource } from './byte-source.ts';
import { findLineBreak, guessDelimiter, namedDelimiter, readerFor, recordsOf } from './delimiter.ts';
import { encodingLabel } from './encoding.ts';
import { frameTable, rowFilter } from './framed.ts';
import { rowsABatch } from './limits.ts';
import type { Batch, Row, Table, TableOptions } from './table.ts';
import { findEncoding, readText, readTextStart } from './text-source.ts';

const startCharacters = 512 * 1024;
const startCharactersAtMost = 8 * 1024 * 1024;

/** Delimited text of any of the known encodings. */
export async function openCsv(source: ByteSource, options: TableOptions): Promise<Table> {
  const encoding = (options.encoding === undefined ? null : encodingLabel(options.encoding)) ?? (await findEncoding(source));
  const { text, whole } = await readTextStart(source, encoding, startCharacters);
  if (/\u0000/.test(text.slice(0, 4096))) throw new Problem('file-not-a-table');
  const lineBreak = findLineBreak(text);
  const named = namedDelimiter(text);
  const body = named === null ? text : text.slice(text.indexOf(lineBreak) + 1);
  const delimiter = options.delimiter ?? named ?? guessDelimiter(body, whole, lineBreak);
  const skipped = named === null ? 0 : 1;
  const records = await firstRecords(source, encoding, { text, whole }, delimiter, lineBreak);
  const frame = frameTable(records.filter((record) => record.line > skipped), options.headerRow);
  return {
    format: 'csv',
    encoding,
    delimiter,
    ...frame,
    totalBytes: source.totalBytes,
    batches: () => readBatches(source, encoding, delimiter, lineBreak, Math.max(frame.headerRow, skipped)),
  };
}

/** The records of the start; more of the file is taken when a single row fills it. */
async function firstRecords(source: ByteSource, encoding: string, start: { text: string; whole: boolean }, delimiter: string, lineBreak: string): Promise<Row[]> {
  const records = recordsOf(start.text, start.whole, delimiter, lineBreak);
  if (records.length > 1 || start.whole) return records;
  const more = await readTextStart(source, encoding, startCharactersAtMost);
  return recordsOf(more.text, more.whole, delimiter, lineBreak);
}

async function* readBatches(source: ByteSource, encoding: string, delimiter: string, lineBreak: string, headerRow: number): AsyncGenerator<Batch> {
  const reader = readerFor(delimiter, lineBreak);
  const keep = rowFilter(headerRow);
  let rows: Row[] = [];
  let last = 0;
  for await (const { text, bytesRead } of readText(source, encoding)) {
    rows = rows.concat(keep(reader.push(text)));
    last = bytesRead;
    while (rows.length >= rowsABatch) {
      yield { rows: rows.slice(0, rowsABatch), bytesRead };
      rows = rows.slice(rowsABatch);
    }
  }
  rows = rows.concat(keep(reader.end()));
  if (rows.length > 0) yield { rows, bytesRead: Math.max(last, source.totalBytes) };
}
