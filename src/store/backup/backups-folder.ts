import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Problem } from '#core/shared/problem.ts';
import { type BackupName, readBackupName } from '#core/backup/backup-name.ts';
import { backupProblem } from '../disk-problem.ts';
import { unfinishedEnding } from './write-backup.ts';

export interface BackupFile extends BackupName {
  readonly bytes: number;
}

/** The backups in the folder, the newest first; none where there is no folder yet. Throws `backup-folder-unusable`. */
export async function listBackupFiles(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw backupProblem(error, folder);
  });
  const files: BackupFile[] = [];
  for (const name of names) {
    const known = readBackupName(name);
    const found = known === null ? undefined : await stat(join(folder, name)).catch(() => undefined);
    if (known !== null && found?.isFile() === true) files.push({ ...known, bytes: found.size });
  }
  return files.toSorted((a, b) => b.madeAt - a.madeAt);
}

/** What the kernel shows as files: nothing can be kept there, and making a folder below /proc never ends. */
const kernelFolders = /^\/(?:proc|sys|dev)(?:\/|$)/;
/** Real memory behind a folder of devices; who wants a backup there may have it. */
const sharedMemory = /^\/dev\/shm\//;

/** Makes the folder, readable by its owner alone. Throws `backup-folder-unusable`, `disk-full`. */
export async function makeBackupsFolder(folder: string): Promise<void> {
  const place = resolve(folder);
  if (kernelFolders.test(place) && !sharedMemory.test(place)) throw new Problem('backup-folder-unusable', { folder, message: 'kernel-folder' });
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw backupProblem(error, folder);
  });
}

/** Removes what a killed process left unfinished; how many there were. Only for who knows that no other backup is being made. */
export async function removeUnfinished(folder: string): Promise<number> {
  const left = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith('thirty-') && name.endsWith(unfinishedEnding));
  for (const name of left) await rm(join(folder, name), { force: true });
  return left.length;
}

/** Removes a backup by its name; false when there is none. */
export async function removeBackupFile(folder: string, name: string): Promise<boolean> {
  if (readBackupName(name) === null) return false;
  return rm(join(folder, name)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw backupProblem(error, folder);
    },
  );
}

/** Bytes that are free where the folder is or will be; null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null);
  return found === null ? null : found.bavail * found.bsize;
}
