import { expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { loadStagedDeals, times } from '#test/staged-deals.ts';
import { readSignalRows } from '../signal-rows.ts';

const line = (id: string, quantity: number, amount: number, more: Row = {}): Row =>
  ({ order_id: id, date: '2026-10-05', sku: 'a', quantity: String(quantity), amount: String(amount), ...more });

test('S15.3: by list amount, not by lines; a new price list is no discount', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'products', [{ sku: 'a', price: '100' }, { sku: 'b', name: 'Без цены' }]);
  await loadRows(database, 'orders', [
    line('1', 10, 1000), line('2', 5, 520), line('3', 15, 1496), line('4', 40, 3800), line('5', 30, 2700),
    line('6', 5, -400, { kind: 'return' }), line('7', 5, 100, { sku: 'b' }), line('8', 10, 500, { date: '2026-05-05' }),
  ]);
  const frame = await frameAsOf(database, '2026-11-01');
  // By the list 1000 + 500 + 1500 + 4000 + 3000 = 10 000. At the list price: the first three (above it, and 4 roubles of rounding) 3000.
  expect(await readSignal(frame, 'S15.3a')).toMatchObject({ value: 0.3, sample: 5, numerator: 300_000, denominator: 1_000_000 });
  // Half of the list amount is passed within the line at 5 %; over lines the median would be 0.27 %.
  const reading = await readSignal(frame, 'S15.3b');
  expect('value' in reading && reading.value).toBeCloseTo(0.05, 10);
  expect(await readSignalRows(frame, 'S15.3a', { hitsOnly: true, offset: 0, limit: 5 })).toMatchObject({ total: 2, rows: [{ amount: 380_000 }, { amount: 270_000 }] });

  await loadRows(database, 'products', [{ sku: 'a', price: '125' }, { sku: 'b', name: 'Без цены' }]);
  expect(await readSignal(await frameAsOf(database, '2026-11-01'), 'S15.3a')).toMatchObject({ value: 0.3, sample: 5 });
});

test('S15.4: of losses after the offer that say why, those that call it dear', async () => {
  const database = await freshDatabase();
  await loadStagedDeals(database, [
    ...times(3, { furthest: 4, outcome: 'lost', reason: 'Дорого' } as const), ...times(7, { furthest: 4, outcome: 'lost', reason: 'Выбрал конкурента' } as const),
    ...times(20, { furthest: 3, outcome: 'lost', reason: 'Дорого' } as const), { furthest: 4, outcome: 'lost' },
  ]);
  expect(await readSignal(await frameAsOf(database, '2026-11-01'), 'S15.4')).toMatchObject({ numerator: 3, denominator: 10, leftOut: { 'no-reason': 1 } });
});

test('S15.6: the rep who wins least after an offer, and the one who is slowest', async () => {
  const database = await freshDatabase();
  await loadStagedDeals(database, [
    ...times(24, { rep: 'Сильный', furthest: 4, outcome: 'won', days: 2 } as const), ...times(6, { rep: 'Сильный', furthest: 4, outcome: 'lost', days: 2 } as const),
    ...times(6, { rep: 'Слабый', furthest: 4, outcome: 'won', days: 9 } as const), ...times(24, { rep: 'Слабый', furthest: 4, outcome: 'lost', days: 9 } as const),
  ]);
  const frame = await frameAsOf(database, '2026-11-01');
  // 6/30 against 24/30: z = -0.6 / √(0.25 · 2/30) = -4.648; of two compared -4.50.
  const conversion = await readSignal(frame, 'S15.6a');
  expect('value' in conversion && conversion.value).toBeCloseTo(-4.5, 1);
  // All thirty slower than all thirty: u − 450 = 450, spread 900/12 · (61 − 2·(30³ − 30)/(60·59)) = 3432.2; z = 450/58.58 = 7.68, of two 7.59.
  const days = await readSignal(frame, 'S15.6b');
  expect('value' in days && days.value).toBeCloseTo(7.59, 1);
  const page = await readSignalRows(frame, 'S15.6b', { hitsOnly: false, offset: 0, limit: 5 });
  expect(page?.rows.map(({ title, figure, hit }) => [title, figure, hit])).toEqual([['Слабый', 9, true], ['Сильный', 2, false]]);
});
