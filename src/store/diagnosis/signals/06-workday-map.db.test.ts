import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '#store/database.ts';
import { createFrame, type Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;
let frame: Frame;

const call = (id: string, rep: string, at: string, rest: Row = {}): Row => ({
  call_id: id, at: `${at}:00+03:00`, rep, direction: 'out', result: 'answered', ring_seconds: '0', talk_seconds: '60', ...rest,
});

/** As of Monday, 2 November: the last twenty working days are 5 to 30 October. */
beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [
    { name: 'Анна', role: 'rep', hired_at: '2025-01-09' },
    { name: 'Борис', role: 'rep', hired_at: '2026-10-26' },
    { name: 'Собственник', role: 'owner', hired_at: '2020-01-01' },
  ]);
  await loadRows(database, 'calls', [
    call('1', 'Анна', '2026-10-05T10:50', { talk_seconds: '1200' }),
    call('2', 'Анна', '2026-10-01T08:30', { talk_seconds: '3600' }),
    call('3', 'Анна', '2026-10-06T12:00', { direction: 'in', result: 'missed', talk_seconds: '0' }),
    call('4', 'Борис', '2026-10-26T09:30', { direction: 'in', ring_seconds: '60', talk_seconds: '600' }),
    call('5', 'Собственник', '2026-10-27T10:00', { talk_seconds: '3600' }),
    call('6', 'Анна', '2026-10-10T12:00', { talk_seconds: '0', result: 'no-answer' }),
    call('7', 'Анна', '2026-11-02T11:00', { talk_seconds: '0', result: 'no-answer' }),
  ]);
  await loadRows(database, 'meetings', [{ meeting_id: 'В1', planned_at: '2026-10-05T10:00:00+03:00', held_at: '2026-10-05T10:00:00+03:00', status: 'held', rep: 'Анна', customer: 'К' }]);
  await loadRows(database, 'tasks', [{ task_id: 'З1', title: 'КП', rep: 'Анна', created_at: '2026-10-05T15:00:00+03:00', due_at: '2026-10-07T15:00:00+03:00' }]);
  frame = await frameAsOf(database, '2026-11-02');
});

test('S6.5: a talk of 20 minutes overlaps an hour of meeting by ten; the owner and the days before hiring are out', async () => {
  // Anna 10:00–11:10 = 70 minutes, Boris 10; working minutes 20 · 480 + 5 · 480.
  expect(await readSignal(frame, 'S6.5')).toMatchObject({ numerator: 80, denominator: 12_000, sample: 25, from: '2026-10-05', to: '2026-11-02' });
  const page = await readSignalRows(frame, 'S6.5', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title }) => title)).toEqual(['Борис', 'Анна']);
});

test('S6.6a: an hour, nothing (begun before nine), half an hour; a missed call and a Saturday are no start of a day', async () => {
  expect(await readSignal(frame, 'S6.6a')).toMatchObject({ value: 30, sample: 3 });
});

test('S6.6b: 11:10 to 15:00, 9:30 to the end of the day, 9:41 to the end of the day', async () => {
  // 230, 510 and 499 minutes; a naive gap of starts would say 130 for the first.
  expect(await readSignal(frame, 'S6.6b')).toMatchObject({ value: 499, sample: 3 });
});

test('the running day is not over and not there', async () => {
  const midday = await createFrame(database, { ...frame.context, asOf: new Date('2026-11-02T12:00:00+03:00') });
  expect(await readSignal(midday, 'S6.6b')).toMatchObject({ value: 499, sample: 3 });
});

test('without calls and meetings in the window there is nothing to say', async () => {
  const before = await frameAsOf(database, '2026-06-01');
  expect(await readSignal(before, 'S6.5')).toMatchObject({ reason: 'no-data' });
  expect(await readSignal(before, 'S6.6a')).toMatchObject({ reason: 'no-data' });
});
