import { beforeAll, expect, test } from 'vitest';
import { nextStepStart } from '#core/shared/step.ts';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import type { AnswerReading } from '#core/diagnosis/judge.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Frame } from '../frame.ts';
import { readDiagnosis } from '../read-diagnosis.ts';

let database: Database;
let june: Frame;

const month = (name: string): string => `${name}-01..${nextStepStart(`${name}-01`, 'month')}`;
const ofRep = (metric: string, subject: string, period: string, more: Row = {}): Row => ({ metric, subject_type: 'rep', subject, period, value: '10', ...more });
const meeting = (id: string, rep: string, status: string, more: Row = { customer: 'Клиент' }): Row =>
  ({ meeting_id: id, planned_at: '2026-05-12T10:00:00+03:00', held_at: status === 'held' ? '2026-05-12T10:00:00+03:00' : null, status, rep, ...more });

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [{ name: 'Анна', role: 'rep' }, { name: 'Борис', role: 'rep' }, { name: 'Глава', role: 'head-of-sales' }]);
  const order = (id: string, day: string, rep: string, amount: string): Row => ({ order_id: id, date: `${day}T12:00:00+03:00`, rep, amount });
  await loadRows(database, 'orders', [order('1', '2026-03-10', 'Анна', '900'), order('2', '2026-04-10', 'Глава', '1100'), order('3', '2026-05-10', 'Борис', '500')]);
  const whole = (name: string, value: string): Row => ({ metric: 'order-revenue', subject_type: 'department', period: month(name), value });
  await loadRows(database, 'plans', [
    whole('2026-05', '2000'), whole('2026-06', '1000'), whole('2026-07', '1200'),
    ofRep('calls', 'Анна', month('2026-03')), ofRep('meetings-held', 'Анна', '2026-05-04..2026-05-11'), ofRep('order-revenue', 'Борис', month('2026-04')),
    ofRep('order-revenue', 'Анна', month('2026-06'), { segment: 'new' }), ofRep('order-revenue', 'Анна', month('2026-06'), { segment: 'current' }),
    ofRep('order-revenue', 'Борис', month('2026-06')),
  ]);
  // Entered by hand when June was long over.
  await loadRows(database, 'plans', [ofRep('order-revenue', 'Борис', month('2026-06'), { segment: 'new' })], { byHand: true });
  await loadRows(database, 'meetings', [
    meeting('m1', 'Глава', 'held'), meeting('m2', 'Глава', 'held'), meeting('m3', 'Глава', 'held'), meeting('m4', 'Глава', 'planned'),
    meeting('m5', 'Глава', 'held', {}), meeting('m6', 'Анна', 'held'),
  ]);
  june = await frameAsOf(database, '2026-06-20');
});

test('S26.1: seven of thirty-two pairs of rep and week; a plan of revenue is no plan of work', async () => {
  // March to May are 6 + 5 + 5 weeks cut at the ends of months. Anna: March whole and one week of May.
  expect(await readSignal(june, 'S26.1')).toMatchObject({ numerator: 7, denominator: 32, sample: 2 });
});

test('S26.3: a plan of 1000 is below the 1100 of April, one of 1200 is not', async () => {
  expect(await readSignal(june, 'S26.3')).toMatchObject({ value: 0, numerator: 100_000, denominator: 110_000 });
  expect(await readSignal(await frameAsOf(database, '2026-07-10'), 'S26.3')).toMatchObject({ value: 1 });
});

test('S26.3: two full months are no history', async () => {
  expect(await readSignal(await frameAsOf(database, '2026-05-20'), 'S26.3')).toMatchObject({ reason: 'no-history', sample: 2 });
});

test('S26.6a: three customer meetings in three months for two reps are half a meeting', async () => {
  expect(await readSignal(june, 'S26.6a')).toMatchObject({ value: 0.5, numerator: 3, denominator: 2, sample: 5 });
});

test('S26.6b: the head sold 1100 of 2500', async () => {
  expect((await readSignal(june, 'S26.6b')).value).toBeCloseTo(0.44, 12);
});

test('S26.11: both segments of one rep; a plan for all customers, or entered afterwards, is none', async () => {
  expect(await readSignal(june, 'S26.11')).toMatchObject({ numerator: 2, denominator: 4, from: '2026-06-01', to: '2026-07-01' });
});

test('without a head of sales nothing is said of one', async () => {
  const headless = await freshDatabase();
  await loadRows(headless, 'employees', [{ name: 'Анна', role: 'rep' }]);
  await loadRows(headless, 'meetings', [meeting('m1', 'Анна', 'held')]);
  const frame = await frameAsOf(headless, '2026-06-20');
  expect(await readSignal(frame, 'S26.6a')).toMatchObject({ reason: 'no-data' });
  expect(await readSignal(frame, 'S26.6b')).toMatchObject({ reason: 'no-data' });
});

test('S26.10 is how bad the system of pay is, with what was answered, and nothing where too little is known of it', async () => {
  const head = mistakes.filter(({ number }) => number === 26);
  const lineOf = async (own: Database, answers: ReadonlyMap<string, AnswerReading>) =>
    (await readDiagnosis(await frameAsOf(own, '2026-06-20'), answers, head))[0]?.signals.find(({ id }) => id === 'S26.10');
  // Both reps have a plan for June: S20.1 is good and weighs 3. Answers together weigh half of it: 1.5 of 4.5.
  expect(await lineOf(database, new Map())).toMatchObject({ isAvailable: true, value: 0 });
  const bad = await lineOf(database, new Map([2, 3, 4, 5, 6, 8, 9].map((at) => [`Q20.${at}`, { severity: 1, people: 4 }])));
  expect(bad?.value).toBeCloseTo(1 / 3, 12);
  expect(await lineOf(await freshDatabase(), new Map())).toMatchObject({ isAvailable: false, reason: 'no-data' });
});
