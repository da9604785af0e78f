import { beforeAll, describe, expect, test } from 'vitest';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Database } from '../../database.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

const hitsOf = async (frame: Frame, id: SignalId) => (await readSignalRows(frame, id, { hitsOnly: true, offset: 0, limit: 20 }))?.rows.map(({ title }) => title).toSorted();
const today = '2026-11-02';

describe('the golden shares: 45, 35, 10 and 10 per cent of August to October', () => {
  let database: Database;
  const sale = (rep: string, amount: string, date = '2026-09-15'): Row => ({ order_id: `${rep} ${date}`, date, customer: 'Клиент', rep, amount });

  beforeAll(async () => {
    database = await freshDatabase();
    await loadRows(database, 'employees', [
      { name: 'А', role: 'rep', functions: 'new;current' }, { name: 'Б', role: 'rep', functions: 'new;current' }, { name: 'В', role: 'rep', functions: 'current' },
      { name: 'Г', role: 'rep', functions: 'current' }, { name: 'Д', role: 'rep' }, { name: 'Хозяин', role: 'owner', functions: 'new;closing;current' },
    ]);
    await loadRows(database, 'orders', [
      sale('А', '45'), sale('Б', '35'), sale('В', '10'), sale('Г', '10'),
      // More returned than sold, which would push the others past 100 %; the months before and the running one.
      sale('Д', '-20'), sale('В', '500', '2026-07-31'), sale('Г', '500', '2026-11-01'),
    ]);
  });

  test('S5.2: the two best hold 80 %', async () => {
    const frame = await frameAsOf(database, today);
    const reading = await readSignal(frame, 'S5.2');
    expect(reading).toMatchObject({ sample: 4, leftOut: { 'nothing-sold': 1 }, from: '2026-08-01', to: '2026-11-01' });
    expect(reading.value).toBeCloseTo(0.8, 12);
    expect(await hitsOf(frame, 'S5.2')).toEqual(['А', 'Б']);
  });

  test('S5.3: two hold half', async () => {
    expect(await readSignal(await frameAsOf(database, today), 'S5.3')).toMatchObject({ value: 2 });
  });

  test('S5.4: 0.345 × 4', async () => {
    expect((await readSignal(await frameAsOf(database, today), 'S5.4')).value).toBeCloseTo(1.38, 12);
  });

  test('S5.1: new is held by two, current by four, closing by nobody who sells', async () => {
    const frame = await frameAsOf(database, today);
    expect(await readSignal(frame, 'S5.1')).toMatchObject({ value: 2, denominator: 5, leftOut: { 'without-functions': 1 } });
    expect(await hitsOf(frame, 'S5.1')).toEqual(['А', 'Б']);
  });

  test('a newcomer of September does not make the others look unequal, and sells as anyone', async () => {
    await loadRows(database, 'employees', [{ name: 'Новый', role: 'rep', hired_at: '2026-09-01' }]);
    await loadRows(database, 'orders', [sale('Новый', '5')]);
    const frame = await frameAsOf(database, today);
    const reading = await readSignal(frame, 'S5.4');
    expect(reading.value).toBeCloseTo(1.38, 12);
    expect(reading).toMatchObject({ leftOut: { newcomer: 1 } });
    expect((await readSignal(frame, 'S5.2')).value).toBeCloseTo(80 / 105, 12);
  });
});

describe('heads', () => {
  const team = (count: number, heads: readonly string[]): Row[] => [
    ...heads.map((name) => ({ name, role: 'head-of-sales' })), ...Array.from({ length: count }, (_, at) => ({ name: `Менеджер ${at}`, role: 'rep', head: heads[at % heads.length] ?? null })),
  ];

  test.each([[7, ['Один'], 1], [6, ['Один'], 0], [7, ['Один', 'Двое'], 0]] as const)('S5.5: %i reps under %j', async (count, heads, value) => {
    const database = await freshDatabase();
    await loadRows(database, 'employees', team(count, heads));
    expect(await readSignal(await frameAsOf(database, today), 'S5.5')).toMatchObject({ value, denominator: count });
  });
});

