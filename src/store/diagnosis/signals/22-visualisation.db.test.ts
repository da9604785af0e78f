import { beforeAll, expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows, type Row, wholeMonth } from '#test/load-rows.ts';
import { readSignalRows } from '../signal-rows.ts';

let database: FreshDatabase;
const goal = (subject: string, metric: string, month = '2026-10'): Row => ({ metric, subject_type: 'rep', subject, period: wholeMonth(month), value: '10' });

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [{ name: 'А', role: 'rep' }, { name: 'Б', role: 'rep' }, { name: 'В', role: 'rep' }]);
  await loadRows(database, 'plans', [
    goal('А', 'order-revenue'), goal('А', 'calls'), goal('Б', 'order-revenue'),
    // Once planned, so a main metric; what the department alone plans is nobody's goal.
    goal('В', 'meetings-held', '2026-05'), { metric: 'payments', subject_type: 'department', subject: '', period: wholeMonth('2026-10'), value: '100' },
  ]);
});

test('S22.4: three of the nine pairs of three reps and three main metrics have a goal', async () => {
  const frame = await frameAsOf(database, '2026-10-20');
  expect(await readSignal(frame, 'S22.4')).toMatchObject({ numerator: 3, denominator: 9, from: '2026-10-01', to: '2026-11-01' });
  const page = await readSignalRows(frame, 'S22.4', { hitsOnly: true, offset: 0, limit: 5 });
  expect(page?.rows.map(({ title }) => title)).toEqual(['А', 'Б', 'В']);
});

test('goals that ended are none', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-12-20'), 'S22.4')).toMatchObject({ value: 0, denominator: 9 });
});
