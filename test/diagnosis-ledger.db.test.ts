import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeBound } from '#actions/bounds.ts';
import { setDays } from '#actions/calendar.ts';
import { changeEmployee } from '#actions/employees.ts';
import { setPlans } from '#actions/plans.ts';
import { changeStages } from '#actions/stages.ts';
import { atLeast } from '#core/diagnosis/vocabulary.ts';
import { system } from '#core/people/viewer.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { enterDemoFiles } from '#intake/demo-files.ts';
import { loadFile } from '#intake/load-file.ts';
import type { Database } from '#store/database.ts';
import { readAnswers } from '#store/diagnosis/answers.ts';
import { currentDiagnosis, freshDiagnosis } from '#store/diagnosis/current.ts';
import { readDiagnosis } from '#store/diagnosis/read-diagnosis.ts';
import { withFrame } from '#store/diagnosis/with-frame.ts';
import { readOrganisation } from '#store/organisation.ts';
import { listPipelineSettings, readStageSettings } from '#store/stage-settings.ts';
import { undoLoad } from '#store/loads/run-load.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';

let folder = '';
let database: Database;
let instant = startOfDay('2026-11-18', 'Europe/Moscow') + 9 * 3_600_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-ledger-'));
  database = await freshDatabase();
  for (const file of await enterDemoFiles(database, system, folder, { seed: 5, scale: 0.2, asOf: '2026-11-18' })) await loadFile(database, { ...file, options: {} });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Judges for the present, a second later each time; tells what was read anew, and that all of it is what a whole reading gives. */
async function judgeAgain(): Promise<string[]> {
  instant += 1000;
  const context = { asOf: new Date(instant), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system };
  const kept = await freshDiagnosis(database, context);
  const whole = await withFrame(database, context, async (frame) => readDiagnosis(frame, await readAnswers(database.sql, new Date())));
  expect(kept.mistakes.map(({ number, signals, price }) => ({ number, price, signals }))).toEqual(whole.map(({ number, signals, price }) => ({ number, price, signals })));
  const anew = await database.pool.query<{ name: string }>('select name from diagnosis_reading where as_of = $1 order by name', [context.asOf]);
  return anew.rows.map(({ name }) => name);
}

test('what an edit does not touch is taken over, and the whole is what a reading of everything gives', async () => {
  const all = await judgeAgain();
  expect(all.length).toBeGreaterThan(100);

  expect(await judgeAgain()).toEqual([]);

  await changeBound(database, system, 'S1.7', atLeast(0.9, 0.8), 'a test');
  const byBounds = await judgeAgain();
  expect(byBounds).toContain('S4.1');
  expect(byBounds.length).toBeLessThan(20);

  await setDays(database, system, ['2026-11-10'], 'off', null);
  expect((await judgeAgain()).length).toBe(all.length);

  await loadRows(database, 'leads', [{ lead_id: 'один', at: '2026-11-16T10:00:00+03:00', first_response_at: '2026-11-17T10:10:00+03:00' }]);
  const byLeads = await judgeAgain();
  expect(byLeads).toEqual(expect.arrayContaining(['S8.8a', 'S8.4', 'sources of leads']));
  expect(byLeads).not.toContain('S1.7');

  const loaded = await loadRows(database, 'tasks', [{ task_id: 'одна', title: 'Позвонить', created_at: '2026-11-02T10:00:00+03:00', due_at: '2026-11-03T10:00:00+03:00' }]);
  expect(await judgeAgain()).toContain('S3.5');
  await undoLoad(database, loaded.loadId, 'tasks', null);
  expect(await judgeAgain()).toContain('S3.5');

  const found = await database.pool.query<{ id: number }>("select id from employee where role = 'rep' order by id limit 1");
  await changeEmployee(database, system, found.rows[0]?.id ?? 0, { functions: ['new'] });
  expect(await judgeAgain()).toEqual(expect.arrayContaining(['S8.1', 'S5.1']));
});

test('a plan leaves what came, and a norm leaves what rests on the order of stages', async () => {
  const organisation = await readOrganisation(database.sql);
  await judgeAgain();
  await setPlans(database, system, organisation, { metric: 'order-revenue', changes: [{ subjectType: 'department', subject: '', month: '2026-10', segment: null, value: 123_456_700 }] });
  const byPlan = await judgeAgain();
  expect(byPlan).toContain('S23.1');
  expect(byPlan.filter((name) => name.startsWith('actuals') || name === 'S28.10')).toEqual([]);

  const pipeline = (await listPipelineSettings(database.sql, system))[0]?.id ?? 0;
  const stages = await readStageSettings(database.sql, system, pipeline);
  await changeStages(database, system, pipeline, stages.map((stage, at) => (at === 1 ? { ...stage, normDays: 5.5 } : stage)));
  const byNorm = await judgeAgain();
  expect(byNorm).toContain('S28.7');
  expect(byNorm).not.toContain('S1.4');

  await changeStages(database, system, pipeline, stages.map((stage, at) => (at === 1 ? { ...stage, role: 'needs' as const } : stage)));
  expect(await judgeAgain()).toContain('S14.6');
});

test('every table that a reading reads is counted: none can change unseen', async () => {
  const uncounted = await database.pool.query("select r.name, j.key from diagnosis_reading r, jsonb_each(r.tables) j where j.value = '-1'");
  expect(uncounted.rows).toEqual([]);
});

test('a reading of yesterday does not stand today, nor one that is an hour old', async () => {
  const all = (await database.pool.query('select 1 from diagnosis_reading')).rowCount ?? 0;
  instant += 3_600_000;
  expect((await judgeAgain()).length).toBeGreaterThanOrEqual(all - 3);
  instant = startOfDay('2026-11-19', 'Europe/Moscow') + 60_000;
  expect((await judgeAgain()).length).toBeGreaterThanOrEqual(all - 3);
});

test('where time alone has passed, what was found earlier today is given at once and made anew behind it', async () => {
  const earlier = new Date(instant);
  instant += 2 * 3_600_000;
  const context = { asOf: new Date(instant), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system };
  expect((await currentDiagnosis(database, context, true)).asOf).toEqual(earlier);
  expect((await freshDiagnosis(database, context)).asOf).toEqual(context.asOf);
});
