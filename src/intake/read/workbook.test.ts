import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as sheetjs from '@e965/xlsx';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test, vi } from 'vitest';
import { cellText, numberText, serialText } from './cell-text.ts';
import { noSharedData, sharedData } from './fixtures/shared-data.ts';
import { encoded } from './fixtures/packed-bytes.ts';
import { allRows, writtenFile } from './fixtures/written-file.ts';
import { openTable } from './open-table.ts';
import { readWholeWorkbook } from './whole-workbook.ts';

vi.setConfig({ testTimeout: 180_000 });

test('numbers come out as Excel means them', () => {
  expect(numberText(0.1 + 0.2)).toBe('0.3');
  expect(numberText(1234.5678)).toBe('1234.5678');
  expect(numberText(4_600_000_000_000_000)).toBe('4600000000000000');
  expect(numberText(1e21)).toBe('1000000000000000000000');
  expect(numberText(0.0000001)).toBe('0.0000001');
  expect(numberText(-5)).toBe('-5');
});

test('days, times and both', () => {
  expect(serialText(45957)).toBe('2025-10-27');
  expect(serialText(45957.5)).toBe('2025-10-27T12:00:00');
  expect(serialText(45957.69444444445)).toBe('2025-10-27T16:40:00');
  expect(serialText(0.5)).toBe('12:00:00');
  expect(serialText(1)).toBe('1900-01-01');
  expect(serialText(61)).toBe('1900-03-01');
});

const rows = [
  ['Заказ', 'Дата', 'Создан', 'Клиент', 'Сумма', 'Тест'],
  ['007', new Date(Date.UTC(2026, 9, 31)), new Date(Date.UTC(2026, 9, 31, 21, 30, 15)), 'ООО «Ромашка»', 1234.5678, true],
  ['12345678901234567890', new Date(Date.UTC(2024, 1, 29)), null, 'Щукин', -0.1, false],
];
const expected = [
  ['007', '2026-10-31', '2026-10-31T21:30:15', 'ООО «Ромашка»', '1234.5678', 'true'],
  ['12345678901234567890', '2024-02-29', '', 'Щукин', '-0.1', 'false'],
];

test('an XLSX is read in a thread: dates, leading zeros, long numbers, yes and no', async () => {
  const book = await writeXlsx({ sheets: [{ name: 'Справка', rows: [] }, { name: 'Тайный', hidden: true, rows }, { name: 'Продажи', rows }] });
  const table = await openTable(writtenFile('x.xlsx', book));
  expect(table).toMatchObject({ format: 'xlsx', sheet: 'Продажи', headerRow: 1, captions: rows[0] });
  expect(table.sheets?.map((sheet) => [sheet.name, sheet.hidden === true])).toEqual([['Справка', false], ['Тайный', true], ['Продажи', false]]);
  expect(await allRows(table)).toEqual(expected);
  expect(await allRows(await openTable(writtenFile('x.csv.gz', gzipSync(book)), { sheet: 'Тайный' }))).toEqual(expected);
});

test.each(['biff8', 'xlsb', 'ods'] as const)('%s gives the same', async (type) => {
  const sheet = sheetjs.utils.aoa_to_sheet(rows, { UTC: true, cellDates: true });
  const book = sheetjs.utils.book_new(sheet, 'Продажи');
  const bytes = sheetjs.write(book, { type: 'buffer', bookType: type, cellDates: type === 'ods' }) as Buffer;
  const table = await openTable(writtenFile(`x.${type}`, bytes));
  expect(table.format).toBe(type === 'biff8' ? 'xls' : type);
  const read = await allRows(table);
  // A date written without its time in the format keeps the day; the moment within it is not compared here.
  const days = (list: string[][]): string[][] => list.map((row) => row.map((cell, index) => (index === 2 ? cell.slice(0, 10) : cell)));
  expect(days(read)).toEqual(days(expected));
});

test("Bitrix24's «XLS» is a page in windows-1251; its cells stay as they are shown", async () => {
  const page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><table><tr><th>Сделка</th><th>Дата создания</th><th>Сумма</th></tr><tr><td>007</td><td>01.02.2026</td><td>1 200,50</td></tr></table></body></html>';
  const table = await openTable(writtenFile('deals.xls', encoded(page, 'windows-1251')));
  expect(table).toMatchObject({ format: 'html', captions: ['Сделка', 'Дата создания', 'Сумма'] });
  expect(await allRows(table)).toEqual([['007', '01.02.2026', '1 200,50']]);
});

