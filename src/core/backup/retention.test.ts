import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupName, backupReasons, type BackupName, readBackupName } from './backup-name.ts';
import { outlivedBackups } from './retention.ts';

const zone = 'Europe/Moscow';
const dayMillis = 86_400_000;
const made = (text: string, reason: BackupName['reason'] = 'schedule'): BackupName => {
  const madeAt = Date.parse(text);
  return { name: backupName(madeAt, reason), madeAt, reason };
};

test('a year and a half of nights leaves 7 days, 4 weeks and 12 months', () => {
  // Every night from 1 June 2025 to 24 November 2026, a Tuesday.
  const first = Date.parse('2025-06-01T00:00:00Z');
  const nights = Array.from({ length: 542 }, (_, at) => made(new Date(first + at * dayMillis).toISOString()));
  const gone = new Set(outlivedBackups(nights, { keepDaily: 7, keepWeekly: 4, keepMonthly: 12 }, zone).map(({ name }) => name));
  const left = nights.filter(({ name }) => !gone.has(name)).map(({ madeAt }) => new Date(madeAt).toISOString().slice(0, 10));
  expect(left).toEqual([
    // Months: the last night of each; November is among the days.
    '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31',
    // Weeks: their Sundays; the Sunday of last week and this week's Tuesday are among the days.
    '2026-11-08', '2026-11-15',
    '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24',
  ]);
});

test('days without a backup do not count, so that an installation that stood still loses nothing', () => {
  const old = ['2024-02-01', '2024-02-02', '2024-02-03'].map((day) => made(`${day}T00:00:00Z`));
  const gone = outlivedBackups([...old, made('2026-11-24T00:00:00Z')], { keepDaily: 3, keepWeekly: 0, keepMonthly: 0 }, zone);
  expect(gone.map(({ name }) => name)).toEqual([old[0]?.name]);
});

test('a day is of the organisation: 21:30 in UTC is the next day in Moscow', () => {
  const [evening, night] = [made('2026-11-23T21:30:00Z'), made('2026-11-24T00:30:00Z')];
  expect(outlivedBackups([evening, night], { keepDaily: 9, keepWeekly: 9, keepMonthly: 9 }, zone)).toEqual([evening]);
});

const anyBackup = fc
  .record({ at: fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2026-12-31') }), reason: fc.constantFrom(...backupReasons) })
  .map(({ at, reason }) => ({ name: backupName(at, reason), madeAt: at, reason }));
const keeping = fc.record({ keepDaily: fc.nat(9), keepWeekly: fc.nat(9), keepMonthly: fc.nat(9) });

test('what was asked for and the newest by schedule never go, and a second tidying finds nothing', () => {
  fc.assert(
    fc.property(fc.array(anyBackup, { maxLength: 60 }), keeping, (backups, keep) => {
      const gone = outlivedBackups(backups, keep, zone);
      expect(gone.some(({ reason }) => reason === 'demand')).toBe(false);
      const left = backups.filter((backup) => !gone.includes(backup));
      const scheduled = backups.filter(({ reason }) => reason === 'schedule');
      if (scheduled.length > 0) expect(Math.max(...left.filter(({ reason }) => reason === 'schedule').map(({ madeAt }) => madeAt))).toBe(Math.max(...scheduled.map(({ madeAt }) => madeAt)));
      expect(outlivedBackups(left, keep, zone)).toEqual([]);
    }),
  );
});

test('a name tells when and why, and what is no such name tells nothing', () => {
  fc.assert(
    fc.property(anyBackup, (backup) => {
      expect(readBackupName(backup.name)).toEqual(backup);
    }),
  );
  for (const name of ['../thirty-20261124-000000000-schedule.thirty', 'thirty-20261124-000000000-schedule.thirty.part', 'thirty-20261324-000000000-schedule.thirty', 'secret', '']) {
    expect(readBackupName(name)).toBeNull();
  }
});
