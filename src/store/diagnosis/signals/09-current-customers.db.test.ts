import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '#store/database.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;
let frame: Frame;

let number = 0;
const order = (customer: string, date: string, amount: string, rest: Row = {}): Row => ({ order_id: String((number += 1)), customer, date, amount, rep: 'Продавец', ...rest });
const win = (rep: string, customer: string): Row => ({ deal_id: `Д${(number += 1)}`, rep, customer, outcome: 'won', amount: '10', created_at: '2025-02-01', closed_at: '2026-09-20' });
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** The last three full months before 1 November are August to October. */
beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'orders', [
    ...['Альфа', 'Бета', 'Вега', 'Дельта', 'Старт'].map((customer) => order(customer, '2025-01-10', '10')),
    ...['Альфа', 'Бета', 'Вега', 'Дельта', 'Старт'].map((customer) => order(customer, '2025-03-10', '10')),
    order('Альфа', '2025-09-01', '1000'), order('Альфа', '2026-09-01', '1200'),
    order('Бета', '2025-09-01', '500'), order('Бета', '2026-09-01', '300'),
    order('Вега', '2025-09-01', '300'), order('Вега', '2025-12-01', '100'),
    order('Дельта', '2025-09-01', '200'),
    order('Гамма', '2026-09-01', '400'),
  ]);
  await loadRows(database, 'customers', [{ customer_id: 'C-7', name: 'Бета', inn: '7707083893' }]);
  await loadRows(database, 'deals', [
    ...many(8, () => win('Фермер', 'Альфа')), ...many(2, (at) => win('Фермер', `Новый ${at}`)), ...many(5, (at) => win('Охотник', `Свежий ${at}`)),
    ...many(4, () => win('Редкий', 'Бета')),
  ]);
  await loadRows(database, 'plans', [
    { metric: 'order-revenue', subject_type: 'customer', subject: 'АЛЬФА', period: '2026-11-01..2026-12-01', value: '100' },
    { metric: 'order-revenue', subject_type: 'customer', subject: '7707083893', period: '2026-10-01..2027-01-01', value: '100' },
    { metric: 'order-revenue', subject_type: 'customer', subject: 'Гамма', period: '2026-10-01..2026-11-01', value: '100' },
  ]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S9.1: eight wins of ten are with current customers; four wins are too few to tell', async () => {
  expect(await readSignal(frame, 'S9.1')).toMatchObject({ value: 1, numerator: 1, denominator: 2, sample: 15 });
});

test('S9.1: where no deal tells, purchases by rep do', async () => {
  // Before February 2026: five first purchases of 10 January, ten of current customers since.
  expect(await readSignal(await frameAsOf(database, '2026-01-01'), 'S9.1')).toMatchObject({ value: 0, sample: 15, denominator: 1 });
});

test('S9.2: of Alpha, Gamma (A) and Beta (B) two have a plan for November; last month\'s is none, and Vega is C', async () => {
  expect(await readSignal(frame, 'S9.2')).toMatchObject({ numerator: 2, denominator: 3 });
  const page = await readSignalRows(frame, 'S9.2', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page).toMatchObject({ total: 1, rows: [{ title: 'Гамма', amount: 40_000 }] });
});

test('S9.7: 1,900 of 1,800 from customers of the last 12 months; Delta left before them', async () => {
  expect(await readSignal(frame, 'S9.7')).toMatchObject({ numerator: 190_000, denominator: 180_000, sample: 3, from: '2026-08-01', to: '2026-11-01' });
});

test('S9.8: 700 lost against 200 grown; what a new customer brings is no growth of the base', async () => {
  expect(await readSignal(frame, 'S9.8')).toMatchObject({ numerator: 70_000, denominator: 90_000, sample: 4 });
});

test('S9.7 with less than 15 months of history is held against the three months before', async () => {
  // December 2025 to February 2026 would need September 2024; September to November 2025 brought 2,000, December 100.
  expect(await readSignal(await frameAsOf(database, '2026-03-01'), 'S9.7')).toMatchObject({ numerator: 10_000, denominator: 200_000 });
});

test('S9.7 and S9.8 say nothing without history of both stretches', async () => {
  const early = await frameAsOf(database, '2025-05-01');
  expect(await readSignal(early, 'S9.7')).toMatchObject({ reason: 'no-history' });
  expect(await readSignal(early, 'S9.8')).toMatchObject({ reason: 'no-history' });
});
