import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '#store/database.ts';
import { writeOrganisation } from '#store/organisation.ts';
import type { Frame } from '../frame.ts';
import { newCustomersPrice } from './08-new-customers-price.ts';

let database: Database;
let frame: Frame;

let number = 0;
const order = (customer: string, date: string, amount: string, rest: Row = {}): Row => ({ order_id: String((number += 1)), customer, date, amount, category: 'Болты', ...rest });

beforeAll(async () => {
  database = await freshDatabase();
  await database.sql.transaction().execute((transaction) => writeOrganisation(transaction, { historyCompleteSince: '2025-01-01' }));
  await loadRows(database, 'products', [{ sku: 'Г-1', name: 'Гайка', category: 'Гайки' }]);
  await loadRows(database, 'orders', [
    order('База', '2025-01-10', '100'), order('База', '2025-07-10', '100'),
    order('База', '2025-11-10', '100'), order('К1', '2025-11-05', '100'),
    order('База', '2026-02-10', '120'), order('К2', '2026-02-05', '80'),
    order('База', '2026-05-10', '140'), order('К3', '2026-05-05', '60'),
    order('База', '2026-07-15', '160'), order('К4', '2026-07-10', '40'),
    order('База', '2026-10-01', '400'), order('База', '2026-10-02', '500'), order('К1', '2026-10-03', '600'), order('К2', '2026-10-04', '700'),
    // Two categories, one of them by the product's card.
    order('Н1', '2026-10-06', '50'), order('Н1', '2026-10-06', '50', { category: null, sku: 'Г-1', product: 'Гайка' }),
    order('Н2', '2026-10-07', '200'),
    // One purchase in two orders of a day.
    order('Н3', '2026-10-08', '150'), order('Н3', '2026-10-08', '150', { category: 'Гайки' }),
    // Given back, and for nothing.
    order('Н4', '2026-10-05', '1000'), order('Н4', '2026-10-20', '-1000', { kind: 'return' }), order('Н5', '2026-10-09', '0'),
  ]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S8.6: medians 200 of 100, 200, 300 and 550 of 400, 500, 600, 700', async () => {
  // By single orders new ones would have a median of 150; with the one given back of 250.
  expect(await readSignal(frame, 'S8.6')).toMatchObject({ numerator: 20_000, denominator: 55_000, value: 200 / 550, sample: 3 });
});

test('S8.7: two first purchases of three hold two categories', async () => {
  expect(await readSignal(frame, 'S8.7')).toMatchObject({ numerator: 2, denominator: 3 });
});

test('S8.9: 50, 40, 30, 20 % is falling three quarters running; from 0 to 50 % is none', async () => {
  expect(await readSignal(frame, 'S8.9')).toMatchObject({ value: 1, numerator: 3, from: '2025-10-01', to: '2026-10-01' });
  expect(await readSignal(await frameAsOf(database, '2026-08-01'), 'S8.9')).toMatchObject({ value: 0, numerator: 2 });
});

test('before the day history is complete from, nobody is known to be new', async () => {
  expect(await readSignal(await frameAsOf(database, '2025-11-01'), 'S8.9')).toMatchObject({ reason: 'no-history' });
  expect(await readSignal(await frameAsOf(database, '2025-01-01'), 'S8.6')).toHaveProperty('reason');
});

test('a quarter without revenue has no share', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-05-01'), 'S8.9')).toMatchObject({ reason: 'no-data' });
});

test('the price: seven new orders a year, each 68 short of 0.6 · 280', async () => {
  // New: 40, 60, 80, 100, 100, 200, 300, median 100. Current: 100, 120, 140, 160, 400, 500, 600, 700, median 280. 7 ÷ 12 · 68.00.
  expect(await newCustomersPrice(frame)).toMatchObject({ amount: 3967, inputs: { fresh: 10_000, current: 28_000 } });
});
