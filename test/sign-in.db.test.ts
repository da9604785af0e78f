import { beforeEach, describe, expect, test } from 'vitest';
import { getMigrations } from 'better-auth/db/migration';
import { signInLibrary } from '#actions/sign-in-library.ts';
import { issuePasswordReset } from '#actions/passwords.ts';
import { prepareSetUp } from '#actions/set-up.ts';
import { disableUser } from '#actions/users.ts';
import { system } from '#core/people/viewer.ts';
import { cookieOf, startServer, testPassword, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let server: TestServer;

beforeEach(async () => {
  database = await freshDatabase();
  server = await startServer(database);
});

const person = { name: 'Анна', email: 'Anna@Example.ru', password: 'лошадь прыгает 77' };

test('the committed schema is what the sign-in library asks for', async () => {
  const library = signInLibrary(database, { baseUrl: 'http://localhost', secret: 'x'.repeat(40) });
  const plan = await getMigrations(library.options);
  expect([plan.toBeCreated, plan.toBeAdded, plan.unsafeChanges, plan.schemaProblems]).toEqual([[], [], [], []]);
});

describe('first run', () => {
  test('the code from the console makes the owner once', async () => {
    const code = await prepareSetUp(database);
    expect((await server.call('GET', '/session')).json()).toMatchObject({ setUpNeeded: true, user: null, organisation: null });
    const request = { code, ...person, organisation: { name: 'Ромашка', timeZone: 'Asia/Omsk' } };
    const made = await server.call('POST', '/set-up', request);
    expect([made.statusCode, made.body]).toEqual([200, '{"done":true}']);
    const state = await server.call('GET', '/session', undefined, { cookie: cookieOf(made) });
    expect(state.json()).toMatchObject({
      setUpNeeded: false,
      user: { name: 'Анна', email: 'anna@example.ru', role: 'owner' },
      organisation: { name: 'Ромашка', timeZone: 'Asia/Omsk', currency: 'RUB' },
    });
    const before = await tableContents(database);
    const again = await server.call('POST', '/set-up', { ...request, email: 'second@example.ru' });
    expect(again.statusCode).toBe(404);
    expect(await tableContents(database)).toEqual(before);
    expect(await prepareSetUp(database)).toBeNull();
  });

  test('a wrong code, a code of an earlier start and a weak password make nobody', async () => {
    const old = await prepareSetUp(database);
    const code = await prepareSetUp(database);
    const before = await tableContents(database);
    const codes = [
      (await server.call('POST', '/set-up', { code: 'AAAA-BBBB-CCCC', ...person })).json().code,
      (await server.call('POST', '/set-up', { code: old, ...person })).json().code,
      (await server.call('POST', '/set-up', { code, ...person, password: 'короткий' })).json().code,
      (await server.call('POST', '/set-up', { code, ...person, organisation: { timeZone: "UTC'; drop table app_user" } })).json().code,
    ];
    expect(codes).toEqual(['set-up-code-wrong', 'set-up-code-wrong', 'password-too-short', 'time-zone-unknown']);
    expect(await tableContents(database)).toEqual(before);
  });

  test('guessing the code locks the address', async () => {
    await prepareSetUp(database);
    const answers = [];
    for (let at = 0; at < 11; at += 1) answers.push((await server.call('POST', '/set-up', { code: `X${at}`, ...person })).json().code);
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'set-up-code-wrong'));
    expect(answers[10]).toBe('too-many-attempts');
  });
});

