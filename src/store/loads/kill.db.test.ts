import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#core/people/viewer.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { addLoad, loadLock, markUndoing, readLoad, settleInterrupted } from './load-log.ts';

const child = fileURLToPath(new URL('../../../test/load-child.ts', import.meta.url));
const lines = 6000;
let database: FreshDatabase;
let folder = '';
let path = '';

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'thirty-kill-'));
  path = join(folder, 'orders.csv');
  const rows = Array.from({ length: lines }, (_, at) => `${at % 900},2026-03-0${1 + (at % 9)},Клиент ${at % 70},Товар ${at % 40},${at + 1}`);
  await writeFile(path, `order_id,date,customer,product,amount\n${rows.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const count = async (sql: string): Promise<number> => Number(Object.values((await database.pool.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0]);
const counts = (): Promise<number[]> => Promise.all([
  count('select count(*) from order_line'), count('select coalesce(sum(amount), 0) from purchase_day'), count('select count(*) from load_mention'),
  count('select count(*) from customer where listed'), count('select count(*) from assertion'),
]);
const everything = [lines, (100 * lines * (lines + 1)) / 2, 70 + 40, 70, 0];
const nothing = [0, 0, 0, 0, 0];

/** Runs the child and kills it so long after it began; null lets it live. Gives how long it took. */
async function run(task: 'load' | 'undo', id: number, killAfter: number | null): Promise<number> {
  const running = spawn(process.execPath, [child, database.url, task, String(id), path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(running.stdout, 'data');
  const began = Date.now();
  const timer = killAfter === null ? undefined : setTimeout(() => running.kill('SIGKILL'), killAfter);
  await once(running, 'exit');
  clearTimeout(timer);
  while (await count(`select count(*) from pg_locks where locktype = 'advisory' and classid = ${loadLock}`)) await new Promise((resolve) => setTimeout(resolve, 50));
  return Date.now() - began;
}

const enter = (): Promise<number> => addLoad(database.sql, { kind: 'orders', fileName: 'orders.csv', fileBytes: null, filePath: path, options: {}, createdBy: null });
const statusOf = async (id: number): Promise<string> => {
  const load = await readLoad(database.sql, system, id);
  return load?.problem == null ? String(load?.status) : `${load.status} ${load.problem.code}`;
};

async function undo(id: number, killAfter: number | null): Promise<number> {
  expect(await markUndoing(database.sql, id)).toBe(true);
  return run('undo', id, killAfter);
}

test('a process killed at any moment of a load or an undo leaves all of it or nothing, and the next start is clean', async () => {
  const whole = await enter();
  const loadTime = await run('load', whole, null);
  expect(await counts()).toEqual(everything);
  const undoTime = await undo(whole, null);
  expect(await counts()).toEqual(nothing);
  const seen = { load: new Set<string>(), undo: new Set<string>() };
  for (const share of [0.05, 0.2, 0.4, 0.6, 0.75, 0.9]) {
    const id = await enter();
    await run('load', id, loadTime * share);
    const before = await statusOf(id);
    expect(await settleInterrupted(database.sql)).toEqual(before === 'waiting' ? [id] : []);
    expect(await statusOf(id)).toBe(before);
    seen.load.add(before);
    expect([before, await counts()]).toEqual([before, before === 'loaded' ? everything : nothing]);
    if (before === 'waiting') await database.pool.query('delete from load where id = $1', [id]);
    if (before !== 'loaded') continue;
    await undo(id, undoTime * share);
    await settleInterrupted(database.sql);
    const after = await statusOf(id);
    seen.undo.add(after);
    expect([after, await counts()]).toEqual([after, after === 'undone' ? nothing : everything]);
    if (after === 'loaded') await undo(id, null);
  }
  expect(seen.load.has('failed load-interrupted')).toBe(true);

  const standing = await enter();
  await run('load', standing, null);
  for (const share of [0.1, 0.3, 0.5, 0.7]) {
    await undo(standing, undoTime * share);
    await settleInterrupted(database.sql);
    const after = await statusOf(standing);
    expect([after, await counts()]).toEqual([after, after === 'undone' ? nothing : everything]);
    if (after === 'undone') return;
  }
}, 600_000);
