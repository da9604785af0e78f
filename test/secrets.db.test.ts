import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createToken } from '#actions/access-tokens.ts';
import { makeBackup } from '#actions/backup.ts';
import { invite } from '#actions/invitations.ts';
import { issuePasswordReset } from '#actions/passwords.ts';
import { handOver } from '#actions/questionnaires.ts';
import { system } from '#core/people/viewer.ts';
import { contract } from '#server/contract.ts';
import { textOfAnswer } from '#test/answers.ts';
import { startServer, testPassword, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { generatedRoutes } from '#test/generated-calls.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';
import { oneTimeCode } from '#test/one-time-code.ts';

const serverSecret = 'r4ndom-words-of-this-server-51ac08';

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;
/** What was given out once and must be nowhere in clear. */
let given: Readonly<Record<string, string>>;
/** What stands in the database and must be in no answer. */
let stored: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await freshDatabase();
  await loadGoldenFunnel(database);
  server = await startServer(database, { secret: serverSecret, metricsToken: 'monitor-token-41-b' });
  const rep = await server.signIn('rep');
  const begun = (await rep.call('POST', '/second-factor/begin', { password: testPassword })).json<{ key: string; recoveryCodes: string[] }>();
  await rep.call('POST', '/second-factor/confirm', { code: oneTimeCode(begun.key, Date.now()) });
  owner = await server.signIn('owner');
  const token = await createToken(database, system, { name: 'x', userId: owner.userId, scopes: ['read'], expiresAt: null });
  const invitation = await invite(database, system, { email: 'new@example.test', role: 'rep', employeeId: null }, Date.now());
  const reset = await issuePasswordReset(database, system, rep.userId, Date.now());
  const survey = await handOver(database, system, { as: 'rep', note: 'Анна' }, Date.now());
  given = { password: testPassword, session: tokenOf(owner.cookie), token: token.secret, invitation: invitation.secret, reset, survey: survey.secret, key: begun.key, recovery: begun.recoveryCodes[0] ?? '', server: serverSecret, monitor: 'monitor-token-41-b' };
  stored = await read(owner.userId);
});

/** The token in the cookie of a session, without its signature. */
function tokenOf(cookie: string): string {
  return /session_token=([^.]+)\./.exec(decodeURIComponent(cookie))?.[1] ?? '';
}

async function read(userId: string): Promise<Record<string, string>> {
  const { rows } = await database.pool.query<Record<string, string>>(
    `select (select password from credential where user_id = $1) as "password hash", (select token_hash from session where user_id = $1 limit 1) as "session hash",
       (select token_hash from access_token limit 1) as "token hash", (select token_hash from invitation limit 1) as "invitation hash",
       (select token_hash from password_reset limit 1) as "reset hash", (select secret from second_factor limit 1) as "encrypted key",
       (select recovery_codes from second_factor limit 1) as "encrypted codes"`, [userId]);
  return rows[0] ?? {};
}

function found(text: string, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => (secret !== '' && text.includes(secret) ? [name] : []));
}

test('what is looked for is there to be found', () => {
  expect(Object.values({ ...given, ...stored }).every((secret) => typeof secret === 'string' && secret.length >= 12)).toBe(true);
});

describe('no answer holds a secret that was planted', () => {
  test('of any route, asked by an owner', async () => {
    let client = owner;
    for (const route of await generatedRoutes(contract)) {
      const ids = { users: owner.userId };
      const { path, body } = route.call(undefined, ids);
      const answer = await client.call(route.method, path, body);
      const text = `${JSON.stringify(answer.headers['set-cookie'] === undefined ? answer.headers : { ...answer.headers, 'set-cookie': '' })} ${await textOfAnswer(answer)}`;
      expect.soft(found(text, { ...given, ...stored }), `${route.name} → ${answer.statusCode}`).toEqual([]);
      if (answer.statusCode === 401 || route.name.startsWith('session.')) client = await server.signIn('owner');
    }
  });

  test('of any route outside the API, or of a refusal that repeats what was sent', async () => {
    for (const url of ['/openapi.json', '/docs', '/healthz', '/metrics', '/nothing']) {
      expect.soft(found((await server.app.inject(url)).body, { ...given, ...stored }), url).toEqual([]);
    }
    const refused = await server.call('POST', '/session', { email: 1, password: given['password'] });
    expect(found(refused.body, given)).toEqual([]);
  });
});

test('the log holds none of them', () => {
  expect(server.logged()).toContain('/api/session');
  expect(found(server.logged(), { ...given, ...stored })).toEqual([]);
});

test('the database holds none of them in clear, and neither does a backup', async () => {
  const tables = await database.pool.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`);
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query<{ all: string | null }>(`select string_agg(to_jsonb(t)::text, ' ') as all from "${name}" t`);
    expect.soft(found(rows[0]?.all ?? '', given), name).toEqual([]);
  }
  const folder = await mkdtemp(join(tmpdir(), 'thirty-secrets-'));
  await makeBackup(database, system, join(folder, 'x.thirty'), new Date());
  const [file = ''] = await readdir(folder);
  expect(found(gunzipSync(await readFile(join(folder, file))).toString('utf8'), given)).toEqual([]);
});
