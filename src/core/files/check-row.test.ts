import { expect, test } from 'vitest';
import { fileKinds } from './catalogue.ts';
import { parseRow, rowParsers } from './check-row.ts';
import { guessMapping } from './guess.ts';

const captions = ['Заказ', 'Дата', 'Клиент', 'Количество', 'Цена', 'Сумма'];
const probe = [['1', '03/25/2026', 'Ромашка', '2', '10,5', '21,0']];
const parsers = rowParsers(fileKinds.orders, guessMapping(fileKinds.orders, captions), captions, probe, ';');

test('a row comes out in canonical values', () => {
  expect(parseRow(fileKinds.orders, parsers, ['A-1', '1/2/2026', ' Ромашка ', '1,5', '1 000,00', '1 500,00'])).toEqual({
    values: { order_id: 'A-1', date: '2026-01-02', customer: 'Ромашка', quantity: '1.5', price: '1000', amount: '1500' },
    warnings: [],
  });
});

test('a short row is a row with empty cells; a column the file lacks is absent', () => {
  const result = parseRow(fileKinds.orders, parsers, ['A-1', '1/2/2026', '', '', '', '5']);
  expect(result.values).toEqual({ order_id: 'A-1', date: '2026-01-02', customer: null, quantity: null, price: null, amount: '5' });
  expect(result.values).not.toHaveProperty('region');
});

test('all that is wrong with a row is said at once', () => {
  const result = parseRow(fileKinds.orders, parsers, ['A-1', '31.02.2026', 'Ромашка', 'много', '', '']);
  expect(result.rejects?.map(({ column, caption, value, code }) => [column, caption, value, code])).toEqual([
    ['date', 'Дата', '31.02.2026', 'date-impossible'],
    ['quantity', 'Количество', 'много', 'number-unreadable'],
    ['price', 'Цена', '', 'required-missing'],
  ]);
});

test('quantity and price stand in for an amount, one of them does not', () => {
  expect(parseRow(fileKinds.orders, parsers, ['', '1/2/2026', '', '2', '3', '']).rejects).toBeUndefined();
  expect(parseRow(fileKinds.orders, parsers, ['', '1/2/2026', '', '2', '', '']).rejects?.[0]).toMatchObject({
    code: 'required-missing',
    params: { ru: 'сумма / цена', en: 'amount / price' },
  });
});

test('a row wider than its header slid aside and is refused; empty cells beyond it do no harm', () => {
  const row = ['A-1', '1/2/2026', 'Ромашка', '2', '3', '6'];
  expect(parseRow(fileKinds.orders, parsers, [...row, '', ' ']).rejects).toBeUndefined();
  expect(parseRow(fileKinds.orders, parsers, [...row, 'x']).rejects).toEqual([
    { column: '', caption: '', value: 'x', code: 'row-too-wide', params: { cells: 7, captions: 6 } },
  ]);
});

test('a wrong INN or telephone warns and the row goes on', () => {
  const kind = fileKinds.customers;
  const header = ['Клиент', 'ИНН', 'Телефон'];
  const readers = rowParsers(kind, guessMapping(kind, header), header, []);
  const result = parseRow(kind, readers, ['Ромашка', '123', 'нет']);
  expect(result.values).toEqual({ name: 'Ромашка', inn: null, phone: null });
  expect(result.rejects === undefined ? result.warnings.map((warning) => warning.code) : []).toEqual(['inn-wrong', 'phone-unreadable']);
});
