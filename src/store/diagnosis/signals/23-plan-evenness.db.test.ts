import { beforeAll, expect, test } from 'vitest';
import { nextStepStart } from '#core/shared/step.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;
let july: Frame;
const rep = 'Анна Ершова';

const order = (id: string, day: string, amount: number): Row => ({ order_id: id, date: `${day}T12:00:00+03:00`, amount: String(amount), rep });
const plan = (period: string, value: number, more: Row = {}): Row => ({ metric: 'order-revenue', subject_type: 'department', period, value: String(value), ...more });

/** A month as a file's period is kept. */
const month = (name: string): string => `${name}-01..${nextStepStart(`${name}-01`, 'month')}`;

/** Twenty equal orders of one day. */
const twenty = (day: string, sum: number): Row[] => Array.from({ length: 20 }, (_, at) => order(`${day}-${at}`, day, sum / 20));

const weeks = (name: string, starts: readonly number[]): Row[] =>
  starts.map((day) => plan(`2026-${name}-${String(day).padStart(2, '0')}..2026-${name}-${String(day + 7).padStart(2, '0')}`, 100));

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'orders', [
    // Half a year of 2025 against a plan of 100 a month: 100, 95, 94, 50, 120, 10.
    ...[100, 95, 94, 50, 120, 10].map((sum, at) => order(`h${at}`, `2025-0${at + 1}-15`, sum)),
    order('october', '2025-10-15', 250),
    // January 2026, weeks of the golden example in single orders; the same in June in eighty of them.
    order('j1', '2026-01-06', 20), order('j2', '2026-01-13', 40), order('j3', '2026-01-20', 60), order('j4', '2026-01-27', 280),
    ...twenty('2026-06-02', 20), ...twenty('2026-06-09', 40), ...twenty('2026-06-16', 60), ...twenty('2026-06-22', 80), ...twenty('2026-06-25', 200),
  ]);
  const ofRep = (metric: string, value: number, more: Row): Row => ({ metric, subject_type: 'rep', period: month('2026-06'), value: String(value), ...more });
  await loadRows(database, 'plans', [
    ...[1, 2, 3, 4, 5, 6].map((at) => plan(month(`2025-0${at}`), 100)),
    ...weeks('01', [5, 12, 19]), plan('2026-01-26..2026-02-02', 100), ...weeks('06', [1, 8, 15, 22]), plan(month('2026-07'), 300),
    ofRep('calls', 21, { subject: rep, segment: 'new' }), ofRep('calls', 21, { subject: rep, segment: 'current' }),
    ofRep('meetings-held', 5, { subject: rep, segment: 'new' }), ofRep('calls', 21, { subject: 'Борис Юдин' }),
  ]);
  await loadRows(database, 'employees', [{ name: rep, role: 'rep' }, { name: 'Борис Юдин', role: 'rep' }, { name: 'Глава', role: 'head-of-sales' }]);
  const call = (id: number, day: string): Row => ({ call_id: `c${id}`, at: `${day}T10:00:00+03:00`, rep });
  await loadRows(database, 'calls', [...[1, 2, 3, 4, 5, 6].map((id) => call(id, '2026-06-01')), ...[7, 8, 9].map((id) => call(id, '2026-06-02'))]);
  july = await frameAsOf(database, '2026-07-01');
});

test('S23.1: 20, 40, 60 and 280 against 100 a week fulfil the plan and have a rhythm of 0.55', async () => {
  const reading = await readSignal(july, 'S23.1');
  expect(reading).toMatchObject({ sample: 4, from: '2026-04-01', to: '2026-07-01' });
  expect(reading.value).toBeCloseTo(0.55, 12);
  expect(reading.value).not.toBeCloseTo(1, 3);
  const page = await readSignalRows(july, 'S23.1', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ id, amount }) => [id, amount])).toEqual([['2026-06-01', 2000], ['2026-06-08', 4000], ['2026-06-15', 6000]]);
});

test('S23.1: four orders in thirteen weeks are chance, and their rhythm is shown and not judged', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-02-01'), 'S23.1')).toMatchObject({ reason: 'too-few', value: 0.55 });
});

test('S23.1 knows nothing without a plan', async () => {
  expect(await readSignal(await frameAsOf(database, '2025-12-01'), 'S23.1')).toMatchObject({ reason: 'no-data' });
});

test('S23.2: half of the sales in 15 of 62 working days is 2.07 times their part', async () => {
  // Working days: April 22, May 19, June 21; the last five of June are 24, 25, 26, 29, 30 and bring 200 of 400.
  const reading = await readSignal(july, 'S23.2');
  expect(reading.value).toBeCloseTo((0.5 * 62) / 15, 12);
});

test('S23.3 and S23.4: six months of 2025', async () => {
  // Attainments 1, 0.95, 0.94, 0.5, 1.2, 0.1: mean 0.78167, population σ 0.36970 (the sample's would be 0.40499).
  const frame = await frameAsOf(database, '2025-07-01');
  const spread = await readSignal(frame, 'S23.3');
  expect(spread).toMatchObject({ sample: 6 });
  expect(spread.value).toBeCloseTo(0.36970 / 0.78167, 4);
  expect(await readSignal(frame, 'S23.4')).toMatchObject({ value: 3, sample: 6 });
});

test('S23.3: two months are too few to spread', async () => {
  expect(await readSignal(await frameAsOf(database, '2025-03-01'), 'S23.3')).toMatchObject({ reason: 'too-few', sample: 2 });
});

test('S23.6: three of eight pairs are planned; a plan that names no segment plans neither', async () => {
  expect(await readSignal(july, 'S23.6')).toMatchObject({ numerator: 3, denominator: 8, value: 0.375, from: '2026-06-01', to: '2026-07-01' });
});

test('S23.6: without any intermediate plan calls, meetings and proposals are what is missing', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-02-01'), 'S23.6')).toMatchObject({ numerator: 0, denominator: 12 });
});

test('S23.7: six calls on a day planned for three count as three', async () => {
  // 21 + 21 + 21 calls over 21 working days: 3 a day. Meetings are planned for new customers alone: no plan of the whole.
  const reading = await readSignal(july, 'S23.7');
  expect(reading.value).toBeCloseTo(6 / 63, 12);
});

test('S23.9: two of twelve months would have met the plan, three at the present inflow', async () => {
  // January and June 2026 brought 400, October 250, the plan is 300.
  expect(await readSignal(july, 'S23.9')).toMatchObject({ numerator: 2, denominator: 12, sample: 12 });
  const deal = (id: string, day: string): Row => ({ deal_id: id, created_at: `${day}T10:00:00+03:00` });
  await loadRows(database, 'deals', [
    ...['2025-08-01', '2025-09-01', '2025-10-01'].map((day) => deal(day, day)),
    ...Array.from({ length: 9 }, (_, at) => deal(`s${at}`, `2026-0${4 + (at % 3)}-10`)),
  ]);
  // Nine deals in three months against twelve in twelve: three times the usual inflow, and 250 becomes 750.
  expect(await readSignal(await frameAsOf(database, '2026-07-01'), 'S23.9')).toMatchObject({ numerator: 3, denominator: 12 });
});
