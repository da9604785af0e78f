import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createToken } from '#actions/access-tokens.ts';
import { issuePasswordReset } from '#actions/passwords.ts';
import { resetSecondFactor } from '#actions/users.ts';
import { type Role, system } from '#core/people/viewer.ts';
import { cookieOf, startServer, testPassword, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { oneTimeCode } from '#test/one-time-code.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let server: TestServer;

afterAll(() => {
  vi.useRealTimers();
});

// The clock stands still, so that no code runs out on a slow machine.
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  database = await freshDatabase();
  server = await startServer(database);
});

/** Codes of the half minutes around now: each of them is taken, once. */
const shown = (key: string, step: -1 | 0 | 1 = 0): string => oneTimeCode(key, Date.now() + step * 30_000);

interface Protected extends TestClient {
  readonly key: string;
  readonly recoveryCodes: readonly string[];
}

/** A user whose second step is on; the code of the half minute before is spent on that. */
async function protectedUser(role: Role): Promise<Protected> {
  const client = await server.signIn(role);
  const begun = await client.call('POST', '/second-factor/begin', { password: testPassword });
  const { key, recoveryCodes } = begun.json<{ key: string; recoveryCodes: string[] }>();
  const confirmed = await client.call('POST', '/second-factor/confirm', { code: shown(key, -1) });
  if (confirmed.statusCode !== 200) throw new Error(confirmed.body);
  const cookie = cookieOf(confirmed);
  return { ...client, cookie, key, recoveryCodes, call: (method, path, body) => server.call(method, path, body, { cookie }) };
}

const firstStep = (email: string) => server.call('POST', '/session', { email, password: testPassword });
const secondStep = (cookie: string, code: string) => server.call('POST', '/session/code', { code }, { cookie });

async function challengeOf(email: string): Promise<string> {
  const answer = await firstStep(email);
  expect(answer.json()).toEqual({ done: true, codeNeeded: true });
  return cookieOf(answer);
}

async function signInWith(email: string, code: string) {
  return secondStep(await challengeOf(email), code);
}

