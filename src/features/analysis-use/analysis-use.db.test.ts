import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';

let database: FreshDatabase;
let server: TestServer;

// 1 November, 01:00 in Moscow; it is still October in UTC.
beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer(database, { now: () => Date.parse('2026-10-31T22:00:00Z') });
});

const used = async (userId: string) =>
  (await database.pool.query<{ analysis: string; day: string; role: string }>(`select analysis, day::text as day, role from analysis_use where user_id = $1`, [userId])).rows;

test('opening an analysis twice is noted once, on the day of the organisation', async () => {
  const head = await server.signIn('head-of-sales');
  for (const _ of [1, 2]) expect((await head.call('POST', '/analyses/silence/opened', {})).statusCode).toBe(200);
  expect(await used(head.userId)).toEqual([{ analysis: 'silence', day: '2026-11-01', role: 'head-of-sales' }]);
});

test('who may not read it cannot have opened it, and what is no analysis is refused', async () => {
  const trainer = await server.signIn('trainer');
  expect((await trainer.call('POST', '/analyses/abcxyz/opened', {})).json<{ code: string }>().code).toBe('not-found');
  expect((await trainer.call('POST', '/analyses/horoscope/opened', {})).json<{ code: string }>().code).toBe('invalid-input');
  expect(await used(trainer.userId)).toEqual([]);
});

test('a rep sees the own uses alone', async () => {
  const rep = await server.signIn('rep');
  await rep.call('POST', '/analyses/plan/opened', {});
  const { uses } = (await rep.call('GET', '/analyses/uses')).json<{ uses: { analysis: string; role: string }[] }>();
  expect(uses).toMatchObject([{ analysis: 'plan', role: 'rep' }]);
});