describe('signing in', () => {
  test('the cookie is out of reach of scripts and of other sites', async () => {
    const { email } = await server.signIn('owner');
    const answer = await server.call('POST', '/session', { email: ` ${email.toUpperCase()} `, password: testPassword });
    expect(answer.cookies).toHaveLength(1);
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    const secure = await startServer(database, { baseUrl: 'https://sales.example.ru' });
    const other = await secure.call('POST', '/session', { email, password: testPassword });
    expect(other.cookies[0]).toMatchObject({ secure: true, httpOnly: true });
    expect(other.headers['strict-transport-security']).toBeDefined();
  });

  test('unknown, wrong and disabled are told in the same words', async () => {
    const owner = await server.signIn('owner');
    const gone = await server.signIn('rep');
    await disableUser(database, { ...system, userId: owner.userId }, gone.userId, Date.now());
    const answers = [
      await server.call('POST', '/session', { email: 'nobody@example.test', password: testPassword }),
      await server.call('POST', '/session', { email: owner.email, password: 'не тот пароль 123' }),
      await server.call('POST', '/session', { email: gone.email, password: testPassword }),
      await server.call('POST', '/session', { email: 'not an address', password: 'x' }),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.body, answer.cookies]).toEqual([401, answers[0]?.body, []]);
      expect(answer.json().code).toBe('sign-in-refused');
    }
    expect((await gone.call('GET', '/sessions')).statusCode).toBe(401);
  });

  test('an account locks after five failures, known or not, and a reset lifts the lock', async () => {
    const owner = await server.signIn('owner');
    const known = await codesOf(owner.email, 7);
    const unknown = await codesOf('nobody@example.test', 7);
    expect(known).toEqual(unknown);
    expect(known).toEqual([...Array.from({ length: 5 }, () => 'sign-in-refused'), 'too-many-attempts', 'too-many-attempts']);
    const locked = await server.call('POST', '/session', { email: owner.email, password: testPassword });
    expect(locked.json()).toMatchObject({ code: 'too-many-attempts' });
    const secret = await issuePasswordReset(database, system, owner.userId, Date.now());
    const reset = await server.call('POST', '/password-reset', { secret, password: 'новый длинный пароль 9' });
    expect(reset.statusCode).toBe(200);
  });

  test('asking for a link by mail does not lift the lock', async () => {
    const letters: string[] = [];
    const mailing = await startServer(database, { sendLetter: ({ to }) => letters.push(to) });
    const owner = await server.signIn('owner');
    await codesOf(owner.email, 6);
    await mailing.call('POST', '/password-reset/ask', { email: owner.email });
    await expect.poll(() => letters).toEqual([owner.email]);
    expect(await codesOf(owner.email, 1)).toEqual(['too-many-attempts']);
  });

  test('many guesses at once are counted too', async () => {
    const owner = await server.signIn('owner');
    const guesses = Array.from({ length: 12 }, () => server.call('POST', '/session', { email: owner.email, password: 'не тот пароль' }));
    const codes = (await Promise.all(guesses)).map((answer) => answer.json().code as string);
    expect(codes.filter((code) => code === 'sign-in-refused')).toHaveLength(5);
  });

  test('a success starts the count anew', async () => {
    const owner = await server.signIn('owner');
    for (let round = 0; round < 3; round += 1) {
      await codesOf(owner.email, 4);
      expect((await server.call('POST', '/session', { email: owner.email, password: testPassword })).statusCode).toBe(200);
    }
  });

  async function codesOf(email: string, times: number): Promise<string[]> {
    const codes = [];
    for (let at = 0; at < times; at += 1) {
      codes.push((await server.call('POST', '/session', { email, password: 'не тот пароль' })).json().code);
    }
    return codes;
  }
});

describe('other sites', () => {
  test('nothing changes at the word of a foreign page, and no page may sign a visitor in', async () => {
    const owner = await server.signIn('owner');
    const before = await tableContents(database);
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3030.evil.example']) {
      const headers = { cookie: owner.cookie, origin };
      expect((await server.call('DELETE', '/sessions', undefined, headers)).json().code).toBe('cross-site');
      expect((await server.call('POST', '/session', { email: owner.email, password: testPassword }, { origin })).json().code).toBe('cross-site');
    }
    const without = await server.app.inject({ method: 'DELETE', url: '/api/sessions', headers: { cookie: owner.cookie } });
    expect(without.json().code).toBe('cross-site');
    const rebound = { cookie: owner.cookie, origin: 'http://evil.example:3030', host: 'evil.example:3030' };
    expect((await server.call('DELETE', '/sessions', undefined, rebound)).json().code).toBe('cross-site');
    expect(await tableContents(database)).toEqual(before);
  });

  test('a form of another site is not even read', async () => {
    const owner = await server.signIn('owner');
    const headers = { cookie: owner.cookie, 'content-type': 'text/plain' };
    expect((await server.call('PATCH', '/organisation', {}, headers)).json().code).toBe('unsupported-media-type');
  });

  test('a local installation works by any of its own names', async () => {
    const owner = await server.signIn('owner');
    const headers = { cookie: owner.cookie, origin: 'http://127.0.0.1:4567', host: '127.0.0.1:4567' };
    expect((await server.call('PATCH', '/organisation', { name: 'Ромашка' }, headers)).statusCode).toBe(200);
  });
});

