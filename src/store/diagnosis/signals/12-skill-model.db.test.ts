import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '#store/database.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;
let frame: Frame;

const call = (id: string, customer: string | null, talk: number, rest: Row = {}): Row => ({
  call_id: id, at: '2026-10-05T10:00:00+03:00', direction: 'out', result: 'answered', customer, ring_seconds: '10', talk_seconds: String(talk), rep: 'Анна', ...rest,
});
const task = (id: string, customer: string | null, created: string, rest: Row = {}): Row => ({ task_id: id, title: 'Дальше', customer, created_at: `2026-10-${created}:00+03:00`, due_at: '2026-10-20', ...rest });

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'customers', ['Срок', 'Ничего', 'Коротко', 'Без срока', 'Ещё время', 'Поздно', 'Встреча'].map((name) => ({ name })));
  await loadRows(database, 'deals', [{ deal_id: 'Д1', title: 'Сделка', created_at: '2026-10-01', amount: '10' }]);
  await loadRows(database, 'calls', [
    call('1', 'Срок', 130), call('2', 'Ничего', 130), call('3', 'Коротко', 120), call('4', 'Без срока', 500), call('5', null, 200, { deal_id: 'Д1' }),
    call('6', 'Ещё время', 200, { at: '2026-10-31T20:00:00+03:00' }), call('7', null, 300), call('8', 'Поздно', 300), call('9', 'Встреча', 300),
  ]);
  await loadRows(database, 'tasks', [
    task('1', 'Срок', '05T12:00'), task('4', 'Без срока', '05T12:00', { due_at: null }), task('5', null, '05T18:00', { deal_id: 'Д1' }), task('8', 'Поздно', '06T10:06'),
    task('0', 'Ничего', '04T12:00'),
  ]);
  await loadRows(database, 'meetings', [{ meeting_id: 'В1', planned_at: '2026-10-12T10:00:00+03:00', status: 'planned', customer: 'Встреча' }]);
  await loadRows(database, 'products', [{ sku: 'Б-1', name: 'Болт', price: '100' }]);
  await loadRows(database, 'orders', [
    ...['100', '90', '70'].map((amount, at): Row => ({ order_id: String(at), date: '2026-10-05', customer: 'К', sku: 'Б-1', product: 'Болт', quantity: '1', amount })),
    { order_id: '9', date: '2026-10-05', customer: 'К', product: 'Без прайса', quantity: '1', amount: '5' },
  ]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S12.6: of six talks over two minutes three have a dated next step within a day', async () => {
  // A task made the day before, one without a due date and one six minutes past the day are none; two minutes are not more than two.
  expect(await readSignal(frame, 'S12.6')).toMatchObject({ numerator: 3, denominator: 6 });
  const page = await readSignalRows(frame, 'S12.6', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title }) => title).toSorted()).toEqual(['Без срока', 'Ничего', 'Поздно']);
});

test('S12.7: discounts of 0, 10 and 30 % have a median of 10 %', async () => {
  const reading = await readSignal(frame, 'S12.7');
  expect(reading).toMatchObject({ sample: 3 });
  expect('value' in reading && reading.value).toBeCloseTo(0.1, 9);
});

test('nothing is said without calls or list prices', async () => {
  const empty = await frameAsOf(database, '2026-01-01');
  expect(await readSignal(empty, 'S12.6')).toMatchObject({ reason: 'no-data' });
  expect(await readSignal(empty, 'S12.7')).toMatchObject({ reason: 'no-data' });
});
