import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '#core/shared/problem.ts';
import { isAlive } from './postmaster.ts';
import type { Purpose } from './settings.ts';
import { runAs, type ServerUser } from './user.ts';

/** The database user of an embedded server: its superuser. */
export const databaseUser = 'thirty';

/** Of the binaries; a folder of another one cannot be opened, only exported and imported. */
const majorVersion = '18';
const passwordFile = 'thirty.password';
const inTheMaking = new Set<string>();

interface Making {
  readonly binaries: string;
  readonly user: ServerUser | undefined;
  readonly purpose: Purpose;
}

/**
 * Makes the cluster at `folder` when there is none. It is made beside its place and moved there
 * when finished, so whatever a killed initdb left bears another name, is provably never finished,
 * and is removed here. Throws `data-folder-damaged` when the place holds something that is no
 * whole cluster: that may be somebody's data, so nothing is touched.
 */
export async function ensureCluster(folder: string, making: Making): Promise<void> {
  await removeUnfinished(folder);
  if (await isThere(folder)) return requireWhole(folder);
  const place = `${folder}.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`;
  inTheMaking.add(place);
  await mkdir(place, { mode: 0o700 });
  try {
    await initialise(place, making);
    await rename(join(place, 'cluster'), folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    if (!(await isThere(folder))) throw error;
  } finally {
    await rm(place, { recursive: true, force: true });
    inTheMaking.delete(place);
  }
}

/** The password of the cluster's superuser; throws `data-folder-foreign` when we may not read it. */
export async function readPassword(folder: string): Promise<string> {
  try {
    return (await readFile(join(folder, passwordFile), 'utf8')).trim();
  } catch {
    throw new Problem('data-folder-foreign', { folder });
  }
}

/** Whose maker is dead. One that its orphaned initdb still writes to may stay for the next time. */
async function removeUnfinished(folder: string): Promise<void> {
  const start = `${basename(folder)}.unfinished-`;
  for (const entry of await readdir(dirname(folder))) {
    const place = join(dirname(folder), entry);
    const pid = entry.startsWith(start) ? Number(entry.slice(start.length).split('-')[0]) : Number.NaN;
    const isDone = pid === process.pid ? !inTheMaking.has(place) : pid > 0 && !isAlive(pid);
    if (isDone) await rm(place, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

async function isThere(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Problem('data-folder-foreign', { folder });
  });
  return entries.length > 0;
}

async function requireWhole(folder: string): Promise<void> {
  for (const file of ['PG_VERSION', 'global/pg_control', 'postgresql.conf', 'pg_hba.conf', passwordFile]) {
    if ((await stat(join(folder, file)).catch(() => undefined)) === undefined) {
      throw new Problem('data-folder-damaged', { folder, missing: file });
    }
  }
  const found = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (found !== majorVersion) throw new Problem('data-folder-version', { folder, found, needed: majorVersion });
}

async function initialise(folder: string, { binaries, user, purpose }: Making): Promise<void> {
  const password = join(folder, 'password');
  const cluster = join(folder, 'cluster');
  const quick = purpose === 'test' ? ['--no-sync'] : [];
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user !== undefined) for (const path of [folder, password]) await chown(path, user.uid, user.gid);
  const place = ['-D', cluster, '-U', databaseUser, `--pwfile=${password}`, '--auth=scram-sha-256'];
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
  await run(join(binaries, 'initdb'), [...place, ...locale, ...quick], user);
  await rename(password, join(cluster, passwordFile));
}

async function run(program: string, args: readonly string[], user: ServerUser | undefined): Promise<void> {
  const child = spawn(program, args, { ...runAs(user), stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const status = await new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  if (status !== 0) {
    const message = Buffer.concat(said).toString('utf8').trim();
    throw new Problem('embedded-failed', { message: message === '' ? `${program}: ${status}` : message });
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
