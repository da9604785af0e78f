import { beforeAll, expect, test } from 'vitest';
import type { Analysis } from '#core/diagnosis/analyses.ts';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { type Role, system } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows } from '#test/load-rows.ts';
import { listUses, noteUse } from '../analysis-use.ts';
import { createFrame } from './frame.ts';
import { readDiagnosis } from './read-diagnosis.ts';
import { readSignalRows } from './signal-rows.ts';

let database: Database;

const use = (role: Role, analysis: Analysis, day: Day) => database.sql.transaction().execute((transaction) => noteUse(transaction, { id: role, role }, analysis, day));
const readAsOf = async (id: SignalId, day: Day) => readSignal(await frameAsOf(database, day), id);
const practices: readonly SignalId[] = ['S2.6', 'S9.3', 'S11.1', 'S23.8', 'S25.1'];

/** Three customers of the year before November: two known by July, one new in September; one who last bought in 2024. */
beforeAll(async () => {
  const fresh = await freshDatabase();
  database = fresh;
  for (const role of ['owner', 'head-of-sales', 'rep'] as const) await fresh.pool.query(`insert into app_user (id, name, email, role) values ($1, $1, $1 || '@x.test', $1)`, [role]);
  await loadRows(database, 'orders', [['А', '2026-03-01'], ['Б', '2026-06-01'], ['В', '2026-09-01'], ['Давний', '2024-01-01']].map(([customer = '', date = ''], at) => ({ order_id: String(at), customer, date, amount: '100' })));
});

test('while nobody has opened anything nothing is said of practices, and never anything bad', async () => {
  for (const id of practices) expect([id, await readAsOf(id, '2026-11-01')]).toEqual([id, expect.objectContaining({ reason: 'tool-not-used' })]);
  const judged = await readDiagnosis(await frameAsOf(database, '2026-11-01'), new Map(), mistakes.filter(({ number }) => number === 11));
  expect(judged[0]?.signals.find(({ id }) => id === 'S11.1')).toMatchObject({ isAvailable: false, severity: null, isWithinReach: false });
});

test('what was answered holds until people use it, and then what they do', async () => {
  const answers = new Map([['Q11.1', { severity: 0, people: 1 }]]);
  const lineOf = async (day: Day) =>
    (await readDiagnosis(await frameAsOf(database, day), answers, mistakes.filter(({ number }) => number === 11)))[0]?.signals.find(({ id }) => id === 'S11.1');
  expect(await lineOf('2026-11-01')).toMatchObject({ isAvailable: true, severity: 0, value: 1, to: null });
  await use('rep', 'silence', '2026-10-20');
  // A rep looks at the own customers: the list of the department is not looked through by that.
  expect(await lineOf('2026-11-01')).toMatchObject({ severity: 0, to: null });
  await use('head-of-sales', 'silence', '2026-10-02');
  // 2 October is thirty days before 1 November, and a day too long before the 2nd.
  expect(await lineOf('2026-11-01')).toMatchObject({ severity: 0, to: '2026-11-01' });
  expect(await lineOf('2026-11-02')).toMatchObject({ severity: 1, isCritical: true });
});

test('the ABCXYZ analysis is as old as its last opening up to the day asked for', async () => {
  await use('head-of-sales', 'abcxyz', '2026-07-10');
  await use('owner', 'abcxyz', '2026-07-20');
  await use('owner', 'abcxyz', '2026-07-20');
  await use('rep', 'abcxyz', '2026-10-20');
  // 20 July to 1 November: 11 + 31 + 30 + 31 + 1 = 104 days.
  for (const id of ['S2.6', 'S9.3'] as const) expect(await readAsOf(id, '2026-11-01')).toMatchObject({ value: 104, sample: 2 });
  expect(await readAsOf('S2.6', '2026-07-15')).toMatchObject({ value: 5, sample: 1 });
  const page = await readSignalRows(await frameAsOf(database, '2026-11-01'), 'S2.6', { hitsOnly: false, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title, who, figure, hit }) => [title, who, figure, hit])).toEqual([['2026-07-20', 'owner', 104, true], ['2026-07-10', 'head-of-sales', 114, true]]);
});

test('S25.1: an analysis older than a quarter gives nobody a class; a fresh one those who had bought by then', async () => {
  expect(await readAsOf('S25.1', '2026-11-01')).toMatchObject({ numerator: 0, denominator: 3 });
  // As of 1 October the year is that of October to September; on 20 July В was not a customer yet.
  expect(await readAsOf('S25.1', '2026-10-01')).toMatchObject({ numerator: 2, denominator: 3 });
});

test('S23.8: working days of the head since the first, of at most twenty; the owner counts where there is no head', async () => {
  // Working days of 12 to 23 October 2026: ten. Opened on four of them and on a Saturday.
  for (const day of ['2026-10-12', '2026-10-13', '2026-10-17', '2026-10-20', '2026-10-23']) await use('head-of-sales', 'plan', day);
  await use('owner', 'plan', '2026-10-14');
  expect(await readAsOf('S23.8', '2026-10-24')).toMatchObject({ numerator: 4, denominator: 10, from: '2026-10-12' });
  // On the first day itself no whole day is over; nine days are too few to be judged by.
  expect(await readAsOf('S23.8', '2026-10-12')).toMatchObject({ reason: 'tool-not-used' });
  const judged = await readDiagnosis(await frameAsOf(database, '2026-10-23'), new Map(), mistakes.filter(({ number }) => number === 23));
  expect(judged[0]?.signals.find(({ id }) => id === 'S23.8')).toMatchObject({ isAvailable: false, reason: 'too-few', sample: 9 });
});

test('who opened what is seen as the log is: a rep sees the own uses, a head not those of an owner', async () => {
  const usesOf = async (role: Role) => new Set((await listUses(database.sql, { ...system, userId: role, role }, '2026-01-01')).map(({ who }) => who));
  expect([await usesOf('owner'), await usesOf('head-of-sales'), await usesOf('rep')]).toEqual([new Set(['owner', 'head-of-sales', 'rep']), new Set(['head-of-sales', 'rep']), new Set(['rep'])]);
  const { context } = await frameAsOf(database, '2026-11-01');
  const asHead = await createFrame(database, { ...context, viewer: { ...system, userId: 'head-of-sales', role: 'head-of-sales' } });
  const page = await readSignalRows(asHead, 'S2.6', { hitsOnly: false, offset: 0, limit: 10 });
  expect(page?.rows.map(({ who }) => who)).toEqual([null, 'head-of-sales']);
});
