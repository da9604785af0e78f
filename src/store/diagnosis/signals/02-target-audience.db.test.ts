import { beforeAll, describe, expect, test } from 'vitest';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

const hitsOf = async (frame: Frame, id: 'S2.1' | 'S2.7' | 'S2.8' | 'S2.9') => (await readSignalRows(frame, id, { hitsOnly: true, offset: 0, limit: 20 }))?.rows.map(({ title }) => title);

describe('meetings, losses and time as of 1 November: the window is from 3 August', () => {
  let frame: Frame;

  beforeAll(async () => {
    const database = await freshDatabase();
    await loadRows(database, 'employees', [
      { name: 'Анна', role: 'rep' }, { name: 'Борис', role: 'rep' }, { name: 'Вера', role: 'rep' }, { name: 'Хозяин', role: 'owner' },
    ]);
    const stages = ['Заявка', 'Квалификация', 'Встреча', 'Предложение', 'Счёт'];
    await loadRows(database, 'stages', [
      ...stages.map((stage, at) => ({ pipeline: 'Продажи', order: String(at + 1), stage, kind: 'open' })),
      { pipeline: 'Продажи', order: '6', stage: 'Успех', kind: 'won' }, { pipeline: 'Продажи', order: '7', stage: 'Отказ', kind: 'lost' },
    ]);
    const deal = (deal_id: string, rep: string, outcome: string, more: Row = {}): Row => ({
      deal_id, rep, outcome, pipeline: 'Продажи', created_at: '2026-08-10T09:00:00Z', closed_at: outcome === 'open' ? null : '2026-10-01T09:00:00Z', ...more,
    });
    await loadRows(database, 'deals', [
      ...[1, 2, 3, 4].map((at) => deal(`A${at}`, 'Анна', 'won')),
      ...[1, 2, 3, 4].map((at) => deal(`B${at}`, 'Борис', 'lost', { stage: ['Заявка', 'Встреча', 'Предложение', 'Счёт'][at - 1] ?? null, loss_reason: ['Не целевой', 'не целевой клиент', 'Нецелевой', 'Дорого'][at - 1] ?? null })),
      deal('B5', 'Борис', 'open'), deal('V1', 'Вера', 'lost'), deal('V2', 'Вера', 'lost'), deal('H1', 'Хозяин', 'lost'), deal('OLD', 'Анна', 'lost', { closed_at: '2026-07-01T09:00:00Z' }),
    ]);
    const meeting = (deal_id: string, rep: string, held: string | null = '2026-09-01T09:00:00Z', status = 'held'): Row => ({
      meeting_id: `${deal_id} ${rep} ${held}`, deal_id, rep, planned_at: '2026-09-01T09:00:00Z', held_at: held, status,
    });
    await loadRows(database, 'meetings', [
      ...[1, 2, 3, 4].map((at) => meeting(`A${at}`, 'Анна')), ...[1, 2, 3, 4].map((at) => meeting(`B${at}`, 'Борис')), meeting('V1', 'Вера'), meeting('V2', 'Вера'),
      // Not yet decided; did not take place; after the deal was decided; the owner's.
      meeting('B5', 'Борис'), meeting('B1', 'Борис', null, 'cancelled'), meeting('A1', 'Анна', '2026-10-05T09:00:00Z'), meeting('H1', 'Хозяин'), meeting('OLD', 'Анна'),
      { meeting_id: 'with a small customer', customer: 'Малый', rep: 'Вера', planned_at: '2026-06-01T09:00:00Z', held_at: '2026-06-01T09:00:00Z', status: 'held' },
    ]);
    await loadRows(database, 'orders', [
      { order_id: '1', date: '2026-03-01', customer: 'Крупный', amount: '800' }, { order_id: '2', date: '2026-03-01', customer: 'Средний', amount: '150' },
      { order_id: '3', date: '2026-03-01', customer: 'Малый', amount: '50' },
      // Before the twelve months: the classes must not see it.
      { order_id: '4', date: '2025-10-31', customer: 'Малый', amount: '9000' },
    ]);
    const call = (call_id: string, customer: string, talk: string, result = 'answered', at = '2026-06-01T09:00:00Z'): Row => ({ call_id, at, customer, talk_seconds: talk, result, rep: 'Вера' });
    await loadRows(database, 'calls', [call('1', 'Крупный', '3600'), call('2', 'Малый', '600', 'missed'), call('3', 'Малый', '6000', 'answered', '2025-10-30T09:00:00Z')]);
    frame = await frameAsOf(database, '2026-11-01');
  });

  test('S2.1: of ten decided meetings four are won; Борис meets as often as the middle rep and wins none, Вера meets less often', async () => {
    expect(await readSignal(frame, 'S2.1')).toMatchObject({ value: 1, numerator: 1, denominator: 3, sample: 10 });
    expect(await hitsOf(frame, 'S2.1')).toEqual(['Борис']);
  });

  test('S2.7: half of the time for a twentieth of the revenue', async () => {
    // C is Малый: 950 of 1 000 lie before it. 60 minutes of talk with Крупный, an hour of meeting with Малый: 0.5 ÷ 0.05.
    const reading = await readSignal(frame, 'S2.7');
    expect(reading).toMatchObject({ sample: 2, numerator: 0.5, denominator: 0.05 });
    expect(reading.value).toBeCloseTo(10, 9);
    expect(await hitsOf(frame, 'S2.7')).toEqual(['Малый']);
  });

  test('S2.9: the fourth stage is after the third, the third is not; deals without a known stage are in no count', async () => {
    // B1 at the first, B2 at the third, B3 at the fourth («Нецелевой»), B4 at the fifth («Дорого»).
    expect(await readSignal(frame, 'S2.9')).toMatchObject({ numerator: 1, denominator: 4, value: 0.25 });
  });

  test('S2.8: nothing is known of a quarter ago', async () => {
    expect(await readSignal(await frameAsOf(frame.database, '2026-04-01'), 'S2.8')).toMatchObject({ reason: 'no-history' });
  });
});

describe('regular buyers as of 1 November against 1 August', () => {
  let at: (day: string) => Promise<Frame>;

  beforeAll(async () => {
    const database = await freshDatabase();
    const months = (from: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5)) - 1 + index, 15)).toISOString().slice(0, 10));
    const buys = (customer: string, from: string, count: number): Row[] => months(from, count).map((date) => ({ order_id: `${customer} ${date}`, date, customer, amount: '100' }));
    await loadRows(database, 'orders', [
      ...buys('Верный', '2025-07', 16),
      // A quarter ago August to December, 5 of 12 months: Y. Now November and December, 2 of 12: Z.
      ...buys('Ушёл', '2025-07', 6), ...buys('Ушёл тоже', '2025-07', 6),
      // A quarter ago one month old: new. Now July to October, 4 of 4: X.
      ...buys('Пришёл', '2026-07', 4),
    ]);
    at = (day) => frameAsOf(database, day);
  });

  test('S2.8: three were regular, two are', async () => {
    const reading = await readSignal(await at('2026-11-01'), 'S2.8');
    expect(reading).toMatchObject({ numerator: 2, denominator: 3, sample: 3 });
    expect(reading.value).toBeCloseTo(-1 / 3, 12);
    expect(await hitsOf(await at('2026-11-01'), 'S2.8')).toEqual(expect.arrayContaining(['Ушёл', 'Ушёл тоже']));
  });

  test('S2.8: without fifteen months of history the windows would not be alike', async () => {
    expect(await readSignal(await at('2026-09-01'), 'S2.8')).toMatchObject({ reason: 'no-history' });
  });
});