test('the codes of the tests are those of RFC 6238', () => {
  // Appendix B, SHA-1, the last six of eight digits; the key is "12345678901234567890".
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect([59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map((seconds) => oneTimeCode(key, seconds * 1000))).toEqual(['287082', '081804', '005924', '353130']);
});

describe('turning it on', () => {
  test('takes the password and a code of the new key, and ends the other sessions', async () => {
    const rep = await server.signIn('rep');
    const elsewhere = cookieOf(await firstStep(rep.email));
    expect((await rep.call('POST', '/second-factor/begin', { password: 'не тот' })).json().code).toBe('password-wrong');
    const begun = await rep.call('POST', '/second-factor/begin', { password: testPassword });
    const { key, link, recoveryCodes } = begun.json();
    expect(link).toMatch(/^otpauth:\/\/totp\/Thirty:rep-\d+%40example\.test\?secret=[A-Z2-7]{32,}&issuer=Thirty&digits=6&period=30$/);
    expect(recoveryCodes).toHaveLength(10);
    // Until it is confirmed nothing has changed.
    expect((await firstStep(rep.email)).json()).toEqual({ done: true, codeNeeded: false });
    expect((await rep.call('POST', '/second-factor/confirm', { code: '000000' })).json().code).toBe('code-wrong');
    expect((await rep.call('POST', '/second-factor/confirm', { code: recoveryCodes[0] })).json().code).toBe('code-wrong');
    const confirmed = await rep.call('POST', '/second-factor/confirm', { code: shown(key) });
    expect(confirmed.statusCode).toBe(200);
    for (const cookie of [elsewhere, rep.cookie]) expect((await server.call('GET', '/sessions', undefined, { cookie })).statusCode).toBe(401);
    const state = await server.call('GET', '/second-factor', undefined, { cookie: cookieOf(confirmed) });
    expect(state.json()).toEqual({ on: true, demanded: false, recoveryCodesLeft: 10 });
    const again = await server.call('POST', '/second-factor/begin', { password: testPassword }, { cookie: cookieOf(confirmed) });
    expect(again.json().code).toBe('second-factor-on');
  });

  test('key and recovery codes are nowhere in the database, the log and the audit log in clear', async () => {
    const rep = await protectedUser('rep');
    const stored = JSON.stringify(await tableContents(database));
    const log = server.logged();
    for (const secret of [rep.key, ...rep.recoveryCodes]) {
      expect(stored).not.toContain(secret);
      expect(log).not.toContain(secret);
    }
    const { rows } = await database.pool.query(`select action from audit_entry where user_id = $1 order by id`, [rep.userId]);
    expect(rows.map(({ action }) => action)).toEqual(['sign-in', 'turn-on-second-factor']);
  });
});

describe('signing in', () => {
  test('takes the password and then the code; the password alone opens nothing', async () => {
    const rep = await protectedUser('rep');
    const first = await firstStep(rep.email);
    expect(first.cookies.filter(({ value }) => value !== '')).toEqual([expect.objectContaining({ name: 'thirty.two_factor', httpOnly: true, sameSite: 'Strict' })]);
    const challenge = cookieOf(first);
    expect((await server.call('GET', '/sessions', undefined, { cookie: challenge })).statusCode).toBe(401);
    const second = await secondStep(challenge, ` ${shown(rep.key).replace(/(...)/, '$1 ')}`);
    expect([second.statusCode, second.body]).toEqual([200, '{"done":true}']);
    expect((await server.call('GET', '/sessions', undefined, { cookie: cookieOf(second) })).statusCode).toBe(200);
    const { rows } = await database.pool.query(`select details from audit_entry where action = 'sign-in' order by id desc limit 1`);
    expect(rows).toEqual([{ details: { by: 'app' } }]);
  });

  test('a code is taken once, also by two at the same moment, and a challenge begins one session', async () => {
    const rep = await protectedUser('rep');
    const code = shown(rep.key);
    const [one, two] = [await challengeOf(rep.email), await challengeOf(rep.email)];
    const answers = await Promise.all([secondStep(one, code), secondStep(two, code)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 403]);
    expect((await signInWith(rep.email, code)).json().code).toBe('code-wrong');
    const used = answers[0]?.statusCode === 200 ? one : two;
    expect((await secondStep(used, shown(rep.key, 1))).json().code).toBe('second-step-over');
  });

  test('the code that turned it on is not taken again', async () => {
    const rep = await protectedUser('rep');
    expect((await signInWith(rep.email, shown(rep.key, -1))).json().code).toBe('code-wrong');
  });

  test('a recovery code works once, whatever its letters and blanks', async () => {
    const rep = await protectedUser('rep');
    const [code = '', other = ''] = rep.recoveryCodes;
    expect((await signInWith(rep.email, ` ${code.toLowerCase()} `)).statusCode).toBe(200);
    expect((await signInWith(rep.email, code)).json().code).toBe('code-wrong');
    expect((await rep.call('GET', '/second-factor')).json()).toMatchObject({ recoveryCodesLeft: 9 });
    const [one, two] = [await challengeOf(rep.email), await challengeOf(rep.email)];
    const answers = await Promise.all([secondStep(one, other), secondStep(two, other)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 403]);
  });

  test('wrong codes lock the user in the same words, whether of the app or for recovery, over all challenges', async () => {
    const rep = await protectedUser('rep');
    const codes = [];
    for (const guess of ['000000', 'AAAA-BBBB-CCCC', '111111', 'x', '222222', '333333']) codes.push((await signInWith(rep.email, guess)).json().code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'code-wrong'), 'too-many-attempts']);
    expect((await signInWith(rep.email, shown(rep.key))).json()).toMatchObject({ code: 'too-many-attempts' });
  });

  test('many guesses at once are counted too', async () => {
    const rep = await protectedUser('rep');
    const challenges = [];
    for (let at = 0; at < 9; at += 1) challenges.push(await challengeOf(rep.email));
    const answers = await Promise.all(challenges.map((cookie, at) => secondStep(cookie, `00000${at}`)));
    expect(answers.filter((answer) => answer.json().code === 'code-wrong')).toHaveLength(5);
  });

  test('without, with a forged or with an old challenge there is no second step', async () => {
    const rep = await protectedUser('rep');
    const challenge = await challengeOf(rep.email);
    const [name = ''] = challenge.split('=');
    const [, value = ''] = /two_factor=([^;]+)/.exec(challenge) ?? [];
    const forged = `${name}=${encodeURIComponent(`${decodeURIComponent(value).split('.')[0]}.${Buffer.from('x'.repeat(32)).toString('base64')}`)}`;
    for (const cookie of ['', 'thirty.two_factor=', 'thirty.two_factor=%E0%A4%A', forged]) {
      expect((await secondStep(cookie, shown(rep.key))).json().code).toBe('second-step-over');
    }
    const late = await challengeOf(rep.email);
    await database.pool.query(`update verification set expires_at = now() - interval '1 hour'`);
    expect((await secondStep(late, shown(rep.key))).json().code).toBe('second-step-over');
  });

  test('a link for a new password does not go round it', async () => {
    const rep = await protectedUser('rep');
    const secret = await issuePasswordReset(database, system, rep.userId, Date.now());
    const reset = await server.call('POST', '/password-reset', { secret, password: 'совсем другие слова 5' });
    expect(reset.json()).toEqual({ done: true, codeNeeded: true });
    expect((await server.call('GET', '/sessions', undefined, { cookie: cookieOf(reset) })).statusCode).toBe(401);
    expect((await secondStep(cookieOf(reset), shown(rep.key))).statusCode).toBe(200);
  });

  test('a disabled user who owes a code stays out', async () => {
    const rep = await protectedUser('rep');
    const challenge = await challengeOf(rep.email);
    await database.pool.query('update app_user set disabled_at = now() where id = $1', [rep.userId]);
    expect((await secondStep(challenge, shown(rep.key))).json().code).toBe('sign-in-refused');
    expect((await database.pool.query('select 1 from session where user_id = $1 and ip_address is not null', [rep.userId])).rowCount).toBe(1);
  });

  test('a token needs no code', async () => {
    const rep = await protectedUser('owner');
    const { secret } = await createToken(database, system, { name: 'x', userId: rep.userId, scopes: ['read'], expiresAt: null });
    await demand(rep, ['owner']);
    await resetSecondFactor(database, system, rep.userId);
    expect((await server.call('GET', '/plans', undefined, { authorization: `Bearer ${secret}` })).json().code).not.toBe('second-factor-needed');
  });
});

