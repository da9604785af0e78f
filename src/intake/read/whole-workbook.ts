import type * as SheetJs from '@e965/xlsx';
import type { CellObject, ParsingOptions, Sheet as SheetData, WorkBook } from '@e965/xlsx';
import { Problem } from '#core/shared/problem.ts';
import { numberText, serialText } from './cell-text.ts';
import { encodingLabel, guessEncoding } from './encoding.ts';
import type { Row, Sheet } from './table.ts';
import type { WorkbookTask } from './workbook-messages.ts';

interface WholeWorkbook {
  readonly sheets: readonly Sheet[];
  readonly chosen: number;
  rows(): Generator<Row>;
}

/** What the page or prolog says of its encoding, else what the bytes say: Bitrix24's «XLS» is HTML in windows-1251. */
function decodePage(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  const start = buffer.subarray(0, 2048).toString('latin1');
  const declared = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1];
  const guess = guessEncoding(buffer);
  const label = declared === undefined || guess.encoding.startsWith('utf-16') ? null : encodingLabel(declared);
  const encoding = label === null || (label === 'utf-8' && guess.encoding !== 'utf-8') ? guess.encoding : label;
  return new TextDecoder(encoding).decode(buffer);
}

const reading: ParsingOptions = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false };

function parse(library: typeof SheetJs, task: WorkbookTask): WorkBook {
  if (task.reader === 'html') return library.read(decodePage(task.bytes), { ...reading, type: 'string', raw: true });
  if (task.reader === 'xml') return library.read(decodePage(task.bytes), { ...reading, type: 'string' });
  return library.read(task.bytes, { ...reading, type: 'array' });
}

function rowCount(library: typeof SheetJs, data: SheetData): number {
  const ref = data['!ref'];
  return ref === undefined ? 0 : library.utils.decode_range(ref).e.r + 1;
}

function sheetsOf(library: typeof SheetJs, book: WorkBook): readonly Sheet[] {
  return book.SheetNames.map((name, index) => {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return { name, rows: rowCount(library, book.Sheets[name] ?? {}), ...(hidden ? { hidden } : {}) };
  });
}

/** The sheet of this name; without a name the sheets in sight that may hold a table, in their order. */
export function chooseSheets(sheets: readonly Sheet[], name: string | null): readonly number[] {
  if (sheets.length === 0) throw new Problem('file-no-table');
  if (name !== null) {
    const exact = sheets.findIndex((sheet) => sheet.name === name);
    const index = exact >= 0 ? exact : sheets.findIndex((sheet) => sheet.name.trim().toLowerCase() === name.trim().toLowerCase());
    if (index < 0) throw new Problem('sheet-unknown', { sheet: name, sheets: sheets.map((sheet) => sheet.name).join(', ') });
    return [index];
  }
  const likely = sheets.flatMap((sheet, index) => (sheet.hidden !== true && (sheet.rows === null || sheet.rows > 1) ? [index] : []));
  return likely.length > 0 ? likely : [Math.max(sheets.findIndex((sheet) => sheet.hidden !== true), 0)];
}

/** Reads XLS, XLSB, ODS, HTML and XML tables; the whole workbook is held in memory. */
export async function readWholeWorkbook(task: WorkbookTask): Promise<WholeWorkbook> {
  const library = await import('@e965/xlsx');
  const book = parse(library, task);
  const sheets = sheetsOf(library, book);
  const chosen = task.sheet ?? chooseSheets(sheets, task.sheetName)[0] ?? 0;
  const data = book.Sheets[book.SheetNames[chosen] ?? ''] ?? {};
  const offset = book.Workbook?.WBProps?.date1904 === true ? 1462 : 0;
  const isDate = (format: unknown): boolean => typeof format === 'string' && library.SSF.is_date(format) === true;
  return { sheets, chosen, rows: () => rowsOf(data, offset, isDate) };
}

function* rowsOf(data: SheetData, offset: number, isDate: (format: unknown) => boolean): Generator<Row> {
  const rows = (data['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) continue;
    yield { line: index + 1, cells: Array.from(row, (cell) => (cell === undefined || cell === null ? '' : textOf(cell, offset, isDate))) };
  }
}

const errorTexts: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' };

function textOf(cell: CellObject, offset: number, isDate: (format: unknown) => boolean): string {
  if (cell.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'e') return errorTexts[Number(cell.v)] ?? '#N/A';
  if (typeof cell.v === 'boolean') return cell.v ? 'true' : 'false';
  if (typeof cell.v !== 'number') return String(cell.v);
  return isDate(cell.z) ? serialText(cell.v + offset) : numberText(cell.v);
}
