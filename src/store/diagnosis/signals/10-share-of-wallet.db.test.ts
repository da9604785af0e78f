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
const order = (customer: string, date: string, amount: string, category: string | null = 'Болты'): Row => ({ order_id: String((number += 1)), customer, date, amount, category });

/**
 * Ten customers of equal money, so all of class A: in 2026 seven buy bolts and nuts, three bolts alone; two of the
 * ten bought a third more in the autumn before, one exactly a third more.
 */
beforeAll(async () => {
  database = await freshDatabase();
  const names = Array.from({ length: 10 }, (_, at) => `К${at}`);
  await loadRows(database, 'orders', [
    order('Начало', '2025-05-01', '1'),
    ...names.flatMap((name, at) => (at < 7 ? [order(name, '2026-09-01', '50'), order(name, '2026-09-02', '50', 'Гайки')] : [order(name, '2026-09-01', '100')])),
    order('К0', '2025-09-01', '134'), order('К1', '2025-09-01', '200'), order('К2', '2025-09-01', '133.33'),
    order('К3', '2025-09-01', '100'),
    order('Ушёл', '2025-09-01', '500'), order('Ушёл', '2026-01-15', '100'),
    order('Без категории', '2026-09-03', '1', null),
  ]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S10.4: nuts are bought by seven of eleven of the class, so four have a gap worth 50 each', async () => {
  expect(await readSignal(frame, 'S10.4')).toMatchObject({ value: 4, numerator: 20_000, sample: 11 });
  const page = await readSignalRows(frame, 'S10.4', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title }) => title).toSorted()).toEqual(['К7 · Гайки', 'К8 · Гайки', 'К9 · Гайки', 'Ушёл · Гайки']);
});

test('S10.5: two of four who bought in both autumns fell by more than a quarter; one by just a quarter, one left', async () => {
  expect(await readSignal(frame, 'S10.5')).toMatchObject({ numerator: 2, denominator: 4 });
});

test('S10.5: without the season of the year before nobody can be told to shrink', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-02-01'), 'S10.5')).toMatchObject({ reason: 'no-history' });
});

test('S10.4: nobody to compare with', async () => {
  expect(await readSignal(await frameAsOf(database, '2025-06-01'), 'S10.4')).toMatchObject({ value: 0, sample: 1 });
  expect(await readSignal(await frameAsOf(database, '2025-04-01'), 'S10.4')).toMatchObject({ reason: 'no-data' });
});
