import { beforeAll, expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows, type Row, wholeMonth } from '#test/load-rows.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: FreshDatabase;

const plan = (subject: string, month: string, value: string, metric = 'order-revenue'): Row => ({ metric, subject_type: 'rep', subject, period: wholeMonth(month), value });
const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [
    { name: 'Выше', role: 'rep' }, { name: 'Ровно', role: 'rep' }, { name: 'Ниже', role: 'rep' }, { name: 'Без плана', role: 'rep' },
    { name: 'Ушёл', role: 'rep', dismissed_at: '2026-09-20' }, { name: 'Собственник', role: 'owner' },
  ]);
  const order = (rep: string, month: string, amount: number): Row => ({ order_id: `${rep} ${month}`, date: `${month}-10`, rep, customer: 'К', amount: String(amount) });
  await loadRows(database, 'orders', [
    // 90 and 110 per cent by turns are 100 on average; the sum of a large and a small month would say otherwise.
    ...months.map((month, at) => order('Выше', month, 120 + at)), ...months.map((month, at) => order('Ровно', month, at === 0 ? 900 : at === 1 ? 110 : 100)),
    ...months.map((month) => order('Ниже', month, 99)), ...months.map((month) => order('Ушёл', month, 500)), order('Без плана', '2026-09', 900),
  ]);
  await loadRows(database, 'plans', [
    ...['Выше', 'Ниже', 'Ушёл'].flatMap((rep) => months.map((month) => plan(rep, month, '100'))),
    ...months.map((month, at) => plan('Ровно', month, at === 0 ? '1000' : '100')),
    plan('Выше', '2026-10', '100'), plan('Ровно', '2026-10', '0'), plan('Ниже', '2026-10', '20', 'calls'), plan('Без плана', '2026-10', '100', 'deals-won'),
  ]);
});

test('S20.1: past the fifth day the running month: a plan of zero and a plan of calls are no sales plan', async () => {
  const frame = await frameAsOf(database, '2026-10-06');
  expect(await readSignal(frame, 'S20.1')).toMatchObject({ numerator: 2, denominator: 4, from: '2026-10-01', to: '2026-11-01' });
  const page = await readSignalRows(frame, 'S20.1', { hitsOnly: true, offset: 0, limit: 5 });
  expect(page?.rows.map(({ title }) => title)).toEqual(['Ниже', 'Ровно']);
});

test('S20.1: on the fifth day the last full month', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-10-05'), 'S20.1')).toMatchObject({ numerator: 3, denominator: 4, from: '2026-09-01' });
});

test('S20.9: the mean of months, of those present with a plan', async () => {
  const frame = await frameAsOf(database, '2026-10-06');
  expect(await readSignal(frame, 'S20.9')).toMatchObject({ numerator: 2, denominator: 3, leftOut: { 'no-plan': 1 }, from: '2026-04-01', to: '2026-10-01' });
  const page = await readSignalRows(frame, 'S20.9', { hitsOnly: true, offset: 0, limit: 5 });
  expect(page).toMatchObject({ total: 1, rows: [{ title: 'Ниже' }] });
  expect(page?.rows[0]?.figure).toBeCloseTo(0.99, 10);
});
