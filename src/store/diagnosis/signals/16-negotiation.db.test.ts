import { beforeAll, expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: FreshDatabase;

/** Ten lines of a hundred roubles by the list, sold this many per cent cheaper. */
const lines = (day: string, discount: number): Row[] =>
  Array.from({ length: 10 }, (_, at) => ({ order_id: `${day} ${at}`, date: day, sku: 'a', quantity: '1', amount: String(100 - discount) }));

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'products', [{ sku: 'a', price: '100' }]);
  await loadRows(database, 'orders', [
    ...lines('2025-11-10', 2), ...lines('2026-02-10', 4), ...lines('2026-05-10', 6),
    // The seven last days of September begin with the 24th; the running October is in no window.
    ...lines('2026-09-23', 8), ...lines('2026-09-24', 12), ...lines('2026-10-02', 50),
  ]);
});

test('S16.5a: medians 2, 4, 6 and 8 per cent creep by two points a quarter', async () => {
  const frame = await frameAsOf(database, '2026-10-05');
  const reading = await readSignal(frame, 'S16.5a');
  expect(reading).toMatchObject({ sample: 4 });
  expect('value' in reading && reading.value).toBeCloseTo(0.02, 8);
  const page = await readSignalRows(frame, 'S16.5a', { hitsOnly: false, offset: 0, limit: 9 });
  expect(page?.rows.map(({ title, hit }) => [title, hit])).toEqual([['2026-Q1', true], ['2026-Q2', true], ['2026-Q3', true], ['2025-Q4', false]]);
});

test('S16.5b: 12 per cent in the last week against 8 before it', async () => {
  const reading = await readSignal(await frameAsOf(database, '2026-10-05'), 'S16.5b');
  expect(reading).toMatchObject({ sample: 10 });
  expect('value' in reading && reading.value).toBeCloseTo(0.04, 8);
});

test('one quarter has no slope, and no lines no discount', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-01-05'), 'S16.5a')).toMatchObject({ reason: 'no-history', sample: 1 });
  expect(await readSignal(await frameAsOf(database, '2025-11-05'), 'S16.5b')).toMatchObject({ reason: 'no-data' });
});
