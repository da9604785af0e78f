import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: Database;

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'leads', Array.from({ length: 20 }, (_, at) => ({
    lead_id: `l${at}`, at: '2026-06-15T10:00:00+03:00', first_response_at: '2026-06-15T10:10:00+03:00',
  })));
  const call = (id: string, at: string, more: Row): Row => ({ call_id: id, at: `2026-06-16T${at}:00+03:00`, ...more });
  await loadRows(database, 'calls', [
    ...Array.from({ length: 30 }, (_, at) => call(`a${at}`, '10:00', { direction: 'in', result: 'answered', ring_seconds: '12', talk_seconds: '60' })),
    ...Array.from({ length: 10 }, (_, at) => call(`m${at}`, '11:00', { direction: 'in', result: 'missed', phone: `+7900000000${at}` })),
    ...Array.from({ length: 8 }, (_, at) => call(`b${at}`, '11:05', { direction: 'out', result: 'answered', phone: `+7900000000${at}` })),
  ]);
});

test('S29.6: leads are answered in ten minutes, a fifth of missed calls is left', async () => {
  // First response: (10 − 5) / 25 = 0.2 and 0 late, 0.1 together. Missed calls: 2 of 10 is their bad bound, 1.
  const frame = await frameAsOf(database, '2026-06-20');
  const reading = await readSignal(frame, 'S29.6');
  expect(reading.value).toBeCloseTo((0.1 + 1) / 2, 12);
  const page = await readSignalRows(frame, 'S29.6', { hitsOnly: false, offset: 0, limit: 10 });
  const figures = new Map(page?.rows.map(({ id, figure }) => [id, figure]));
  expect(figures.get('answer-rate')).toBe(0.75);
  expect(figures.get('answer-seconds')).toBe(12);
});

test('S29.6: what is not seen yet takes no part', async () => {
  expect((await readSignal(await frameAsOf(database, '2026-06-16'), 'S29.6')).value).toBeCloseTo(0.1, 12);
  expect(await readSignal(await frameAsOf(database, '2026-06-15'), 'S29.6')).toMatchObject({ reason: 'no-data' });
});