describe('sessions and passwords', () => {
  test('a changed password ends every session but gives this browser a new one', async () => {
    const rep = await server.signIn('rep');
    const elsewhere = await server.call('POST', '/session', { email: rep.email, password: testPassword });
    const changed = await rep.call('PUT', '/session/password', { current: testPassword, next: 'совсем другие слова 5' });
    expect(changed.statusCode).toBe(200);
    const dead = [{ cookie: cookieOf(elsewhere) }, { cookie: rep.cookie }];
    for (const headers of dead) expect((await server.call('GET', '/sessions', undefined, headers)).statusCode).toBe(401);
    const fresh = await server.call('GET', '/sessions', undefined, { cookie: cookieOf(changed) });
    expect(fresh.json().rows).toHaveLength(1);
    expect((await server.call('POST', '/session', { email: rep.email, password: testPassword })).statusCode).toBe(401);
  });

  test('a wrong present password changes nothing', async () => {
    const rep = await server.signIn('rep');
    const before = await tableContents(database);
    const answer = await rep.call('PUT', '/session/password', { current: 'не тот', next: 'совсем другие слова 5' });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'password-wrong']);
    expect(await tableContents(database)).toEqual(before);
  });

  test('one sees the own sessions, ends one, signs out everywhere', async () => {
    const rep = await server.signIn('rep');
    const other = await server.call('POST', '/session', { email: rep.email, password: testPassword }, { 'user-agent': 'Phone' });
    const { rows } = (await rep.call('GET', '/sessions')).json<{ rows: { id: string; current: boolean; address: string }[] }>();
    expect(rows.filter(({ current }) => current)).toHaveLength(1);
    expect(rows).toHaveLength(2);
    expect(rows.every(({ address }) => address === '127.0.0.1')).toBe(true);
    const ended = rows.find(({ current }) => !current);
    expect((await rep.call('DELETE', `/sessions/${ended?.id}`)).statusCode).toBe(200);
    expect((await server.call('GET', '/sessions', undefined, { cookie: cookieOf(other) })).statusCode).toBe(401);
    expect((await rep.call('DELETE', '/sessions')).statusCode).toBe(200);
    expect((await rep.call('GET', '/sessions')).statusCode).toBe(401);
  });

  test('a forged or altered cookie is nobody', async () => {
    const owner = await server.signIn('owner');
    const [name = '', value = ''] = owner.cookie.split('=');
    for (const cookie of [`${name}=${value.slice(0, -6)}AAAAAA`, `${name}=${value.split('.')[0]}`, `${name}=`]) {
      expect((await server.call('GET', '/sessions', undefined, { cookie })).statusCode).toBe(401);
    }
  });

  test('a reset link works once and ends the sessions', async () => {
    const rep = await server.signIn('rep');
    const first = await issuePasswordReset(database, system, rep.userId, Date.now());
    const secret = await issuePasswordReset(database, system, rep.userId, Date.now());
    const use = (link: string) => server.call('POST', '/password-reset', { secret: link, password: 'совсем другие слова 5' });
    expect((await use(first)).json().code).toBe('reset-link-invalid');
    expect((await use(secret)).statusCode).toBe(200);
    expect((await use(secret)).json().code).toBe('reset-link-invalid');
    expect((await rep.call('GET', '/sessions')).statusCode).toBe(401);
    const late = await issuePasswordReset(database, system, rep.userId, Date.now() - 25 * 3_600_000);
    expect((await use(late)).json().code).toBe('reset-link-invalid');
  });

  test('asking for a reset answers alike and mails only those who exist', async () => {
    const letters: { to: string; text: string }[] = [];
    const mailing = await startServer(database, { sendLetter: (letter) => letters.push(letter) });
    const rep = await mailing.signIn('rep');
    const known = await mailing.call('POST', '/password-reset/ask', { email: rep.email });
    const unknown = await mailing.call('POST', '/password-reset/ask', { email: 'nobody@example.test' });
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
    await expect.poll(() => letters.length).toBe(1);
    const secret = letters[0]?.text.match(/reset-password#(\S+)/)?.[1];
    expect(letters[0]?.to).toBe(rep.email);
    expect((await mailing.call('POST', '/password-reset', { secret, password: 'совсем другие слова 5' })).statusCode).toBe(200);
  });
});

test('nothing secret gets into the log', async () => {
  const owner = await server.signIn('owner');
  const secret = await issuePasswordReset(database, system, owner.userId, Date.now());
  await server.call('POST', '/password-reset', { secret, password: 'совсем другие слова 5' });
  await owner.call('POST', '/tokens', { name: 'x', userId: owner.userId, scopes: ['read'] });
  const log = server.logged();
  expect(log).toContain('/api/password-reset');
  for (const hidden of [secret, testPassword, 'совсем другие', owner.cookie.split('=')[1] ?? '']) expect(log).not.toContain(hidden);
});
