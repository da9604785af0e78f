import { expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { signalReaders } from '../readers.ts';
import { readSignalRows } from '../signal-rows.ts';

const lost = (prefix: string, count: number, closed: string, reason: string | null): Row[] =>
  Array.from({ length: count }, (_, at) => ({ deal_id: `${prefix}${at}`, created_at: '2026-01-10', closed_at: closed, outcome: 'lost', loss_reason: reason }));

test('S13.6: the price and the missing difference among losses that say why, lately against before', async () => {
  const database = await freshDatabase();
  // Lately 15 of 30, before 20 of 100: p = 35/130, z = 0.3 / √(0.26923 · 0.73077 · (1/30 + 1/100)) = 3.249.
  await loadRows(database, 'deals', [
    ...lost('a', 8, '2026-10-01', 'Дорого'), ...lost('b', 7, '2026-10-02', 'Не увидел разницы'), ...lost('c', 15, '2026-10-03', 'Сроки'),
    ...lost('d', 20, '2026-03-01', 'слишком дорого'), ...lost('e', 80, '2026-03-02', 'Сроки'),
    ...lost('f', 3, '2026-10-04', null), ...lost('g', 2, '2026-10-05', 'Прочее'),
  ]);
  const frame = await frameAsOf(database, '2026-11-01');
  const reading = await readSignal(frame, 'S13.6');
  expect(reading).toMatchObject({ numerator: 15, denominator: 30, sample: 30, leftOut: { 'no-reason': 5 } });
  expect('value' in reading && reading.value).toBeCloseTo(3.249, 2);
  // Over days of one's own: seven of the 22 of 2 October and after.
  expect(await signalReaders.get('S13.6')?.over?.(frame, { from: '2026-10-02', to: '2026-11-01' })).toMatchObject({ numerator: 7, denominator: 22 });
  expect(await readSignalRows(frame, 'S13.6', { hitsOnly: true, offset: 0, limit: 1 })).toMatchObject({ total: 15 });
  expect(await readSignal(await frameAsOf(database, '2026-04-01'), 'S13.6')).toMatchObject({ reason: 'no-history' });
});

test('S13.7: goods that half of the others sell; a leaver, a return and last year sell nothing', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'employees', [
    { name: 'А', role: 'rep' }, { name: 'Б', role: 'rep' }, { name: 'В', role: 'rep' }, { name: 'Ушёл', role: 'rep', dismissed_at: '2026-09-01' },
  ]);
  const line = (rep: string, sku: string, more: Row = {}): Row => ({ date: '2026-10-05', rep, sku, quantity: '1', amount: '100', ...more });
  await loadRows(database, 'orders', [
    line('А', 'p1'), line('Б', 'p1'), line('В', 'p1'), line('А', 'p2'), line('Б', 'p2'), line('А', 'p3'),
    line('Ушёл', 'p4'), line('Б', 'p5', { kind: 'return' }), line('В', 'p3', { date: '2025-10-05' }),
  ].map((row, at) => ({ order_id: String(at), ...row })));
  // А: of p1, p2 (p3 nobody else sells) none is missing. Б: of p1, p2, p3 one. В: of three two. Mean (0 + 1/3 + 2/3) / 3.
  const frame = await frameAsOf(database, '2026-11-01');
  const reading = await readSignal(frame, 'S13.7');
  expect(reading).toMatchObject({ sample: 3 });
  expect('value' in reading && reading.value).toBeCloseTo(1 / 3, 10);
  const page = await readSignalRows(frame, 'S13.7', { hitsOnly: true, offset: 0, limit: 5 });
  expect(page?.rows.map(({ title }) => title)).toEqual(['Б', 'В']);
});