const demand = (client: TestClient, roles: readonly string[]) => client.call('PUT', '/second-factor/demanded', { roles });

describe('changing it', () => {
  test('it is turned off with the password and a code, and the session goes on under a new cookie', async () => {
    const rep = await protectedUser('rep');
    const off = (password: string, code: string) => rep.call('POST', '/second-factor/turn-off', { password, code });
    expect((await off('не тот', shown(rep.key))).json().code).toBe('password-wrong');
    expect((await off(testPassword, '000000')).json().code).toBe('code-wrong');
    const done = await off(testPassword, shown(rep.key));
    expect(done.statusCode).toBe(200);
    expect((await rep.call('GET', '/sessions')).statusCode).toBe(401);
    const state = await server.call('GET', '/second-factor', undefined, { cookie: cookieOf(done) });
    expect(state.json()).toEqual({ on: false, demanded: false, recoveryCodesLeft: null });
    expect((await firstStep(rep.email)).json()).toEqual({ done: true, codeNeeded: false });
  });

  test('new recovery codes make the old useless', async () => {
    const rep = await protectedUser('rep');
    const renewed = await rep.call('POST', '/second-factor/recovery-codes', { password: testPassword });
    const { recoveryCodes } = renewed.json<{ recoveryCodes: string[] }>();
    expect((await signInWith(rep.email, rep.recoveryCodes[0] ?? '')).json().code).toBe('code-wrong');
    expect((await signInWith(rep.email, recoveryCodes[0] ?? '')).statusCode).toBe(200);
  });

  test('a changed password keeps the second step and gives this browser a new session', async () => {
    const rep = await protectedUser('rep');
    const changed = await rep.call('PUT', '/session/password', { current: testPassword, next: 'совсем другие слова 5' });
    expect(changed.statusCode).toBe(200);
    expect((await server.call('GET', '/second-factor', undefined, { cookie: cookieOf(changed) })).json()).toMatchObject({ on: true });
  });

  test("an owner takes a colleague's away, never their own; it is in the log and the sessions end", async () => {
    const owner = await protectedUser('owner');
    const rep = await protectedUser('rep');
    expect((await owner.call('POST', `/users/${owner.userId}/reset-second-factor`)).json().code).toBe('own-account');
    expect((await owner.call('POST', `/users/${rep.userId}/reset-second-factor`)).json()).toMatchObject({ id: rep.userId, secondFactor: false });
    expect((await rep.call('GET', '/sessions')).statusCode).toBe(401);
    expect((await firstStep(rep.email)).json()).toEqual({ done: true, codeNeeded: false });
    const { rows } = await database.pool.query(`select user_id, subject_id from audit_entry where action = 'reset-second-factor'`);
    expect(rows).toEqual([{ user_id: owner.userId, subject_id: rep.userId }]);
    const head = await server.signIn('head-of-sales');
    expect((await head.call('POST', `/users/${rep.userId}/reset-second-factor`)).statusCode).toBe(404);
  });

  test('with another secret of the server the trouble has a name', async () => {
    const rep = await protectedUser('rep');
    const moved = await startServer(database, { secret: 'another-p1ece-of-randomness-84d0b1' });
    const first = await moved.call('POST', '/session', { email: rep.email, password: testPassword });
    const second = await moved.call('POST', '/session/code', { code: shown(rep.key) }, { cookie: cookieOf(first) });
    expect([second.statusCode, second.json().code]).toEqual([409, 'second-factor-unreadable']);
    const recovery = await moved.call('POST', '/session/code', { code: rep.recoveryCodes[0] }, { cookie: cookieOf(first) });
    expect([recovery.statusCode, recovery.json().code]).toEqual([409, 'second-factor-unreadable']);
  });
});

