import { PassThrough } from 'node:stream';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '#core/shared/problem.ts';
import { createLog } from '#server/log.ts';
import { version } from '#server/version.ts';
import { keepWorks, type RunningWorks } from '#server/works.ts';
import { readMigrations } from '#store/migrations.ts';
import { startServer, type TestClient } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { until } from '#test/embedded.ts';

let database: FreshDatabase;
let boss: PgBoss;
let works: RunningWorks;
let owner: TestClient;
let head: TestClient;
/** What housekeeping does when its turn comes. */
let tidy: () => Promise<void> = () => Promise.resolve();
let began = 0;

interface ShownWork {
  readonly name: string;
  readonly runningSince: string | null;
  readonly isStopping: boolean;
  readonly waiting: number;
  readonly nextTryAt: string | null;
  readonly doneAt: string | null;
  readonly failure: { readonly at: string; readonly code: string } | null;
}
const state = async () => (await owner.call('GET', '/system/state')).json();
const workOf = async (name: string): Promise<ShownWork> => (await state()).works.find((one: ShownWork) => one.name === name);
const ask = async (name: string, verb: string, client = owner) => (await client.call('POST', `/system/works/${name}/${verb}`)).statusCode;
const audited = async (): Promise<string[]> =>
  (await database.pool.query<{ told: string }>("select action || ' ' || subject_id as told from audit_entry where subject_type = 'work' order by id")).rows.map(({ told }) => told);

beforeAll(async () => {
  database = await freshDatabase();
  boss = new PgBoss({ connectionString: database.url, max: 3 });
  await boss.start();
  works = keepWorks(boss, createLog({ level: 'silent', to: new PassThrough() }));
  await works.add({
    name: 'look-back', everyMillis: null, retries: 3,
    work: async (isStopped) => {
      began += 1;
      await until(async () => isStopped());
    },
  });
  await works.add({ name: 'housekeeping', everyMillis: null, retries: 3, work: () => tidy() });
  const server = await startServer(database, { works, isEmbedded: true });
  owner = await server.signIn('owner');
  head = await server.signIn('head-of-sales');
});
afterAll(async () => {
  works.end();
  await boss.stop({ graceful: true, timeout: 10_000 });
});

describe('the installation', () => {
  test('tells its versions, its schema and what it takes of the disk', async () => {
    const shown = await state();
    expect(shown).toMatchObject({ version, node: process.versions.node, database: { isEmbedded: true, schema: (await readMigrations()).at(-1)?.name } });
    expect(shown.database.version).toMatch(/^\d+\.\d+$/);
    expect(shown.database.bytes).toBeGreaterThan(1_000_000);
    expect(shown.disk).toMatchObject({ uploadsBytes: 0, backupsBytes: 0, freeBytes: expect.any(Number) });
  });
});

describe('background work', () => {
  beforeEach(async () => {
    tidy = () => Promise.resolve();
  });

  test('is seen while it runs, one more of it at most waits, it gives way when asked to, and what was asked is in the log', async () => {
    expect(await ask('look-back', 'repeat')).toBe(200);
    await until(async () => (await workOf('look-back')).runningSince !== null);
    expect(await ask('look-back', 'repeat', head)).toBe(200);
    expect(await ask('look-back', 'repeat')).toBe(200);
    expect(await workOf('look-back')).toMatchObject({ waiting: 1, isStopping: false, doneAt: null });
    expect(await ask('look-back', 'stop')).toBe(200);
    await until(async () => (await workOf('look-back')).doneAt !== null);
    expect(await workOf('look-back')).toMatchObject({ runningSince: null, isStopping: false, waiting: 0, failure: null });
    expect(began).toBe(1);
    expect(await audited()).toEqual(['repeat-work look-back', 'repeat-work look-back', 'repeat-work look-back', 'stop-work look-back']);
  });

  test('that failed says why by its code alone and when it is tried again; a person need not wait for that', async () => {
    tidy = () => Promise.reject(Object.assign(new Problem('disk-full', { place: '/secret' }), { password: 'синий кит' }));
    await ask('housekeeping', 'repeat');
    await until(async () => (await workOf('housekeeping')).failure !== null);
    const { failure, nextTryAt } = await workOf('housekeeping');
    expect(failure?.code).toBe('disk-full');
    expect(Date.parse(nextTryAt ?? '')).toBeGreaterThan(Date.now() + 10_000);
    const { rows } = await database.pool.query<{ output: unknown }>("select output from pgboss.job where name = 'housekeeping'");
    expect(JSON.stringify(rows)).toContain('disk-full');
    expect(JSON.stringify(rows)).not.toMatch(/secret|синий/);
    tidy = () => Promise.resolve();
    await ask('housekeeping', 'repeat');
    await until(async () => (await workOf('housekeeping')).doneAt !== null);
  });

  test('that cannot be stopped or is not here is not found, and leaves nothing in the log', async () => {
    const before = await audited();
    expect([await ask('housekeeping', 'stop'), await ask('letters', 'repeat'), await ask('letters', 'stop')]).toEqual([404, 404, 404]);
    expect(await ask('nothing', 'stop')).toBe(400);
    expect(await audited()).toEqual(before);
  });
});
