import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBackup } from '#actions/backup.ts';
import { beginLoad } from '#actions/loads.ts';
import { system } from '#core/people/viewer.ts';
import { loadFile } from '#intake/load-file.ts';
import { freeBytes } from '#store/backup/backups-folder.ts';
import { openStore, type Store } from '#store/open.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';
import { tableContents } from '#test/table-contents.ts';

/** A small disk of its own, in memory; only where this account may mount one. */
let disk = '';
let isMounted = false;
let orders = '';

beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'thirty-disk-'));
  orders = `${disk}-orders.csv`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=180m,mode=711', 'tmpfs', disk], { stdio: 'ignore' });
    isMounted = true;
  } catch {
    console.warn('No small disk can be mounted here: the test of a full disk is skipped.');
  }
});
afterAll(async () => {
  if (isMounted) execFileSync('umount', ['-l', disk]);
  await rm(disk, { recursive: true, force: true });
  await rm(orders, { force: true });
});

const open = (): Promise<Store> => openStore({ dataFolder: join(disk, 'data') });

test('a full disk is named with its remedy, nothing half is written, and all goes on once there is space', async ({ skip }) => {
  if (!isMounted) return skip('no disk can be mounted');
  const rows = Array.from({ length: 120_000 }, (_, at) => `${at},2026-03-0${1 + (at % 9)},Клиент ${at % 7000},Товар с длинным названием ${at % 400},${at + 1}`);
  await writeFile(orders, `order_id,date,customer,product,amount\n${rows.join('\n')}\n`);
  await chmod(disk, 0o711);
  let store = await open();
  await loadGoldenFunnel(store);
  const { load: _before, load_progress: _progress, ...before } = await tableContents(store);
  // Leave ten megabytes.
  const free = (await freeBytes(disk)) ?? 0;
  const ballast = join(disk, 'ballast');
  await writeFile(ballast, Buffer.alloc(Math.max(0, free - 10_000_000)));

  const loadId = await beginLoad(store, system, { kind: 'orders', fileName: 'orders.csv', fileBytes: 1, filePath: orders, options: {} });
  const refused: unknown = await loadFile(store, { loadId, path: orders, kind: 'orders', options: {} }).then(() => 'loaded', (error: unknown) => error);
  expect(refused).not.toBe('loaded');
  await writeFile(join(disk, 'rest'), Buffer.alloc((await freeBytes(disk)) ?? 0)).catch(() => undefined);
  const target = join(disk, 'now.thirty');
  // Without room for its log the database itself may go down: it comes back by itself once there is space (57P0x, or no connection).
  await expect(makeBackup(store, system, target, new Date())).rejects.toMatchObject({ code: expect.stringMatching(/^(disk-full|database-full|53100|57P0[1-3]|ECONNREFUSED|ECONNRESET|ENOENT)$/) });
  expect((await readdir(disk)).filter((name) => name.startsWith('now'))).toEqual([]);

  await rm(ballast);
  await rm(join(disk, 'rest'), { force: true });
  await store.close();
  store = await open();
  try {
    const { load: _load, load_progress: _now, audit_entry: _audit, ...after } = await tableContents(store);
    const { audit_entry: _auditBefore, ...wanted } = before;
    expect(after).toEqual(wanted);
    await makeBackup(store, system, target, new Date());
    const small = await beginLoad(store, system, { kind: 'orders', fileName: 'orders.csv', fileBytes: 1, filePath: orders, options: {} });
    expect(small).toBeGreaterThan(loadId);
  } finally {
    await store.close();
  }
});
