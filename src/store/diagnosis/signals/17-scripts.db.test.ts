import { expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { readSignalRows } from '../signal-rows.ts';

/** A minute's call on the fifth of October, each to a customer of its own. */
const call = (rep: string, at: number, more: Row = {}): Row =>
  ({ call_id: `${rep}${at}`, at: '2026-10-05T10:00:00', rep, customer: `${rep}${at}`, direction: 'out', ring_seconds: '10', talk_seconds: '50', result: 'answered', ...more });
const hundred = (make: (at: number) => Row): Row[] => Array.from({ length: 100 }, (_, at) => make(at));

test('S17.7: the best rep gets a dated step after 80 of 100 calls, the worst after 40', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'customers', ['А', 'Б', 'В'].flatMap((rep) => hundred((at) => ({ name: `${rep}${at}` }))));
  await loadRows(database, 'calls', [
    ...hundred((at) => call('А', at)), ...hundred((at) => call('Б', at)),
    // Unanswered, of nobody known, and of a rep with too few.
    call('Б', 100, { result: 'missed', talk_seconds: '0' }), call('Б', 101, { customer: null }), ...hundred((at) => call('В', at)).slice(1),
  ]);
  const task = (customer: string, created: string, due: string | null): Row => ({ task_id: `${customer} ${created}`, title: 'Позвонить', customer, created_at: created, due_at: due });
  await loadRows(database, 'tasks', [
    ...Array.from({ length: 79 }, (_, at) => task(`А${at}`, '2026-10-06T10:01:00', '2026-10-09')),
    ...Array.from({ length: 40 }, (_, at) => task(`Б${at}`, '2026-10-05T10:05:00', '2026-10-09')),
    // A minute past the day; without a date; before the call.
    task('Б40', '2026-10-06T10:01:01', '2026-10-09'), task('Б41', '2026-10-05T10:05:00', null), task('Б42', '2026-10-05T09:59:00', '2026-10-09'),
  ]);
  await loadRows(database, 'meetings', [
    { meeting_id: '1', planned_at: '2026-10-12T10:00:00', customer: 'А79', status: 'planned' },
    { meeting_id: '2', planned_at: '2026-10-30T10:00:00', customer: 'А80', status: 'planned' },
    { meeting_id: '3', planned_at: '2026-10-12T10:00:00', customer: 'А81', status: 'cancelled' },
  ]);
  const frame = await frameAsOf(database, '2026-11-01');
  const reading = await readSignal(frame, 'S17.7');
  expect(reading).toMatchObject({ sample: 2 });
  expect('value' in reading && reading.value).toBeCloseTo(2, 10);
  const page = await readSignalRows(frame, 'S17.7', { hitsOnly: true, offset: 0, limit: 5 });
  expect(page?.rows.map(({ title, figure }) => [title, figure])).toEqual([['Б', 0.4]]);
});

test('a call of yesterday evening may still get its step', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'customers', ['А', 'Б'].flatMap((rep) => hundred((at) => ({ name: `${rep}${at}` }))));
  await loadRows(database, 'calls', [...hundred((at) => call('А', at, { at: '2026-10-31T18:00:00' })), ...hundred((at) => call('Б', at, { at: '2026-10-31T18:00:00' }))]);
  expect(await readSignal(await frameAsOf(database, '2026-11-01'), 'S17.7')).toMatchObject({ reason: 'too-few', sample: 0 });
});
