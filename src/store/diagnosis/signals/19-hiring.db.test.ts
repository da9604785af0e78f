import { expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row, wholeMonth } from '#test/load-rows.ts';
import { readSignalRows } from '../signal-rows.ts';

const hire = (name: string, hired: string, more: Row = {}): Row => ({ name, role: 'rep', hired_at: hired, dismissed_at: null, ...more });
const won = (id: string, rep: string, day: string): Row => ({ deal_id: id, rep, created_at: '2025-01-10', closed_at: `${day}T12:00:00`, outcome: 'won', amount: '1000' });

test('S19.5: those hired within the history and over ninety days ago; S19.6a: the first win of newcomers against the others', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'employees', [
    // Before the history: files name only those who stayed.
    hire('Старый', '2020-01-10'),
    hire('Раз', '2025-02-01'), hire('Два', '2025-03-01'), hire('Ушёл на 60-й', '2025-04-01', { dismissed_at: '2025-05-31' }), hire('Ушёл на 91-й', '2025-05-01', { dismissed_at: '2025-07-31' }),
    hire('Новый', '2025-12-01'), hire('Второй новый', '2026-02-01'), hire('Вчерашний', '2026-10-01'), hire('Бухгалтер', '2025-04-01', { role: 'analyst', dismissed_at: '2025-04-20' }),
  ]);
  await loadRows(database, 'deals', [
    won('1', 'Старый', '2025-01-20'),
    // First wins after 20 and 40 days; the two who left never won, after 60 and 91 days.
    won('2', 'Раз', '2025-02-21'), won('3', 'Раз', '2025-08-01'), won('4', 'Два', '2025-04-10'),
    // 80 and 120 days; the third has 31 days so far.
    won('5', 'Новый', '2026-02-19'), won('6', 'Второй новый', '2026-06-01'),
  ]);
  const frame = await frameAsOf(database, '2026-11-01');
  // Of six judged (the newest is on probation) the one who left on the 60th day failed.
  expect(await readSignal(frame, 'S19.5')).toMatchObject({ numerator: 5, denominator: 6, leftOut: { 'on-probation': 1 } });
  expect(await readSignalRows(frame, 'S19.5', { hitsOnly: true, offset: 0, limit: 5 })).toMatchObject({ total: 1, rows: [{ title: 'Ушёл на 60-й', figure: 60 }] });
  // Before: 20, 40, 60+, 91+: half is reached at 40. Lately: 80, 120, 31+: after 80 days half of the two still watched. 80 ÷ 40.
  expect(await readSignal(frame, 'S19.6a')).toMatchObject({ value: 2, numerator: 80, denominator: 40, sample: 3 });
});

test('S19.6b: the first month at 80 per cent of plan, and its end', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'employees', [hire('Раз', '2025-07-01'), hire('Два', '2025-07-01'), hire('Новый', '2026-01-01'), hire('Второй', '2026-01-01')]);
  const order = (rep: string, month: string, amount: number): Row => ({ order_id: `${rep} ${month}`, date: `${month}-10`, rep, customer: 'К', amount: String(amount) });
  await loadRows(database, 'orders', [
    order('Старший', '2025-01', 5), order('Раз', '2025-07', 79), order('Раз', '2025-08', 80), order('Два', '2025-08', 100),
    order('Новый', '2026-01', 10), order('Новый', '2026-04', 90), order('Второй', '2026-04', 80), order('Второй', '2026-05', 10),
  ]);
  const months = ['2025-07', '2025-08', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
  await loadRows(database, 'plans', ['Раз', 'Два', 'Новый', 'Второй'].flatMap((subject) =>
    months.map((month) => ({ metric: 'order-revenue', subject_type: 'rep', subject, period: wholeMonth(month), value: '100' }))));
  // Before: the end of August is 62 days after the first of July. Lately: the end of April is 120 days after the first of January.
  expect(await readSignal(await frameAsOf(database, '2026-11-01'), 'S19.6b')).toMatchObject({ numerator: 120, denominator: 62, sample: 2 });
});

test('without deals or purchases there is no history to be hired within', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'employees', [hire('Раз', '2025-02-01', { dismissed_at: '2025-02-10' })]);
  const frame = await frameAsOf(database, '2026-11-01');
  expect(await readSignal(frame, 'S19.5')).toMatchObject({ reason: 'no-history' });
  expect(await readSignal(frame, 'S19.6a')).toMatchObject({ reason: 'no-history' });
});
