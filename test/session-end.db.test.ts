import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';

const day = 86_400_000;
let database: FreshDatabase;
let server: TestServer;
let passed = 0;

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer(database, { now: () => Date.now() + passed, sessionDays: 7 });
});

test('a session ends after its days, however much it is used, and is gone', async () => {
  const rep = await server.signIn('rep');
  const sessions = async (): Promise<number> => (await database.pool.query('select 1 from session where user_id = $1', [rep.userId])).rows.length;
  passed = 7 * day - 60_000;
  expect((await rep.call('GET', '/sessions')).statusCode).toBe(200);
  passed = 7 * day + 60_000;
  const ended = await rep.call('GET', '/sessions');
  expect([ended.statusCode, ended.json().code]).toEqual([401, 'not-signed-in']);
  expect(await sessions()).toBe(0);
  passed = 0;
  expect((await rep.call('GET', '/sessions')).statusCode).toBe(401);
});

test('a session that nobody used ends by itself', async () => {
  const rep = await server.signIn('rep');
  await database.pool.query(`update session set expires_at = now() - interval '1 second' where user_id = $1`, [rep.userId]);
  expect((await rep.call('GET', '/sessions')).statusCode).toBe(401);
  const other = await server.signIn('rep');
  const { rows } = await database.pool.query<{ days: number }>(`select round(extract(epoch from expires_at - now()) / 86400)::int as days from session where user_id = $1`, [other.userId]);
  expect(rows).toEqual([{ days: 14 }]);
});

test('what stands in the table of sessions signs nobody in', async () => {
  const owner = await server.signIn('owner');
  const { rows } = await database.pool.query<{ token_hash: string }>('select token_hash from session where user_id = $1', [owner.userId]);
  const [name = '', value = ''] = decodeURIComponent(owner.cookie).split('=');
  const [token = '', signature = ''] = value.split('.');
  expect(rows[0]?.token_hash).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(token))).toString('base64url'));
  const stolen = `${name}=${encodeURIComponent(`${rows[0]?.token_hash}.${signature}`)}`;
  expect((await server.call('GET', '/sessions', undefined, { cookie: stolen })).statusCode).toBe(401);
});
