import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '#store/database.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;
let frame: Frame;

const order = (customer: string, amount: number, quantity: number): Row =>
  ({ order_id: `o-${customer}`, date: '2026-02-10T12:00:00+03:00', customer, product: 'болт', amount: String(amount), quantity: String(quantity) });

/** Minute-long calls with a customer on consecutive days of March. */
const calls = (customer: string, count: number, result = 'answered'): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    call_id: `${customer}-${result}-${at}`, at: `2026-03-${String(at + 1).padStart(2, '0')}T10:00:00+03:00`, customer, result, talk_seconds: result === 'answered' ? '60' : '0',
  }));

beforeAll(async () => {
  database = await freshDatabase();
  // Shares held before: К1 0, К5 0.5, К2 0.8, К3 0.95, К4 0.98. So К1 and К5 are A, К2 is B, К3 and К4 are C.
  await loadRows(database, 'orders', [order('К1', 500, 5), order('К5', 300, 4), order('К2', 150, 2), order('К3', 30, 1), order('К4', 20, 1)]);
  await loadRows(database, 'products', [{ sku: 'b1', name: 'болт', price: '100' }]);
  await loadRows(database, 'calls', [
    { call_id: 'first', at: '2025-06-15T10:00:00+03:00', customer: 'К1', result: 'answered', talk_seconds: '60' },
    ...calls('К1', 13), ...calls('К5', 5), ...calls('К5', 20, 'missed'), ...calls('К2', 6), ...calls('К3', 13), ...calls('К4', 1),
  ]);
  frame = await frameAsOf(database, '2026-07-01');
});

test('S25.2: ranks of class and of touches go together by 0.16', async () => {
  // Touches 13, 5, 6, 13, 1 of classes 3, 3, 2, 1, 1. Ranks 4.5, 2, 3, 4.5, 1 and 4.5, 4.5, 3, 1.5, 1.5: 1.5 / √(9 · 9.5).
  const reading = await readSignal(frame, 'S25.2');
  expect(reading).toMatchObject({ sample: 5, from: '2025-07-01', to: '2026-07-01' });
  expect(reading.value).toBeCloseTo(1.5 / Math.sqrt(9 * 9.5), 12);
});

test('S25.3: one of two large ones is touched too seldom, one of two small ones too often; missed calls are no touch', async () => {
  // The mean of 13, 5, 6, 13 and 1 touches is 7.6: К5 of A lies below it, К3 of C above.
  expect(await readSignal(frame, 'S25.3a')).toMatchObject({ numerator: 1, denominator: 2 });
  expect(await readSignal(frame, 'S25.3b')).toMatchObject({ numerator: 1, denominator: 2 });
  const page = await readSignalRows(frame, 'S25.3a', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title }) => title)).toEqual(['К5']);
});

test('S25.3: where touches are known for four months only, a month is a fourth of them', async () => {
  const fresh = await freshDatabase();
  await loadRows(fresh, 'orders', [order('К1', 500, 5), order('К5', 300, 4), order('К2', 200, 2)]);
  await loadRows(fresh, 'calls', [...calls('К1', 4), ...calls('К5', 3)]);
  // Known from 1 March to 1 July: 122 days are 4.008 months, so four touches are 0.998 a month.
  const page = await readSignalRows(await frameAsOf(fresh, '2026-07-01'), 'S25.3a', { hitsOnly: false, offset: 0, limit: 10 });
  const first = page?.rows.find(({ title }) => title === 'К1');
  expect(first?.figure).toBeCloseTo(4 / (122 / (365.25 / 12)), 10);
});

test('S25.4: half of the money of C is discounted by 70 %, of A by nothing', async () => {
  // List: К1 500 at 0, К5 400 at 0.25; К3 100 at 0.7, К4 100 at 0.8.
  const reading = await readSignal(frame, 'S25.4');
  expect(reading).toMatchObject({ value: 1, denominator: 0, sample: 2 });
  expect('numerator' in reading ? reading.numerator : null).toBeCloseTo(0.7, 12);
});

test('S25.5: 18 minutes of 38 for four fifths of the revenue', async () => {
  const reading = await readSignal(frame, 'S25.5');
  expect(reading.value).toBeCloseTo(18 / 38 / 0.8, 12);
});

test('before the first touch nothing is known', async () => {
  const early = await frameAsOf(database, '2025-06-01');
  for (const id of ['S25.2', 'S25.3a', 'S25.5'] as const) expect(await readSignal(early, id), id).toMatchObject({ reason: 'no-data' });
});
