import { beforeAll, expect, test } from 'vitest';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import { atLeast, atMost, type Bound, type SignalId, within } from '#core/diagnosis/vocabulary.ts';
import { system } from '#core/people/viewer.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { writeBound } from './bounds.ts';
import { readDiagnosis } from './read-diagnosis.ts';
import { readSignalRows } from './signal-rows.ts';

let database: Database;

const set = (signal: SignalId, bound: Bound | null) => database.sql.transaction().execute((transaction) => writeBound(transaction, system, signal, bound, 'a test'));
const frame = () => frameAsOf(database, '2026-11-02');
const hitsOf = async (id: SignalId) => (await readSignalRows(await frame(), id, { hitsOnly: true, offset: 0, limit: 20 }))?.rows.map(({ title }) => title);

// Two heads: one with seven reps, one with two. Анна leaves one of her ten open deals without a task, Борис none of his.
beforeAll(async () => {
  database = await freshDatabase();
  const rep = (name: string, head: string): Row => ({ name, head, role: 'rep' });
  await loadRows(database, 'employees', [
    { name: 'Много', role: 'head-of-sales' }, { name: 'Мало', role: 'head-of-sales' },
    ...['Анна', 'Борис', 'В', 'Г', 'Д', 'Е', 'Ж'].map((name) => rep(name, 'Много')), rep('З', 'Мало'), rep('И', 'Мало'),
  ]);
  const deals = ['Анна', 'Борис'].flatMap((own) => Array.from({ length: 10 }, (_, at) => ({ id: `${own} ${at}`, own })));
  await loadRows(database, 'deals', deals.map(({ id, own }) => ({ deal_id: id, rep: own, customer: 'Клиент', outcome: 'open', created_at: '2026-10-01T09:00:00Z' })));
  await loadRows(database, 'tasks', deals.filter(({ id }) => id !== 'Анна 0').map(({ id, own }) => ({ task_id: id, deal_id: id, rep: own, created_at: '2026-10-01T09:00:00Z', due_at: '2026-12-01T09:00:00Z' })));
  await loadRows(database, 'leads', Array.from({ length: 20 }, (_, at) => ({ lead_id: `l${at}`, at: '2026-10-15T10:00:00+03:00', first_response_at: '2026-10-15T10:10:00+03:00' })));
});

test('S4.1 tells the head who is furthest from the norm that the owner set', async () => {
  // Built in, three to six with 2 and 7 bad: both are at a bad edge, the larger is told.
  expect(await readSignal(await frame(), 'S4.1')).toMatchObject({ value: 7 });
  expect(await hitsOf('S4.1')).toEqual(['Много', 'Мало']);
  await set('S4.1', within([6, 8], [1, 10]));
  expect(await readSignal(await frame(), 'S4.1')).toMatchObject({ value: 2 });
  expect(await hitsOf('S4.1')).toEqual(['Мало']);
  const [judged] = await readDiagnosis(await frame(), new Map(), mistakes.filter(({ number }) => number === 4));
  // 2 is four of the five steps from 6 to 1.
  expect(judged?.signals.find(({ id }) => id === 'S4.1')).toMatchObject({ value: 2, severity: 0.8, bound: within([6, 8], [1, 10]) });
  await set('S4.1', null);
  expect(await readSignal(await frame(), 'S4.1')).toMatchObject({ value: 7 });
});

test('S3.11 weighs each rep by the bounds that the owner set for what it is made of, and marks the rows by its own', async () => {
  // Анна: 1 of 10 without a task is the bad bound, 1; overdue 0. Her order is 1 − 1/2, that of Борис 1.
  expect(await readSignal(await frame(), 'S3.11')).toMatchObject({ value: 0.75, sample: 2 });
  expect(await hitsOf('S3.11')).toEqual(['Анна']);
  // From 0 to 0.2 a tenth is half-way: 1 − 0.5/2.
  await set('S3.1', atMost(0, 0.2));
  expect(await readSignal(await frame(), 'S3.11')).toMatchObject({ value: 0.875 });
  expect(await hitsOf('S3.11')).toEqual(['Анна']);
  await set('S3.11', atLeast(0.7, 0.5));
  expect(await hitsOf('S3.11')).toEqual([]);
});

test('S29.6 weighs its points by the bounds that the owner set for them', async () => {
  // Ten minutes are a fifth of the way from 5 to 30; none is late: 0.1 of both.
  expect((await readSignal(await frame(), 'S29.6')).value).toBeCloseTo(0.1, 12);
  await set('S8.8a', atMost(0, 20));
  expect((await readSignal(await frame(), 'S29.6')).value).toBeCloseTo(0.25, 12);
});
