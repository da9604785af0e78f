import { beforeAll, expect, test } from 'vitest';
import { addDays, type Day } from '#core/shared/day.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { writeOrganisation } from '#store/organisation.ts';
import type { Database } from '#store/database.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;
let frame: Frame;

let number = 0;
/** So many purchases of 100, thirty days from one to the next. */
const buys = (customer: string, first: Day, purchases: number): Row[] =>
  Array.from({ length: purchases }, (_, at) => ({ order_id: String((number += 1)), customer, date: addDays(first, at * 30), amount: '100' }));
/** Customers of a cohort, of whom so many reached the second, and of these so many the third purchase. */
const cohort = (name: string, first: Day, [customers, second, third]: readonly [number, number, number]): Row[] =>
  Array.from({ length: customers }, (_, at) => buys(`${name} ${at}`, first, at < third ? 3 : at < second ? 2 : 1)).flat();
const call = (customer: string, at: string, result = 'answered'): Row => ({ call_id: String((number += 1)), at: `${at}T12:00:00+03:00`, customer, direction: 'out', result, talk_seconds: '60' });

/** All gaps are 30 days, so a repeat may take 90. */
beforeAll(async () => {
  database = await freshDatabase();
  await database.sql.transaction().execute((transaction) => writeOrganisation(transaction, { historyCompleteSince: '2024-01-01' }));
  await loadRows(database, 'orders', [
    ...cohort('Давний', '2024-03-10', [40, 20, 0]), ...cohort('Прошлый', '2025-03-10', [40, 10, 5]), ...cohort('Свежий', '2026-01-10', [40, 40, 30]),
    // The youngest have not had their 90 days.
    ...cohort('Юный', '2026-09-10', [40, 0, 0]),
    ...['Первый', 'Второй', 'Третий'].flatMap((customer) => buys(customer, '2026-05-04', 6).map((row) => ({ ...row, amount: '100000' }))),
  ]);
  await loadRows(database, 'calls', [
    call('Первый', '2026-10-01'), call('Второй', '2026-09-01'), call('Третий', '2026-10-20', 'missed'), call('Давний 1', '2026-08-20'),
  ]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S9.4: 10 of 40 against 20 of 40 a year before is z = −2.31; younger cohorts are in neither', async () => {
  const reading = await readSignal(frame, 'S9.4');
  expect(reading).toMatchObject({ numerator: 10, denominator: 40, sample: 40 });
  expect('value' in reading && reading.value).toBeCloseTo(-0.25 / Math.sqrt(0.375 * 0.625 * (1 / 40 + 1 / 40)), 9);
});

test('S9.5a: 30 of 40 and 3 of 3 went on to the third purchase, 5 of 10 a year before', async () => {
  // Second purchases of the last year with 90 days over: 9 February and 3 June 2026; of the year before: 9 April 2025.
  const reading = await readSignal(frame, 'S9.5a');
  expect(reading).toMatchObject({ numerator: 33, denominator: 43, sample: 10 });
  const pooled = 38 / 53;
  expect('value' in reading && reading.value).toBeCloseTo((33 / 43 - 0.5) / Math.sqrt(pooled * (1 - pooled) * (1 / 43 + 1 / 10)), 9);
});

test('the rows of S9.4 and S9.5a are the customers that are judged; a hit did not come back in time', async () => {
  const second = await readSignalRows(frame, 'S9.4', { hitsOnly: false, offset: 0, limit: 100 });
  expect(second?.total).toBe(40);
  expect(second?.rows.filter(({ hit }) => hit)).toHaveLength(30);
  expect(second?.rows.find(({ title }) => title === 'Прошлый 0')).toMatchObject({ figure: 30, hit: false });
  const third = await readSignalRows(frame, 'S9.5a', { hitsOnly: true, offset: 0, limit: 100 });
  expect(third?.total).toBe(10);
});

test('S9.5b: three of 33 went on to the fourth, none of five before', async () => {
  expect(await readSignal(frame, 'S9.5b')).toMatchObject({ numerator: 3, denominator: 33, sample: 5 });
});

test('S9.6: 31 days since a touch are within 45, 61 are not, and a missed call is no touch', async () => {
  // The third was never touched: since the first known touch of 20 August 73 days have passed.
  expect(await readSignal(frame, 'S9.6')).toMatchObject({ numerator: 2, denominator: 3, leftOut: { 'no-history': 0 } });
});

test('S9.6: where touches are known for less than a customer\'s own gap and a half, silence is not known', async () => {
  // On 2 September, 13 days after the first known touch: only the second was touched.
  expect(await readSignal(await frameAsOf(database, '2026-09-02'), 'S9.6')).toMatchObject({ numerator: 0, denominator: 1, leftOut: { 'no-history': 2 } });
});

test('before anyone came back there is no rhythm to judge by', async () => {
  const early = await frameAsOf(database, '2024-03-20');
  expect(await readSignal(early, 'S9.4')).toMatchObject({ reason: 'no-data' });
  expect(await readSignal(early, 'S9.5a')).toMatchObject({ reason: 'no-data' });
  expect(await readSignal(await frameAsOf(database, '2025-06-01'), 'S9.4')).toHaveProperty('reason');
});
