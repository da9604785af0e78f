import { beforeAll, describe, expect, test } from 'vitest';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

let at: (day: string) => Promise<Frame>;
let frame: Frame;

const hitsOf = async (id: SignalId, on: Frame = frame) => (await readSignalRows(on, id, { hitsOnly: true, offset: 0, limit: 20 }))?.rows.map(({ title }) => title).toSorted();

// As of Monday 2 November 2026, 00:00 in Moscow (UTC+3). The window begins on 4 August. 31 October and 1 November are days off.
beforeAll(async () => {
  const database = await freshDatabase();
  await loadRows(database, 'employees', [{ name: 'Анна', role: 'rep' }, { name: 'Борис', role: 'rep' }]);
  const open = (deal_id: string, customer: string, rep = 'Анна'): Row => ({ deal_id, title: deal_id, customer, rep, stage: 'Встреча', outcome: 'open', created_at: '2026-09-01T09:00:00Z' });
  const won = (deal_id: string, customer: string, closed: string, amount: string | null): Row => ({
    deal_id, title: deal_id, customer, rep: 'Борис', outcome: 'won', created_at: '2026-07-01T09:00:00Z', closed_at: `${closed}T09:00:00Z`, amount,
  });
  await loadRows(database, 'deals', [
    open('задача есть', 'Клиент'), open('задача сделана', 'Клиент'), open('задачи нет', 'Клиент'), open('просрочена в пятницу', 'Клиент'), open('срок в субботу', 'Клиент'),
    open('тестовая', 'Клиент'), won('закрыта с долгом', 'Частями', '2026-09-10', '1000'), won('без суммы', 'Без суммы', '2026-09-10', null), won('пополам', 'Пополам', '2026-10-01', '200'),
    { deal_id: 'проиграна', customer: 'Пополам', outcome: 'lost', created_at: '2026-07-01T09:00:00Z', closed_at: '2026-10-01T09:00:00Z' },
  ]);
  await loadRows(database, 'deals', [{ deal_id: 'тестовая', is_test: 'true' }]);
  const task = (deal_id: string, due_at: string, done_at: string | null = null): Row => ({ task_id: `${deal_id} ${due_at}`, deal_id, rep: 'Анна', created_at: '2026-09-01T09:00:00Z', due_at, done_at });
  await loadRows(database, 'tasks', [
    task('задача есть', '2026-11-20T09:00:00Z'), task('задача сделана', '2026-09-05T09:00:00Z', '2026-09-06T09:00:00Z'),
    task('просрочена в пятницу', '2026-10-30T12:00:00Z'), task('срок в субботу', '2026-10-31T12:00:00Z'), task('закрыта с долгом', '2026-09-01T12:00:00Z'),
    // Made later than as-of: there is no task yet.
    { task_id: 'later', deal_id: 'задачи нет', created_at: '2026-11-02T09:00:00Z', due_at: '2026-11-05T09:00:00Z' },
  ]);
  const payment = (payment_id: string, customer: string, date: string, amount: string, more: Row = {}): Row => ({ payment_id, customer, date: `${date}T09:00:00Z`, amount, ...more });
  await loadRows(database, 'payments', [
    // 1 000 in two parts within 30 days, each far from the deal's sum; then the same again, for which no deal is left.
    payment('part 1', 'Частями', '2026-09-05', '400'), payment('part 2', 'Частями', '2026-09-20', '600'), payment('again', 'Частями', '2026-09-25', '500'),
    payment('named', 'Без суммы', '2026-09-12', '300', { deal_id: 'без суммы' }), payment('of a lost deal', 'Пополам', '2026-10-01', '150', { deal_id: 'проиграна' }),
    payment('five per cent over', 'Пополам', '2026-10-20', '210'), payment('31 days before', 'Пополам', '2026-08-31', '200'), payment('nobody', 'Чужой', '2026-10-01', '40'),
    // Takes 300 off the deal in parts; before the window: matched and counted nowhere.
    payment('refund', 'Частями', '2026-10-20', '-300'), payment('before', 'Частями', '2026-07-20', '5000'),
  ]);
  frame = await frameAsOf(database, '2026-11-02');
  at = (day) => frameAsOf(database, day);
});

