import { expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { loadStagedDeals, times } from '#test/staged-deals.ts';
import { readSignalRows } from '../signal-rows.ts';

test('S14.6: the weakest rep from needs to presentation, corrected for two compared', async () => {
  const database = await freshDatabase();
  await loadStagedDeals(database, [
    ...times(20, { rep: 'Сильный', furthest: 3, outcome: 'lost' } as const), ...times(10, { rep: 'Сильный', furthest: 2, outcome: 'won' } as const),
    ...times(10, { rep: 'Сильный', furthest: 2, outcome: 'lost' } as const),
    ...times(10, { rep: 'Слабый', furthest: 4, outcome: 'lost' } as const), ...times(30, { rep: 'Слабый', furthest: 2, outcome: 'lost' } as const),
    // Never at the needs stage, and too few to compare.
    ...times(50, { rep: 'Слабый', furthest: 1, outcome: 'lost' } as const), ...times(29, { rep: 'Новый', furthest: 2, outcome: 'lost' } as const),
  ]);
  const frame = await frameAsOf(database, '2026-11-01');
  // 10/40 against 30/40: z = -0.5 / √(0.25 · 2/40) = -4.472, below which lie 3.87e-6; twice that lies below -4.32.
  const reading = await readSignal(frame, 'S14.6');
  expect(reading).toMatchObject({ sample: 2 });
  expect('value' in reading && reading.value).toBeCloseTo(-4.32, 1);
  const page = await readSignalRows(frame, 'S14.6', { hitsOnly: false, offset: 0, limit: 5 });
  expect(page?.rows.map(({ title, figure, hit }) => [title, figure, hit])).toEqual([['Слабый', 0.25, true], ['Сильный', 0.75, false]]);
});

test('S14.7: of losses after the presentation that say why, those without a need', async () => {
  const database = await freshDatabase();
  await loadStagedDeals(database, [
    ...times(3, { furthest: 3, outcome: 'lost', reason: 'Нет потребности' } as const), { furthest: 4, outcome: 'lost', reason: 'Уже неактуально' },
    ...times(6, { furthest: 4, outcome: 'lost', reason: 'Дорого' } as const),
    // Before the presentation; without a reason; won.
    ...times(9, { furthest: 2, outcome: 'lost', reason: 'Нет потребности' } as const), ...times(2, { furthest: 3, outcome: 'lost' } as const),
    { furthest: 4, outcome: 'won', reason: 'Нет потребности' },
  ]);
  const frame = await frameAsOf(database, '2026-11-01');
  expect(await readSignal(frame, 'S14.7')).toMatchObject({ numerator: 4, denominator: 10, value: 0.4, leftOut: { 'no-reason': 2 } });
});

test('without a stage that says so there is nothing to judge', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'stages', [{ order: '1', stage: 'Первый', kind: 'open' }, { order: '2', stage: 'Второй', kind: 'open' }]);
  const frame = await frameAsOf(database, '2026-11-01');
  expect(await readSignal(frame, 'S14.6')).toMatchObject({ reason: 'not-applicable' });
  expect(await readSignal(frame, 'S14.7')).toMatchObject({ reason: 'not-applicable' });
});
