import { beforeAll, expect, test } from 'vitest';
import { addDays, type Day } from '#core/shared/day.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '#store/database.ts';
import type { Frame } from '../frame.ts';
import { signalReaders } from '../readers.ts';
import { readSignalRows } from '../signal-rows.ts';
import { lostCustomersPrice } from './11-lost-customers-price.ts';

let database: Database;
let frame: Frame;

let number = 0;
const order = (customer: string, date: Day): Row => ({ order_id: String((number += 1)), customer, date, amount: '100', cost: '70' });
/** Thirteen purchases up to a day, thirty days from one to the next. */
const rhythm = (customer: string, last: Day): Row[] => Array.from({ length: 13 }, (_, at) => order(customer, addDays(last, -30 * at)));
const many = (name: string, count: number, last: Day): Row[] => Array.from({ length: count }, (_, at) => rhythm(`${name} ${at}`, last)).flat();
const call = (customer: string, day: Day, result = 'answered'): Row => ({ call_id: String((number += 1)), at: `${day}T12:00:00+03:00`, customer, direction: 'out', result });

/**
 * As of 1 November. Everybody buys every thirty days, so falls silent after 45 days and is lost after 90. Silent from
 * Sunday 4 October on, with five working days until the 9th: those whose last purchase was on 20 August.
 */
beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'orders', [
    ...many('Верный', 33, '2026-10-20'), ...many('Ушёл осенью', 6, '2026-06-10'), ...rhythm('Ушёл весной', '2026-03-10'),
    ...['Вовремя', 'Поздно', 'Не дозвонились', 'Купил сам', 'Задача', 'Вернулся позже'].flatMap((name) => rhythm(name, '2026-08-20')),
    ...rhythm('Ещё рано', '2026-09-14'),
    order('Купил сам', '2026-10-07'), order('Вернулся позже', '2026-10-20'), order('Разовый', '2026-01-05'),
  ]);
  await loadRows(database, 'calls', [call('Вовремя', '2026-10-09'), call('Поздно', '2026-10-12'), call('Не дозвонились', '2026-10-06', 'no-answer')]);
  await loadRows(database, 'tasks', [{ task_id: '1', title: 'Позвонить', customer: 'Задача', created_at: '2026-10-05', due_at: '2026-10-06', done_at: '2026-10-06' }]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S11.2: one of 140 lost in May to July, six of 132 in August to October: z = 1.99', async () => {
  // Alive at the starts: 47, 47, 46 and 46, 46, 40; the one-time buyer is not alive by May.
  const reading = await readSignal(frame, 'S11.2');
  expect(reading).toMatchObject({ numerator: 6, denominator: 132, sample: 40 });
  const pooled = 7 / 272;
  expect('value' in reading && reading.value).toBeCloseTo((6 / 132 - 1 / 140) / Math.sqrt(pooled * (1 - pooled) * (1 / 132 + 1 / 140)), 9);
  const page = await readSignalRows(frame, 'S11.2', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title }) => title)).toEqual(['2026-09']);
});

test('S11.2 over days of one\'s own: six of the 46 alive on 1 August are lost by November; the first year of history tells nothing', async () => {
  const { over } = signalReaders.get('S11.2') ?? {};
  expect(await over?.(frame, { from: '2026-08-01', to: '2026-11-01' })).toMatchObject({ numerator: 6, denominator: 46, sample: 46 });
  expect(await over?.(frame, { from: '2026-03-14', to: '2026-05-01' })).toMatchObject({ reason: 'no-history' });
});

test('S11.10: two of five touched in time; one bought by itself within the five days, one still has time', async () => {
  expect(await readSignal(frame, 'S11.10')).toMatchObject({ numerator: 2, denominator: 5 });
  const page = await readSignalRows(frame, 'S11.10', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title }) => title).toSorted()).toEqual(['Вернулся позже', 'Не дозвонились', 'Поздно']);
});

test('the price: six lost, each with a margin of 11 · 30 in the year before August', async () => {
  expect(await lostCustomersPrice(frame)).toMatchObject({ amount: 16_500, inputs: { lost: 6, known: 6, margin: 198_000 } });
});

test('losses have no trend while the first compared month lies in the first year of history, and without purchases nobody falls silent', async () => {
  // Known from 15 March 2025: March to May 2026 begins two weeks too early.
  expect(await readSignal(await frameAsOf(database, '2026-09-01'), 'S11.2')).toMatchObject({ reason: 'no-history' });
  expect('value' in (await readSignal(await frameAsOf(database, '2026-10-01'), 'S11.2'))).toBe(true);
  expect(await readSignal(await frameAsOf(database, '2025-01-01'), 'S11.10')).toMatchObject({ reason: 'no-data' });
});
