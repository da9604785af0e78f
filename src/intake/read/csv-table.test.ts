import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers } from '#core/files/check-row.ts';
import { guessMapping } from '#core/files/guess.ts';
import { encoded, zipped } from './fixtures/packed-bytes.ts';
import { allRows, writtenFile } from './fixtures/written-file.ts';
import { openTable } from './open-table.ts';

vi.setConfig({ testTimeout: 60_000 });

const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1251', 'ibm866', 'koi8-r'];
const delimiters = [',', ';', '\t', '|'];
const numbers = { point: ['1200.5', '-3', '0.07'], comma: ['1 200,5', '-3', '0,07'] } as const;
const dates = { iso: ['2026-10-31', '2026-01-02'], dotted: ['31.10.2026', '02.01.2026'], short: ['31.10.26', '2.1.26'], serial: ['46326', '46024'] } as const;

const variants = encodings.flatMap((encoding) => delimiters.flatMap((delimiter) => Object.keys(dates).map((form, index) => ({ encoding, delimiter, form, mark: index % 2 === 0 ? 'comma' : 'point' }))));

test.each(variants)('$encoding, "$delimiter", dates $form, decimal $mark', async ({ encoding, delimiter, form, mark }) => {
  const amounts = numbers[mark as keyof typeof numbers];
  const days = dates[form as keyof typeof dates];
  const quoted = (text: string): string => (text.includes(delimiter) ? `"${text}"` : text);
  const lines = [
    ['Заказ', 'Дата', 'Клиент', 'Сумма'],
    ['А-1', days[0], 'ООО "Ромашка"', amounts[0]],
    ['А-2', days[1], 'ИП Петров', amounts[1]],
    ['А-3', days[0], 'Щукин', amounts[2]],
  ];
  const text = lines.map((line) => line.map((cell) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : quoted(cell))).join(delimiter)).join('\r\n');
  const table = await openTable(writtenFile('Продажи.csv', encoded(text, encoding)));
  expect(table).toMatchObject({ format: 'csv', delimiter, headerRow: 1, captions: lines[0] });
  const parsers = rowParsers(fileKinds.orders, guessMapping(fileKinds.orders, table.captions, table.sample), table.captions, table.probe, table.delimiter);
  const values = (await allRows(table)).map((cells) => parseRow(fileKinds.orders, parsers, cells).values);
  expect(values).toEqual([
    { order_id: 'А-1', date: '2026-10-31', customer: 'ООО "Ромашка"', amount: '1200.5' },
    { order_id: 'А-2', date: '2026-01-02', customer: 'ИП Петров', amount: '-3' },
    { order_id: 'А-3', date: '2026-10-31', customer: 'Щукин', amount: '0.07' },
  ]);
});

describe('where the table begins', () => {
  test('1C prints titles above the captions', async () => {
    const text = 'Отчёт по продажам;;;\nПериод: 01.01.2026 - 31.01.2026;;;\n;;;\nДокумент;Дата;Контрагент;Сумма\n1;01.01.2026;Ромашка;10,5\n;;;\nИтого;;;10,5\n';
    const table = await openTable(writtenFile('отчёт.csv', encoded(text, 'windows-1251')));
    expect(table).toMatchObject({ headerRow: 4, captions: ['Документ', 'Дата', 'Контрагент', 'Сумма'] });
    expect(await allRows(table)).toEqual([['1', '01.01.2026', 'Ромашка', '10,5'], ['Итого', '', '', '10,5']]);
  });

  test('a file without captions has numbers for them', async () => {
    const table = await openTable(writtenFile('x.csv', '103,"HQ336336",2004-10-19,6066.78\n103,"JM555205",2003-06-05,14571.44\n'));
    expect(table).toMatchObject({ headerRow: 0, captions: ['#1', '#2', '#3', '#4'] });
    expect(await allRows(table)).toHaveLength(2);
  });

  test('a person says where the captions are, or that there are none', async () => {
    const path = writtenFile('x.csv', 'a,b\nc,d\n1,2\n');
    expect(await openTable(path, { headerRow: 2 })).toMatchObject({ headerRow: 2, captions: ['c', 'd'], sample: [['1', '2']] });
    expect(await openTable(path, { headerRow: 0 })).toMatchObject({ headerRow: 0, captions: ['#1', '#2'], sample: [['a', 'b'], ['c', 'd'], ['1', '2']] });
  });

  test('lines are those a text editor shows', async () => {
    const table = await openTable(writtenFile('x.csv', 'Дата;Сумма\n"1\n2";3\n\n5;6\n'));
    const lines: number[] = [];
    for await (const batch of table.batches()) lines.push(...batch.rows.map((row) => row.line));
    expect(lines).toEqual([2, 5]);
  });

  test('a header shorter than the rows is filled up with numbers', async () => {
    const table = await openTable(writtenFile('x.csv', 'Дата,Сумма\n1.1.2026,2,x\n2.1.2026,3,y\n'));
    expect(table.captions).toEqual(['Дата', 'Сумма', '#3']);
  });

  test('a file of captions alone is a table without rows', async () => {
    const table = await openTable(writtenFile('x.csv', '"ID","Название сделки","Бюджет"\n'));
    expect(table.captions).toEqual(['ID', 'Название сделки', 'Бюджет']);
    expect(await allRows(table)).toEqual([]);
  });
});