test('S3.1: of five open deals the one without a task and the one whose task is done', async () => {
  expect(await readSignal(frame, 'S3.1')).toMatchObject({ numerator: 2, denominator: 5, value: 0.4 });
  expect(await hitsOf('S3.1')).toEqual(['задача сделана', 'задачи нет']);
});

test('S3.2: no working time has passed since Saturday; closed deals count for nothing', async () => {
  expect(await readSignal(frame, 'S3.2')).toMatchObject({ numerator: 1, denominator: 5 });
  expect(await hitsOf('S3.2')).toEqual(['просрочена в пятницу']);
});

test('S3.2: a working day later Saturday is overdue too; 4 November is a day off', async () => {
  // 3 November is Tuesday: Monday was worked.
  expect(await readSignal(await at('2026-11-03'), 'S3.2')).toMatchObject({ numerator: 2 });
});

test('S3.3: parts up to the sum, a named deal that is won, five per cent; a lost deal and thirty-one days are outside', async () => {
  // Outside: again 500, of a lost deal 150, 31 days before 200, nobody 40 = 890. All: 400 + 600 + 500 + 300 + 150 + 210 + 200 + 40 − 300 = 2 100.
  const reading = await readSignal(frame, 'S3.3');
  expect(reading).toMatchObject({ numerator: 890_00, denominator: 2100_00, sample: 9 });
  expect(reading.value).toBeCloseTo(890 / 2100, 12);
});

describe('calls, touches and the hours of entry', () => {
  let own: Frame;

  beforeAll(async () => {
    const database = await freshDatabase();
    await loadRows(database, 'employees', [{ name: 'Анна', role: 'rep' }, { name: 'Борис', role: 'rep' }]);
    await loadRows(database, 'deals', [
      { deal_id: 'D1', customer: 'Первый', rep: 'Анна', outcome: 'open', created_at: '2026-09-01T06:00:00Z' },
      { deal_id: 'D2', customer: 'Второй', rep: 'Анна', outcome: 'lost', created_at: '2026-07-01T06:00:00Z', closed_at: '2026-09-10T06:00:00Z' },
    ]);
    const call = (call_id: string, customer: string, moment: string, more: Row = {}): Row => ({
      call_id, customer, at: moment, rep: 'Анна', direction: 'out', result: 'answered', ring_seconds: '30', talk_seconds: '90', ...more,
    });
    await loadRows(database, 'calls', [
      // Ends at 09:02; the move comes at 09:17, the last moment.
      call('in time', 'Первый', '2026-09-15T09:00:00Z', { deal_id: 'D1' }),
      // The move comes a minute too late.
      call('late', 'Первый', '2026-09-16T08:59:00Z'),
      // Written while talking.
      call('during', 'Первый', '2026-09-17T09:00:00Z', { talk_seconds: '600' }),
      call('never', 'Второй', '2026-09-18T09:00:00Z'),
      // A minute of talk is not longer than a minute; nobody has a deal with Третий.
      call('short', 'Первый', '2026-09-18T09:00:00Z', { talk_seconds: '60' }), call('no deal', 'Третий', '2026-09-18T09:00:00Z'),
      call('missed', 'Первый', '2026-09-18T12:00:00Z', { result: 'missed', talk_seconds: null }),
    ]);
    // Moscow is three hours ahead: 17:29 and 17:30 on Friday, 17:30 on Saturday.
    const moves = ['2026-09-15T09:17:00Z', '2026-09-16T09:17:00Z', '2026-09-18T14:29:00Z', '2026-09-18T14:30:00Z', '2026-09-19T14:30:00Z'];
    await loadRows(database, 'stage-moves', moves.map((moment, index) => ({ deal_id: 'D1', at: moment, stage: `Этап ${index % 2}` })));
    await loadRows(database, 'tasks', [
      { task_id: 'T1', deal_id: 'D1', rep: 'Анна', created_at: '2026-09-17T09:05:00Z', due_at: '2026-09-20T09:00:00Z', done_at: '2026-09-21T15:00:00Z' },
      { task_id: 'T2', customer: 'Купил', rep: 'Борис', created_at: '2026-09-22T07:00:00Z', due_at: '2026-09-25T09:00:00Z', done_at: '2026-09-25T09:00:00Z' },
    ]);
    await loadRows(database, 'orders', [
      { order_id: '1', date: '2026-08-20', customer: 'Купил', amount: '100' }, { order_id: '2', date: '2026-09-25', customer: 'Купит сегодня', amount: '100' },
    ]);
    await loadRows(database, 'meetings', [
      { meeting_id: 'M1', customer: 'Купит сегодня', rep: 'Борис', planned_at: '2026-09-25T09:00:00Z', held_at: '2026-09-25T09:00:00Z', status: 'held' },
      { meeting_id: 'M2', customer: 'Первый', deal_id: 'D1', rep: 'Борис', planned_at: '2026-09-25T09:00:00Z', status: 'no-show' },
    ]);
    own = await frameAsOf(database, '2026-11-02');
  });

  test('S3.4: of four long talks with customers of deals one was noted too late and one never', async () => {
    expect(await readSignal(own, 'S3.4')).toMatchObject({ numerator: 2, denominator: 4 });
    expect(await hitsOf('S3.4', own)).toEqual(['Второй', 'Первый']);
  });

  test('S3.5: touches without a deal of customers who had one open or had bought', async () => {
    // Counted: four answered calls of Первый (one names the deal), T1 done (names it), T2 done with Купил (no deal). Not counted: Второй, whose deal
    // was lost before the call, Третий, Купит сегодня, who had not bought before, the missed call and the meeting that nobody came to.
    expect(await readSignal(own, 'S3.5')).toMatchObject({ numerator: 4, denominator: 6 });
  });

  test('S3.12: half past five begins the last half-hour; Saturday has none', async () => {
    // Working days: moves at 12:17, 12:17, 17:29, 17:30; tasks made at 12:05 and 10:00. What was done at 18:00 is work, not an entry.
    expect(await readSignal(own, 'S3.12')).toMatchObject({ numerator: 1, denominator: 6 });
    expect(await hitsOf('S3.12', own)).toEqual(['2026-09-18']);
  });
});