test('XML Spreadsheet 2003', async () => {
  const xml = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Л"><Table><Row><Cell><Data ss:Type="String">Клиент</Data></Cell><Cell><Data ss:Type="String">Сумма</Data></Cell></Row><Row><Cell><Data ss:Type="String">Ромашка</Data></Cell><Cell><Data ss:Type="Number">5.5</Data></Cell></Row></Table></Worksheet></Workbook>';
  const table = await openTable(writtenFile('x.xls', xml));
  expect(table).toMatchObject({ format: 'xml-spreadsheet', captions: ['Клиент', 'Сумма'] });
  expect(await allRows(table)).toEqual([['Ромашка', '5.5']]);
});

test('a broken workbook is refused, and the thread is gone', async () => {
  const book = Buffer.from(await writeXlsx({ sheets: [{ name: 'Продажи', rows }] }));
  const from = Math.floor(book.length / 3);
  await expect(openTable(writtenFile('x.xlsx', Buffer.concat([book.subarray(0, from), Buffer.alloc(200, 7), book.subarray(from + 200)])))).rejects.toMatchObject({ code: 'file-broken' });
});

test('many rows come in batches with their row numbers', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => [`А-${index}`, index]);
  const table = await openTable(writtenFile('x.xlsx', await writeXlsx({ sheets: [{ name: 'Л', rows: [['Заказ', 'Сумма'], ...many] }] })));
  const lines: number[] = [];
  const sizes: number[] = [];
  for await (const batch of table.batches()) {
    sizes.push(batch.rows.length);
    lines.push(...batch.rows.map((row) => row.line));
  }
  expect(lines).toEqual(Array.from({ length: 5000 }, (_, index) => index + 2));
  expect(sizes.length).toBeGreaterThan(1);
});

describe.skipIf(noSharedData)('the corpus of workbooks', () => {
  const folder = `${sharedData}xlsx_corpus/`;
  const names = noSharedData ? [] : readdirSync(folder);
  const books = [...new Set(names.filter((name) => name.endsWith('.xlsx')).map((name) => name.replace('.xlsx', '')))];

  async function whole(name: string): Promise<Map<number, string[]>> {
    const bytes = readFileSync(folder + name);
    const book = await readWholeWorkbook({ bytes, reader: 'whole', sheet: 0, sheetName: null });
    return new Map([...book.rows()].map((row) => [row.line, trimmed(row.cells)]).filter((entry): entry is [number, string[]] => (entry[1] as string[]).length > 0));
  }

  function trimmed(cells: readonly string[]): string[] {
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  }

  test.each(books)('%s.xlsx reads the same by both readers', async (name) => {
    const streamed = new Map<number, string[]>();
    for await (const { index, values } of streamXlsxRows(readFileSync(`${folder}${name}.xlsx`), { sheet: 0 })) {
      const cells = trimmed(values.map(cellText));
      if (cells.length > 0) streamed.set(index + 1, cells);
    }
    const other = await whole(`${name}.xlsx`);
    // Of the formats hhm and hhmm one reader makes a date and the other a number; nobody writes dates so.
    for (const [line, cells] of other) if (/^HHMM?$/.test(cells[0] ?? '')) [streamed, other].forEach((read) => read.delete(line));
    expect(streamed).toEqual(other);
  });

  test.each(names.filter((name) => /\.(?:xls|xlsb|ods)$/.test(name) && names.includes(name.replace(/\.\w+$/, '.xlsx'))))('%s says what its XLSX says', async (name) => {
    const other = await whole(name);
    const book = await whole(name.replace(/\.\w+$/, '.xlsx'));
    expect([...other.keys()]).toEqual([...book.keys()]);
    const texts = (rowsByLine: Map<number, string[]>): string[] => [...rowsByLine.values()].map((cells) => cells[0] ?? '');
    expect(texts(other)).toEqual(texts(book));
  });

  test('merged cells keep their value in the first cell alone', async () => {
    expect([...(await whole('merge_cells.xlsx')).values()]).toEqual([['A1:B2', '', 'C1:C2', 'Separate blocks'], ['A3:B3', '', 'C3'], ['… are merged separately']]);
  });
});