describe('demanded of roles', () => {
  test('whoever has none yet reaches nothing but setting it up', async () => {
    const owner = await protectedUser('owner');
    const rep = await server.signIn('rep');
    expect((await demand(owner, ['rep', 'owner'])).json()).toEqual({ roles: ['owner', 'rep'] });
    for (const path of ['/organisation', '/sessions', '/plans', '/survey']) {
      const answer = await rep.call('GET', path);
      expect.soft([path, answer.statusCode, answer.json().code]).toEqual([path, 403, 'second-factor-needed']);
    }
    expect((await rep.call('GET', '/session')).json()).toMatchObject({ user: { secondFactor: { on: false, demanded: true } } });
    const begun = await rep.call('POST', '/second-factor/begin', { password: testPassword });
    const confirmed = await rep.call('POST', '/second-factor/confirm', { code: shown(begun.json().key) });
    const cookie = cookieOf(confirmed);
    expect((await server.call('GET', '/organisation', undefined, { cookie })).statusCode).toBe(200);
    const off = await server.call('POST', '/second-factor/turn-off', { password: testPassword, code: shown(begun.json().key, 1) }, { cookie });
    expect(off.json().code).toBe('second-factor-demanded');
    const analyst = await server.signIn('analyst');
    expect((await analyst.call('GET', '/organisation')).statusCode).toBe(200);
  });

  test('only an owner demands it', async () => {
    const head = await server.signIn('head-of-sales');
    const before = await tableContents(database);
    expect((await demand(head, ['owner'])).statusCode).toBe(404);
    expect(await tableContents(database)).toEqual(before);
  });
});