describe('cards', () => {
  test('S3.9: of six cards two are superfluous; a name alone joins nobody here', async () => {
    const database = await freshDatabase();
    await loadRows(database, 'customers', [
      { customer_id: '1', name: 'Ромашка', inn: '7707083893' }, { customer_id: '2', name: 'ООО Ромашка', inn: '7707083893', phone: '+79161234567' },
      // The phone leads to the first two.
      { customer_id: '3', name: 'Ромашка Плюс', phone: '+79161234567' },
      { customer_id: '4', name: 'Лютик', email: 'a@lutik.ru' }, { customer_id: '5', name: 'Василёк' }, { customer_id: '6', name: 'Василёк' },
    ]);
    expect(await readSignal(await frameAsOf(database, '2026-11-02'), 'S3.9')).toMatchObject({ numerator: 2, denominator: 6 });
  });
});

describe('order of reps', () => {
  let own: Frame;

  beforeAll(async () => {
    const database = await freshDatabase();
    await loadRows(database, 'employees', [{ name: 'Анна', role: 'rep' }, { name: 'Борис', role: 'rep' }, { name: 'Вера', role: 'rep' }]);
    const deals = (rep: string, count: number): Row[] => Array.from({ length: count }, (_, index) => ({ deal_id: `${rep} ${index}`, rep, customer: 'Клиент', outcome: 'open', created_at: '2026-09-01T09:00:00Z' }));
    await loadRows(database, 'deals', [...deals('Анна', 10), ...deals('Борис', 10), ...deals('Вера', 4)]);
    const tasks = (rep: string, count: number, due_at: string): Row[] =>
      Array.from({ length: count }, (_, index) => ({ task_id: `${rep} ${index}`, deal_id: `${rep} ${index}`, created_at: '2026-09-01T09:00:00Z', due_at }));
    await loadRows(database, 'tasks', [...tasks('Анна', 10, '2026-12-01T09:00:00Z'), ...tasks('Борис', 9, '2026-09-10T09:00:00Z')]);
    own = await frameAsOf(database, '2026-11-02');
  });

  test('S3.11: Анна keeps order; Борис has one deal in ten without a task and nine overdue; four deals of Вера say nothing', async () => {
    // Борис: 10 % without a task is severity 1, 90 % overdue is 1: index 0. The mean of 1 and 0.
    expect(await readSignal(own, 'S3.11')).toMatchObject({ value: 0.5, sample: 2 });
    expect(await hitsOf('S3.11', own)).toEqual(['Борис']);
  });
});
