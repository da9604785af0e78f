import { Problem } from '#core/shared/problem.ts';
import type { ByteSource } from '../byte-source.ts';
import { encodingLabel, guessEncoding } from '../encoding.ts';
import { rowFilter } from '../framed.ts';
import { probeRows, rowsABatch, sampleRows } from '../limits.ts';
import type { Batch, Row, Sheet, Table, TableOptions } from '../table.ts';
import { readText } from '../text-source.ts';
import { elementReader } from './elements.ts';
import { sheetCaptions, sheetKinds, sheetNames, sheetRows, type SheetName } from './sheets.ts';

/** What the byte-order mark says, else the prolog, else the bytes. */
export function xmlEncoding(start: Buffer): string {
  const guess = guessEncoding(start);
  const marked = start[0] === 0xef || guess.encoding.startsWith('utf-16');
  const declared = /^[^>]{0,200}encoding\s*=\s*["']([\w-]+)["']/i.exec(start.subarray(0, 300).toString('latin1'))?.[1];
  return marked || declared === undefined ? guess.encoding : (encodingLabel(declared) ?? guess.encoding);
}

interface Found {
  readonly rows: readonly (readonly [SheetName, Row])[];
  readonly bytesRead: number;
}

async function* readRecords(source: ByteSource, encoding: string): AsyncGenerator<Found> {
  const reader = elementReader();
  const rowsOf = sheetRows();
  let last = 0;
  for await (const { text, bytesRead } of readText(source, encoding)) {
    last = bytesRead;
    yield { rows: reader.push(text).flatMap(rowsOf), bytesRead };
  }
  yield { rows: reader.end().flatMap(rowsOf), bytesRead: last };
}

interface Survey {
  readonly counts: ReadonlyMap<SheetName, number>;
  readonly first: ReadonlyMap<SheetName, readonly string[][]>;
}

/** Reads the whole file once: what it holds, its first rows, and whether it is sound. */
async function survey(source: ByteSource, encoding: string): Promise<Survey> {
  const counts = new Map<SheetName, number>();
  const first = new Map<SheetName, string[][]>();
  for await (const { rows } of readRecords(source, encoding)) {
    for (const [name, row] of rows) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const kept = first.get(name) ?? [];
      if (kept.length < probeRows) kept.push(row.cells);
      first.set(name, kept);
    }
  }
  return { counts, first };
}

function chooseName(sheets: readonly Sheet[], { sheet, kind }: TableOptions): SheetName {
  const names = sheets.map((found) => found.name as SheetName);
  if (sheet === undefined) return names.find((name) => kind === undefined || sheetKinds[name] === kind) ?? names[0] ?? 'Заказы';
  const found = names.find((name) => name.toLowerCase() === sheet.trim().toLowerCase());
  if (found === undefined) throw new Problem('sheet-unknown', { sheet, sheets: names.join(', ') });
  return found;
}

/** An exchange file of 1C; its documents, goods, offers and parties are offered as sheets. */
export async function openCommerceml(source: ByteSource, encoding: string, options: TableOptions): Promise<Table> {
  const { counts, first } = await survey(source, encoding);
  const sheets = sheetNames
    .filter((name) => (counts.get(name) ?? 0) > 0)
    .map((name) => ({ name, rows: counts.get(name) ?? 0, kind: sheetKinds[name] }));
  const name = chooseName(sheets, options);
  const probe = first.get(name) ?? [];
  return {
    format: 'commerceml',
    encoding,
    sheet: name,
    sheets,
    kind: sheetKinds[name],
    headerRow: 0,
    captions: sheetCaptions[name],
    sample: probe.slice(0, sampleRows),
    probe,
    totalBytes: source.totalBytes,
    batches: () => readBatches(source, encoding, name),
  };
}

async function* readBatches(source: ByteSource, encoding: string, name: SheetName): AsyncGenerator<Batch> {
  const keep = rowFilter(0);
  let waiting: Row[] = [];
  let last = 0;
  for await (const { rows, bytesRead } of readRecords(source, encoding)) {
    waiting = waiting.concat(keep(rows.filter(([sheet]) => sheet === name).map(([, row]) => row)));
    last = bytesRead;
    while (waiting.length >= rowsABatch) {
      yield { rows: waiting.slice(0, rowsABatch), bytesRead };
      waiting = waiting.slice(rowsABatch);
    }
  }
  if (waiting.length > 0) yield { rows: waiting, bytesRead: last };
}
