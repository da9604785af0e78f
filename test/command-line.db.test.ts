import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import about from '../package.json' with { type: 'json' };
import { runProgram } from '#cli/program.ts';
import type { Surroundings } from '#cli/surroundings.ts';
import { migrate, schemaState } from '#store/migrate.ts';
import { startServer, testPassword } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { oneTimeCode } from '#test/one-time-code.ts';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});

async function thirty(args: string[], input = ''): Promise<{ code: number; output: string; error: string }> {
  let [output, error] = ['', ''];
  const surroundings: Surroundings = {
    openStore: async () => ({ ...database, isEmbedded: true, close: async () => undefined }),
    migrate: ({ pool }) => migrate(pool),
    schemaState: ({ pool }) => schemaState(pool),
    serve: async () => undefined,
    dataFolder: () => './data',
    backupsFolder: () => './data/backups',
    baseUrl: () => 'http://localhost:3030',
    readInput: async () => input,
    now: Date.now,
    writeOutput: (text) => (output += text),
    writeError: (text) => (error += text),
    language: 'ru',
    isForPerson: false,
  };
  return { code: await runProgram(args, surroundings), output, error };
}

describe('users', () => {
  test('an owner who is locked out comes back by the command line', async () => {
    const server = await startServer(database);
    const owner = await server.signIn('owner');
    for (let at = 0; at < 7; at += 1) await server.call('POST', '/session', { email: owner.email, password: 'не тот' });
    const { code, output } = await thirty(['user', 'reset', owner.email, '--json']);
    expect(code).toBe(0);
    const secret = JSON.parse(output).link.split('#')[1];
    const reset = await server.call('POST', '/password-reset', { secret, password: 'совсем другие слова 5' });
    expect(reset.statusCode).toBe(200);
  });

  test('whoever lost the telephone and the codes gets in by the password again, and it is in the log', async () => {
    const server = await startServer(database);
    const rep = await server.signIn('rep');
    const { key } = (await rep.call('POST', '/second-factor/begin', { password: testPassword })).json<{ key: string }>();
    expect((await rep.call('POST', '/second-factor/confirm', { code: oneTimeCode(key, Date.now()) })).statusCode).toBe(200);
    const codeNeeded = async () => (await server.call('POST', '/session', { email: rep.email, password: testPassword })).json();
    expect(await codeNeeded()).toMatchObject({ codeNeeded: true });
    const { code, output } = await thirty(['user', 'reset-second-factor', rep.email.toUpperCase(), '--json']);
    expect([code, JSON.parse(output)]).toMatchObject([0, { email: rep.email, secondFactor: false }]);
    expect(await codeNeeded()).toMatchObject({ codeNeeded: false });
    const { rows } = await database.pool.query(`select user_id, subject_id from audit_entry where action = 'reset-second-factor'`);
    expect(rows).toEqual([{ user_id: null, subject_id: rep.userId }]);
    expect(await thirty(['user', 'reset-second-factor', 'nobody@example.test'])).toMatchObject({ code: 1 });
  });

  test('are added with a link or a password, listed, disabled, enabled', async () => {
    const added = JSON.parse((await thirty(['user', 'add', 'Olga@Example.ru', '--role', 'rep', '--name', 'Ольга'])).output);
    expect(added).toMatchObject({ email: 'olga@example.ru', role: 'rep', link: expect.stringMatching(/\/reset-password#\S+$/) });
    await thirty(['user', 'add', 'boss@example.ru', '--role', 'owner', '--password-stdin'], 'синий кит 48 gorizont\n');
    const server = await startServer(database);
    const signIn = () => server.call('POST', '/session', { email: 'boss@example.ru', password: 'синий кит 48 gorizont' });
    expect((await signIn()).statusCode).toBe(200);
    await thirty(['user', 'disable', 'olga@example.ru']);
    const { users } = JSON.parse((await thirty(['user', 'list'])).output);
    expect(users.map(({ email, disabled }: { email: string; disabled: boolean }) => [email, disabled])).toEqual([['boss@example.ru', false], ['olga@example.ru', true]]);
    expect(JSON.parse((await thirty(['user', 'enable', 'olga@example.ru'])).output)).toMatchObject({ disabled: false });
  });

  test('are linked to an employee by name', async () => {
    await database.pool.query(`insert into employee (name) values ('Ольга Иванова')`);
    await thirty(['user', 'add', 'olga@example.ru', '--role', 'rep']);
    expect(JSON.parse((await thirty(['user', 'link', 'olga@example.ru', 'Ольга Иванова'])).output)).toMatchObject({ employee: 'Ольга Иванова' });
    expect((await thirty(['user', 'link', 'olga@example.ru', 'Никто'])).error).toBe('Нет такого сотрудника: Никто.\n');
  });
});

describe('answers', () => {
  test('standard output holds JSON and nothing else; a failure is one line and not zero', async () => {
    const good = await thirty(['organisation', '--time-zone', 'Asia/Omsk', '--currency', 'kzt', '--vat', 'excluded', '--json']);
    expect(good).toEqual({ code: 0, error: '', output: expect.stringMatching(/^\{[^\n]*\}\n$/) });
    expect(JSON.parse(good.output)).toMatchObject({ timeZone: 'Asia/Omsk', currency: 'KZT', vat: 'excluded' });
    const bad = await thirty(['organisation', '--time-zone', 'Mars/Olympus']);
    expect(bad).toEqual({ code: 1, output: '', error: 'Неизвестный часовой пояс «Mars/Olympus». Пример: Europe/Moscow.\n' });
    for (const args of [['no-such'], ['user', 'add', 'x@example.ru', '--role', 'king'], ['organisation', '--vat', 'maybe']]) {
      const { code, output, error } = await thirty(args);
      expect([code === 0, output, error.trim().split('\n').length]).toEqual([false, '', 1]);
    }
  });

  test('--version says the version of the package', async () => {
    expect(await thirty(['--version'])).toEqual({ code: 0, output: `${about.version}\n`, error: '' });
  });

  test('--help of every command says what it does', async () => {
    for (const args of [['--help'], ['user', '--help'], ['user', 'add', '--help'], ['check', '--help'], ['migrate', '--help'], ['serve', '--help']]) {
      const { code, output } = await thirty(args);
      expect([code, output.includes('--json')]).toEqual([0, true]);
    }
  });

  test('check tells a sound installation from one that needs migrating', async () => {
    expect(JSON.parse((await thirty(['check'])).output)).toEqual({ status: 'ok', schema: 'current', embedded: true, setUp: false });
    await database.pool.query(`update schema_migration set checksum = 'x' where number = 1`);
    const { code, error } = await thirty(['check']);
    expect([code, error]).toEqual([1, 'База данных не готова (half). Выполните: thirty migrate.\n']);
    expect((await thirty(['migrate'])).error).toContain('0001-organisation');
  });
});

test('a file says whether its sums contain VAT, and the organisation is asked what becomes of them when it changes its mind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'thirty-cli-'));
  try {
    const path = join(folder, 'orders.csv');
    await writeFile(path, 'Номер заказа;Дата;Клиент;Сумма\n1;15.01.2026;Астра;100,00\n');
    const revenue = async () => JSON.parse((await thirty(['metric', 'order-revenue', '--from', '2026-01-01', '--to', '2026-02-01', '--as-of', '2026-02-01'])).output).rows[0].value;
    expect((await thirty(['import', 'orders', path, '--vat', 'perhaps'])).code).not.toBe(0);
    expect(JSON.parse((await thirty(['import', 'orders', path, '--vat', 'excluded'])).output)).toMatchObject({ inserted: 1 });
    expect(await revenue()).toBe('122.00');
    expect(JSON.parse((await thirty(['import', 'orders', path])).output)).toMatchObject({ unchanged: 1 });
    expect(JSON.parse((await thirty(['loads'])).output)[0]).toMatchObject({ vatIncluded: false, vatSaid: true });
    const refused = await thirty(['organisation', '--vat', 'excluded']);
    expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('--loaded-sums recalculate')]);
    expect(JSON.parse((await thirty(['organisation', '--vat', 'excluded', '--loaded-sums', 'recalculate'])).output)).toMatchObject({ vat: 'excluded' });
    expect(await revenue()).toBe('100.00');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
