import { beforeAll, expect, test } from 'vitest';
import type { Frame } from '../frame.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { readSignalRows } from '../signal-rows.ts';

let frame: Frame;
let next = 0;

const call = (at: string, direction: 'in' | 'out', more: Row): Row => ({ call_id: String((next += 1)), at: `2026-${at}`, direction, talk_seconds: '0', ...more });

beforeAll(async () => {
  const database = await freshDatabase();
  const missed = { result: 'missed' };
  const talked = { result: 'answered', talk_seconds: '40', recording: 'https://example.org/1.mp3' };
  await loadRows(database, 'customers', ['Раз', 'Два', 'Три', 'Пятница', 'Поздно'].map((name) => ({ name })));
  await loadRows(database, 'calls', [
    // Called back after 10 minutes; after 20; never.
    call('10-05T10:00:00', 'in', { ...missed, customer: 'Раз' }), call('10-05T10:10:00', 'out', { ...talked, customer: 'Раз' }),
    call('10-06T10:00:00', 'in', { ...missed, customer: 'Два' }), call('10-06T10:20:00', 'out', { ...talked, customer: 'Два' }),
    call('10-07T10:00:00', 'in', { ...missed, customer: 'Три' }),
    // Friday 17:50, called back on Monday at 9:04: ten and four working minutes.
    call('10-09T17:50:00', 'in', { ...missed, customer: 'Пятница' }), call('10-12T09:04:00', 'out', { ...talked, customer: 'Пятница' }),
    // Known by the number alone, called back by it.
    call('10-13T12:00:00', 'in', { ...missed, phone: '+7 495 000-00-01' }), call('10-13T12:05:00', 'out', { result: 'missed', phone: '+7 495 000-00-01' }),
    // Nobody can be called back; and one whose time is not over at midnight.
    call('10-14T12:00:00', 'in', missed), call('10-31T23:55:00', 'in', { ...missed, customer: 'Поздно' }),
    // Talked, without a recording and without a customer; talked where no result is said.
    call('10-15T12:00:00', 'in', { result: 'answered', talk_seconds: '30' }), call('10-16T12:00:00', 'in', { talk_seconds: '30', customer: 'Раз' }),
  ]);
  frame = await frameAsOf(database, '2026-11-01');
});

test('S18.1: three of five talks have a recording', async () => {
  expect(await readSignal(frame, 'S18.1')).toMatchObject({ numerator: 3, denominator: 5, value: 0.6 });
  expect(await readSignalRows(frame, 'S18.1', { hitsOnly: true, offset: 0, limit: 5 })).toMatchObject({ total: 2 });
});

test('S18.2: of thirteen calls four name neither customer nor deal', async () => {
  // Two by the number alone, the nameless missed one and the nameless talk are tied to nobody.
  expect(await readSignal(frame, 'S18.2')).toMatchObject({ numerator: 9, denominator: 13 });
});

test('S18.10: two of five missed calls wait longer than fifteen working minutes', async () => {
  expect(await readSignal(frame, 'S18.10')).toMatchObject({ numerator: 2, denominator: 5, value: 0.4, leftOut: { 'nobody-known': 1 } });
  const page = await readSignalRows(frame, 'S18.10', { hitsOnly: true, offset: 0, limit: 5 });
  expect(page?.rows.map(({ title }) => title).toSorted()).toEqual(['Два', 'Три']);
});