test("Excel's sep= names the delimiter and is no row", async () => {
  const table = await openTable(writtenFile('x.csv', 'sep=|\nДата|Сумма\n01.02.2026|5\n'));
  expect(table).toMatchObject({ delimiter: '|', headerRow: 2, captions: ['Дата', 'Сумма'] });
  expect(await allRows(table)).toEqual([['01.02.2026', '5']]);
});

test('old Macintosh line ends', async () => {
  const table = await openTable(writtenFile('x.csv', 'Дата,Сумма\r01.02.2026,5\r02.02.2026,6'));
  expect(await allRows(table)).toEqual([['01.02.2026', '5'], ['02.02.2026', '6']]);
});

test('columns aligned by spaces', async () => {
  const table = await openTable(writtenFile('x.txt', ' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n 00021 0002 19970101  3   63.34\n'));
  expect(table).toMatchObject({ delimiter: ' ', headerRow: 0 });
  expect((await allRows(table))[2]).toEqual(['00021', '0002', '19970101', '3', '63.34']);
});

test('the first Russian name far into an English file still tells the encoding', async () => {
  const english = Buffer.from(`name,amount\n${'Smith,1\n'.repeat(60_000)}`);
  const table = await openTable(writtenFile('x.csv', Buffer.concat([english, encoded('Ромашка,2\n', 'windows-1251')])));
  expect(table.encoding).toBe('windows-1251');
  expect((await allRows(table)).at(-1)).toEqual(['Ромашка', '2']);
});

describe('packed', () => {
  const content = encoded('Дата;Сумма\n01.02.2026;5\n', 'windows-1251');

  test('.gz', async () => {
    expect(await allRows(await openTable(writtenFile('x.csv.gz', gzipSync(content))))).toEqual([['01.02.2026', '5']]);
  });

  test('.zip of one', async () => {
    const parts = [{ name: 'Продажи.csv', content }, { name: '__MACOSX/._Продажи.csv', content: Buffer.from('x') }];
    const table = await openTable(writtenFile('x.zip', zipped(parts)));
    expect(await allRows(table)).toEqual([['01.02.2026', '5']]);
  });
});

test('progress ends at the size of the file', async () => {
  const path = writtenFile('x.csv', `a,b\n${'1,2\n'.repeat(10_000)}`);
  const table = await openTable(path);
  const seen: number[] = [];
  let rows = 0;
  for await (const batch of table.batches()) {
    seen.push(batch.bytesRead);
    rows += batch.rows.length;
  }
  expect(rows).toBe(10_000);
  expect(seen.at(-1)).toBe(table.totalBytes);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
});

const cell = fc.constantFrom('Иванов', 'ООО "Ромашка"', 'два\nряда', 'a;b', '1 200,50', '', 'Щёлково', '31.10.2026', 'x,y');

test('whatever is written in any encoding and delimiter is read back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 20 }),
      fc.constantFrom(...encodings),
      fc.constantFrom(...delimiters),
      async (rows, encoding, delimiter) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = [['Заказ', 'Клиент', 'Товар'], ...rows].map((row) => row.map(quoted).join(delimiter));
        const table = await openTable(writtenFile('x.csv', encoded(lines.join('\r\n'), encoding)));
        expect(await allRows(table)).toEqual(rows.filter((row) => row.some((text) => text !== '')));
      },
    ),
    { numRuns: 60 },
  );
});
