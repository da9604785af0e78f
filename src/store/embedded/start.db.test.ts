import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, firstWord, otherProcess, until } from '#test/embedded.ts';
import { type Database, openDatabase } from '../database.ts';
import { isAlive } from './postmaster.ts';
import { type EmbeddedServer, startEmbedded } from './start.ts';

async function ask<Value>(server: EmbeddedServer, sql: string): Promise<Value | undefined> {
  const database: Database = openDatabase(server.address);
  try {
    return (await database.pool.query<{ value: Value }>(sql)).rows[0]?.value;
  } finally {
    await database.close();
  }
}

const restart = async (folder: string): Promise<EmbeddedServer> => startEmbedded({ folder, purpose: 'test' });

test('on an empty folder: Unicode whatever the locale, no TCP, a password only its owner reads', async () => {
  const folder = await dataFolder();
  const before = { ...process.env };
  Object.assign(process.env, { LC_ALL: 'C', LANG: '', PGDATA: '/nowhere', LD_LIBRARY_PATH: '/nowhere' });
  const server = await restart(join(folder, 'made', 'here')).finally(() => {
    for (const name of ['LC_ALL', 'LANG', 'PGDATA', 'LD_LIBRARY_PATH']) delete process.env[name];
    Object.assign(process.env, before);
  });
  expect(await ask(server, `SELECT current_setting('server_encoding') || lower(' ПРИВЕТ') AS value`)).toBe('UTF8 привет');
  expect(await ask(server, `SELECT datlocale AS value FROM pg_database WHERE datname = 'thirty'`)).toBe('C.UTF-8');
  expect(await ask(server, `SELECT current_setting('listen_addresses') AS value`)).toBe('');
  expect(server.address.host).toBe(join(folder, 'made', 'here', 'postgres'));
  const password = join(server.address.host, 'thirty.password');
  expect((await stat(password)).mode & 0o777).toBe(0o600);
  await expect(ask({ ...server, address: { ...server.address, password: 'password' } }, 'SELECT')).rejects.toThrow(/password/);
  await server.close();
});

test('data outlives a stop and the stop is clean', async () => {
  const folder = await dataFolder();
  const first = await restart(folder);
  await ask(first, 'CREATE TABLE kept AS SELECT 30 AS value');
  await first.close();
  expect(isAlive(first.pid)).toBe(false);
  expect(await readdir(first.address.host)).not.toContain('postmaster.pid');
  const second = await restart(folder);
  expect(await ask(second, 'SELECT value FROM kept')).toBe(30);
  await second.close();
  expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain('not properly shut down');
});

test('a path too long for a socket is served on this machine alone, by a free port', async () => {
  const folder = join(await dataFolder(), 'очень-длинное-имя-папки-с-данными'.repeat(2));
  const [server, neighbour] = [await restart(folder), await restart(`${folder}-2`)];
  expect(server.address.host).toBe('127.0.0.1');
  expect(server.address.port).not.toBe(neighbour.address.port);
  expect(await ask(server, `SELECT current_setting('listen_addresses') AS value`)).toBe('127.0.0.1');
  await Promise.all([server.close(), neighbour.close()]);
});

test('two starts at once on an empty folder share one server; the last to leave stops it', async () => {
  const folder = await dataFolder();
  const child = otherProcess(folder, 'process.once("SIGUSR2", () => server.close().then(() => process.exit(0)))\nsetInterval(() => {}, 1000)');
  const [mine, theirs] = await Promise.all([restart(folder), firstWord(child)]);
  expect(theirs).toBe(String(mine.pid));
  child.kill('SIGUSR2');
  await once(child, 'exit');
  expect(await ask(mine, 'SELECT 1 AS value')).toBe(1);
  await mine.close();
  expect(isAlive(mine.pid)).toBe(false);
});

test('the first to leave does not take the server from the second', async () => {
  const folder = await dataFolder();
  const [first, second] = await Promise.all([restart(folder), restart(folder)]);
  await first.close();
  expect(await ask(second, 'SELECT 1 AS value')).toBe(1);
  await second.close();
  expect(isAlive(second.pid)).toBe(false);
});

test('a server left by a killed process is taken over, and stopped in the end', async () => {
  const folder = await dataFolder();
  const child = otherProcess(folder);
  const pid = Number(await firstWord(child));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(pid)).toBe(true);
  const server = await restart(folder);
  expect(server.pid).toBe(pid);
  await server.close();
  expect(isAlive(pid)).toBe(false);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s to the process stops the server, then takes effect', async (signal) => {
  const folder = await dataFolder();
  const child = otherProcess(folder);
  const pid = Number(await firstWord(child));
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([null, signal]);
  expect(isAlive(pid)).toBe(false);
});

test.runIf(process.platform === 'linux')('a process that ended but was never collected counts as gone', async () => {
  const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = Number(await firstWord(parent));
  await until(() => !isAlive(pid));
  expect(() => process.kill(pid, 0)).not.toThrow();
  parent.kill();
});

test('an exit without a close stops it as well', async () => {
  const folder = await dataFolder();
  const child = otherProcess(folder, 'process.exit(3)');
  const pid = Number(await firstWord(child));
  await until(() => !isAlive(pid));
  expect((await readdir(join(folder, 'postgres'))).includes('postmaster.pid')).toBe(false);
});

test('a killed server is started again for those who use it, with what was committed', async () => {
  const folder = await dataFolder();
  const server = await startEmbedded({ folder });
  await ask(server, 'CREATE TABLE kept AS SELECT 30 AS value');
  const { pid } = server;
  process.kill(pid, 'SIGKILL');
  await until(() => server.pid !== pid && isAlive(server.pid));
  expect(await ask(server, 'SELECT value FROM kept')).toBe(30);
  await server.close();
  expect(isAlive(server.pid)).toBe(false);
});

test('the folder that a killed initdb left is removed and made anew, one in the making is not', async () => {
  const folder = await dataFolder();
  const child = otherProcess(folder);
  await until(async () => (await readdir(folder)).some((name) => name.includes('unfinished')));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const [left = ''] = (await readdir(folder)).filter((name) => name.includes('unfinished'));
  expect(left).toContain(String(child.pid));
  const others = `postgres.unfinished-${process.ppid}-ab`;
  await mkdir(join(folder, others));
  const server = await restart(folder);
  expect(await ask(server, 'SELECT 1 AS value')).toBe(1);
  await server.close();
  await until(async () => {
    await (await restart(folder)).close();
    return !(await readdir(folder)).includes(left);
  });
  expect(await readdir(folder)).toContain(others);
  expect(dirname(server.address.host)).toBe(folder);
});
