import { expect, test } from 'vitest';
import { defaultSchedule, dueBackup, nextBackupAt } from './backup-schedule.ts';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
const none = { goodDay: null, failedAt: null };

// Three in the morning in Moscow is midnight in UTC.
test.each([
  ['before the hour', none, '2026-11-23T23:59:59Z', null, '2026-11-24T00:00:00.000Z'],
  ['at the hour', none, '2026-11-24T00:00:00Z', '2026-11-24', '2026-11-24T00:00:00.000Z'],
  ['missed, and made up for in the evening', { goodDay: '2026-11-20', failedAt: null }, '2026-11-24T18:00:00Z', '2026-11-24', '2026-11-24T00:00:00.000Z'],
  ['made today', { goodDay: '2026-11-24', failedAt: null }, '2026-11-24T18:00:00Z', null, '2026-11-25T00:00:00.000Z'],
  ['failed half an hour ago', { goodDay: '2026-11-23', failedAt: at('2026-11-24T00:10:00Z') }, '2026-11-24T00:40:00Z', null, '2026-11-24T01:10:00.000Z'],
  ['failed an hour ago', { goodDay: '2026-11-23', failedAt: at('2026-11-24T00:10:00Z') }, '2026-11-24T01:10:00Z', '2026-11-24', '2026-11-24T01:10:00.000Z'],
])('%s', (_, history, now, due, next) => {
  expect([dueBackup(defaultSchedule, history, at(now), 'Europe/Moscow'), iso(nextBackupAt(defaultSchedule, history, at(now), 'Europe/Moscow'))]).toEqual([due, next]);
});

test('the hour is of the wall clock where it changes: in Berlin 25 October 2026 ends summer time', () => {
  expect(iso(nextBackupAt(defaultSchedule, { goodDay: '2026-10-24', failedAt: null }, at('2026-10-24T12:00:00Z'), 'Europe/Berlin'))).toBe('2026-10-25T02:00:00.000Z');
});

test('none when it is off', () => {
  const off = { ...defaultSchedule, isOn: false };
  expect([nextBackupAt(off, none, at('2026-11-24T12:00:00Z'), 'Europe/Moscow'), dueBackup(off, none, at('2026-11-24T12:00:00Z'), 'Europe/Moscow')]).toEqual([null, null]);
});
