import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '#store/database.ts';
import { createFrame, type Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;
let frame: Frame;

let number = 0;
const wins = (rep: string, count: number, kind: 'new' | 'current', on = '2026-09-10', pipeline = 'Продажи'): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    deal_id: `Д${(number += 1)}`, rep, pipeline, outcome: 'won', amount: '100', created_at: '2025-01-02', closed_at: on,
    customer: kind === 'new' ? `Новый ${number}` : `Старый ${at % 2}`,
  }));

const lead = (id: string, at: string, response: string | null, rest: Row = {}): Row => ({
  lead_id: id, at: `2026-10-${at}+03:00`, source: 'сайт', outcome: 'deal', first_response_at: response === null ? null : `2026-${response}+03:00`, ...rest,
});

/** Orders: two old customers since 2024; in the last 12 months two with a customer, one without, a return without. */
beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [
    { name: 'Охотник', role: 'rep', functions: 'new', dismissed_at: '2026-10-20' },
    { name: 'Универсал', role: 'rep', functions: 'new;current' },
    { name: 'Фермер', role: 'rep', functions: 'current' },
    { name: 'Редкий', role: 'rep', functions: 'new' },
    { name: 'Новичок', role: 'rep' },
    { name: 'Стажёр', role: 'rep' },
  ]);
  await loadRows(database, 'orders', [
    { order_id: '1', date: '2024-05-01', customer: 'Старый 0', amount: '10' },
    { order_id: '2', date: '2024-05-01', customer: 'Старый 1', amount: '10' },
    { order_id: '3', date: '2026-03-01', customer: 'Старый 0', amount: '10' },
    { order_id: '4', date: '2026-03-02', customer: 'Старый 1', amount: '10' },
    { order_id: '4', date: '2026-03-02', customer: 'Старый 1', amount: '20' },
    { order_id: '5', date: '2026-03-03', amount: '10' },
    { order_id: '6', date: '2026-03-04', amount: '-10', kind: 'return' },
  ]);
  await loadRows(database, 'deals', [
    ...wins('Охотник', 8, 'new'), ...wins('Охотник', 2, 'current'), ...wins('Универсал', 5, 'new'), ...wins('Универсал', 5, 'current'),
    ...wins('Фермер', 5, 'current'), ...wins('Редкий', 4, 'new'),
    ...wins('Редкий', 9, 'new', '2025-05-10', 'Сайт'), ...wins('Редкий', 1, 'new', '2025-05-25', 'Сайт'),
    ...wins('Охотник', 1, 'new', '2026-10-15', 'Воронка новых клиентов'),
  ]);
  await loadRows(database, 'leads', [
    lead('1', '01T10:00:00', '10-01T10:03:00'),
    lead('2', '02T17:55:00', '10-05T09:05:00', { source: null }),
    lead('3', '06T22:00:00', '10-07T09:04:00', { outcome: null }),
    lead('4', '07T12:50:00', '10-07T14:10:00'),
    lead('5', '08T10:00:00', '10-08T12:00:00'),
    lead('6', '30T17:50:00', null, { outcome: 'open' }),
    lead('7', '09T10:00:00', null, { outcome: 'rejected' }),
    lead('8', '12T10:00:00', null, { outcome: null }),
    lead('9', '13T10:00:00', '10-13T09:00:00'),
    lead('10', '30T10:00:00', '11-02T10:00:00', { outcome: 'open' }),
  ]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S8.1: eight new wins of ten make a hunter while employed; five of ten, or four wins, make none', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-10-10'), 'S8.1')).toMatchObject({ value: 1, numerator: 1, denominator: 3, sample: 25 });
  expect(await readSignal(frame, 'S8.1')).toMatchObject({ value: 0, numerator: 0, denominator: 2, sample: 15 });
});

test('S8.2: one rep of three has more than a fifth of both', async () => {
  expect(await readSignal(frame, 'S8.2')).toMatchObject({ numerator: 1, denominator: 3 });
});

test('S8.3: one order of three names nobody; a return is no order', async () => {
  expect(await readSignal(frame, 'S8.3')).toMatchObject({ numerator: 2, denominator: 3 });
  const page = await readSignalRows(frame, 'S8.3', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page).toMatchObject({ total: 1, rows: [{ kind: 'order', title: '5' }] });
});

test('S8.4: three leads of ten lack a source or an outcome; an open one has an outcome', async () => {
  expect(await readSignal(frame, 'S8.4')).toMatchObject({ numerator: 7, denominator: 10 });
});

test('S8.5: by its name, or by nine new wins of ten where there are ten', async () => {
  expect(await readSignal(frame, 'S8.5')).toMatchObject({ value: 1, numerator: 1, denominator: 2 });
  expect(await readSignal(await frameAsOf(database, '2026-10-10'), 'S8.5')).toMatchObject({ value: 0, denominator: 1 });
  expect(await readSignal(await frameAsOf(database, '2025-06-01'), 'S8.5')).toMatchObject({ value: 1, sample: 10 });
  expect(await readSignal(await frameAsOf(database, '2025-05-20'), 'S8.5')).toMatchObject({ value: 0, sample: 9 });
});

test('S8.8a: waits of 3, 4, 10, 10, 20, 120 and 420 working minutes and of weeks; two are not known', async () => {
  // The naive wait of the second, from Friday evening to Monday morning, would be 3,790 minutes.
  expect(await readSignal(frame, 'S8.8a')).toMatchObject({ value: 15, sample: 8, leftOut: { 'no-response-recorded': 2 } });
});

test('S8.8b: four of seven waited more than 15 minutes; ten minutes without an answer are not late yet', async () => {
  expect(await readSignal(frame, 'S8.8b')).toMatchObject({ numerator: 4, denominator: 7, leftOut: { 'still-in-time': 1, 'no-response-recorded': 2 } });
});

test('a rep sees the own wins and orders only, and no leads of others', async () => {
  const found = await database.pool.query<{ id: number }>("select id from employee where name = 'Фермер'");
  const own = await createFrame(database, { ...frame.context, viewer: { ...frame.context.viewer, role: 'rep', employeeId: found.rows[0]?.id ?? null, teamIds: [] } });
  expect(await readSignal(own, 'S8.1')).toMatchObject({ denominator: 1, sample: 5 });
  for (const id of ['S8.3', 'S8.4', 'S8.8a'] as const) expect(await readSignal(own, id), id).toMatchObject({ reason: 'no-data' });
});

test('nothing is said of a time without leads, deals or orders', async () => {
  const empty = await frameAsOf(database, '2024-01-01');
  expect(await readSignal(empty, 'S8.1')).toMatchObject({ reason: 'too-few', sample: 0 });
  for (const id of ['S8.2', 'S8.3', 'S8.4', 'S8.5', 'S8.8a', 'S8.8b'] as const) expect(await readSignal(empty, id), id).toHaveProperty('reason', 'no-data');
});