describe('who left', () => {
  let frame: Frame;

  beforeAll(async () => {
    const database = await freshDatabase();
    const left = (name: string, dismissed_at: string, role = 'rep'): Row => ({ name, role, hired_at: '2019-01-01', dismissed_at });
    await loadRows(database, 'employees', [
      left('Давно', '2020-03-01'), left('Март', '2026-03-01'), left('Май', '2026-05-01'), left('Июль', '2026-07-01'), left('РОП', '2026-08-01', 'head-of-sales'), left('Уйдёт', '2026-12-01'),
      { name: 'Н1', role: 'rep', hired_at: '2026-03-10' }, { name: 'Н2', role: 'rep', hired_at: '2026-05-20' },
    ]);
    const win = (deal_id: string, rep: string, closed_at: string, outcome = 'won'): Row => ({ deal_id, rep, customer: 'Клиент', outcome, amount: '10', created_at: '2026-01-01T09:00:00Z', closed_at });
    // Midnight in Moscow. Н1 wins on 10 April, Н2 on 9 August; a loss is no win.
    await loadRows(database, 'deals', [win('1', 'Н1', '2026-04-09T21:00:00Z'), win('2', 'Н1', '2026-03-20T21:00:00Z', 'lost'), win('3', 'Н2', '2026-08-08T21:00:00Z'), win('4', 'Н2', '2026-09-08T21:00:00Z')]);
    frame = await frameAsOf(database, today);
  });

  test('S5.7: 40 days, 100 days, and a place that has waited 124 already: the middle is 100', async () => {
    expect(await readSignal(frame, 'S5.7')).toMatchObject({ value: 100, sample: 3 });
    const page = await readSignalRows(frame, 'S5.7', { hitsOnly: false, offset: 0, limit: 10 });
    expect(page?.rows.map(({ title, figure }) => [title, figure])).toEqual([['Июль', 124], ['Май', 100], ['Март', 40]]);
  });

  test('S5.7: nobody has left in 2019', async () => {
    expect(await readSignal(await frameAsOf(frame.database, '2019-06-01'), 'S5.7')).toMatchObject({ reason: 'no-data' });
  });
});

describe('what one person knows', () => {
  test('S5.8: a large customer of one rep and a channel of one rep; not a large one that a second person calls', async () => {
    const database = await freshDatabase();
    await loadRows(database, 'employees', [{ name: 'А', role: 'rep' }, { name: 'Б', role: 'rep' }]);
    const sale = (customer: string, rep: string, channel: string, amount: string): Row => ({ order_id: customer, date: '2026-09-15', customer, rep, channel, amount });
    await loadRows(database, 'orders', [
      // Before it 0, 500 and 850 of 1 000: A, A, B. Розница is of two, Опт of Б alone.
      sale('Первый', 'А', 'Розница', '500'), sale('Второй', 'А', 'Розница', '350'), sale('Третий', 'Б', 'Розница', '100'), sale('Четвёртый', 'Б', 'Опт', '50'),
    ]);
    await loadRows(database, 'calls', [{ call_id: '1', customer: 'Второй', rep: 'Б', at: '2026-10-01T09:00:00Z', result: 'answered', talk_seconds: '60' }]);
    const frame = await frameAsOf(database, today);
    expect(await readSignal(frame, 'S5.8')).toMatchObject({ numerator: 550_00, denominator: 1000_00, value: 0.55 });
    expect(await hitsOf(frame, 'S5.8')).toEqual(['Опт', 'Первый']);
  });
});

describe('a staff list without roles', () => {
  test('S5.1: whoever has a selling function sells', async () => {
    const database = await freshDatabase();
    await loadRows(database, 'employees', [{ name: 'А', functions: 'new' }, { name: 'Б', functions: 'new;documents' }, { name: 'В', functions: 'documents' }]);
    expect(await readSignal(await frameAsOf(database, today), 'S5.1')).toMatchObject({ value: 2, denominator: 2 });
  });
});
