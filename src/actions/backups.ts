import { createReadStream, type ReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { backupName, readBackupName } from '#core/backup/backup-name.ts';
import { type BackupSchedule, dueBackup } from '#core/backup/backup-schedule.ts';
import { outlivedBackups } from '#core/backup/retention.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Day } from '#core/shared/day.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import { noteBackupRun, readBackupSchedule, readScheduleHistory, type RunProblem, writeBackupSchedule } from '#store/backup/backup-log.ts';
import { listBackupFiles, makeBackupsFolder, removeBackupFile, removeUnfinished } from '#store/backup/backups-folder.ts';
import { holdingBackups } from '#store/backup/hold-backups.ts';
import { type BackupMade, writeBackup } from '#store/backup/write-backup.ts';
import type { Database } from '#store/database.ts';
import { readOrganisation } from '#store/organisation.ts';
import { hasOwner } from '#store/users.ts';
import { authorise } from './authorise.ts';

/** Where backups go, and the word to stop one that is being made. */
export interface BackupPlace {
  readonly database: Database;
  readonly folder: string;
  readonly now: () => Instant;
  readonly signal?: AbortSignal;
}

const problemOf = (error: unknown): RunProblem =>
  error instanceof Problem ? { code: error.code, details: error.details } : { code: 'unexpected', details: {} };

/** Writes one backup and notes what became of it; the caller holds the backups. What went wrong is noted and thrown. */
async function write({ database, folder, now, signal }: BackupPlace, reason: 'schedule' | 'demand', dueOn: Day | null): Promise<BackupMade> {
  const startedAt = new Date(now());
  const note = (outcome: { file: string; bytes: number; sha256: string; problem: null } | { file: null; bytes: null; sha256: null; problem: RunProblem }) =>
    noteBackupRun(database.sql, { reason, dueOn, startedAt, endedAt: new Date(now()), ...outcome });
  try {
    await makeBackupsFolder(folder);
    await removeUnfinished(folder);
    const made = await writeBackup(database, join(folder, backupName(startedAt.getTime(), reason)), startedAt, signal);
    await note({ file: basename(made.file), bytes: made.bytes, sha256: made.sha256, problem: null });
    return made;
  } catch (error) {
    await note({ file: null, bytes: null, sha256: null, problem: problemOf(error) });
    throw error;
  }
}

/** Begins a backup that somebody asks for; resolves once it is under way, with its end. Throws `backup-running`. */
export async function beginBackup(place: BackupPlace, viewer: Viewer): Promise<{ readonly done: Promise<BackupMade> }> {
  authorise(viewer, 'backup', 'edit');
  const begun = Promise.withResolvers<void>();
  const done = holdingBackups(place.database, 'refuse', async () => {
    await place.database.sql.transaction().execute((transaction) =>
      record(transaction, viewer, { action: 'make-backup', subjectType: 'backup', subjectId: null, details: {} }),
    );
    begun.resolve();
    return write(place, 'demand', null);
  });
  done.catch(begun.reject);
  await begun.promise;
  return { done };
}

/** Makes the backup whose hour has come, and removes those that have had their time; null when none is due or another is being made. */
export async function makeDueBackup(place: BackupPlace): Promise<BackupMade | null> {
  const { database } = place;
  const due = async (): Promise<Day | null> => {
    const { timeZone } = await readOrganisation(database.sql);
    return dueBackup(await readBackupSchedule(database.sql), await readScheduleHistory(database.sql), place.now(), timeZone);
  };
  // An installation that nobody has begun to use has nothing to keep.
  if ((await due()) === null || !(await hasOwner(database.sql))) return null;
  try {
    return await holdingBackups(database, 'refuse', async () => {
      const day = await due();
      if (day === null) return null;
      const made = await write(place, 'schedule', day);
      await removeOutlived(place);
      return made;
    });
  } catch (error) {
    if (error instanceof Problem && error.code === 'backup-running') return null;
    throw error;
  }
}

async function removeOutlived({ database, folder }: BackupPlace): Promise<void> {
  const { timeZone } = await readOrganisation(database.sql);
  const outlived = outlivedBackups(await listBackupFiles(folder), await readBackupSchedule(database.sql), timeZone);
  for (const { name } of outlived) await removeBackupFile(folder, name);
}

/** To be called when a server starts: what a killed process left unfinished is removed, and noted as a failure. */
export async function settleBackups({ database, folder, now }: BackupPlace): Promise<void> {
  await holdingBackups(database, 'refuse', async () => {
    if ((await removeUnfinished(folder)) === 0) return;
    const at = new Date(now());
    const problem = { code: 'backup-interrupted', details: {} } as const;
    await noteBackupRun(database.sql, { reason: 'demand', dueOn: null, startedAt: at, endedAt: at, file: null, bytes: null, sha256: null, problem });
  }).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'backup-running')) throw error;
  });
}

export async function changeBackupSchedule(database: Database, viewer: Viewer, schedule: BackupSchedule, now: Date): Promise<void> {
  authorise(viewer, 'backup', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    const before = await readBackupSchedule(transaction);
    await writeBackupSchedule(transaction, viewer, schedule, now);
    await record(transaction, viewer, { action: 'change-backup-schedule', subjectType: 'backup', subjectId: null, details: { before, after: schedule } });
  });
}

/** Removes a backup from the folder; `not-found` for what is none of ours. */
export async function removeBackup(database: Database, viewer: Viewer, folder: string, name: string): Promise<void> {
  authorise(viewer, 'backup', 'edit');
  await requireBackup(folder, name);
  await database.sql.transaction().execute((transaction) => record(transaction, viewer, { action: 'remove-backup', subjectType: 'backup', subjectId: name }));
  await removeBackupFile(folder, name);
}

/** A backup as a stream, to take away: everything leaves the machine with it, so it is noted first. `not-found` for what is none of ours. */
export async function openBackup(database: Database, viewer: Viewer, folder: string, name: string): Promise<{ readonly bytes: number; readonly stream: ReadStream }> {
  authorise(viewer, 'backup', 'edit');
  const { bytes } = await requireBackup(folder, name);
  await database.sql.transaction().execute((transaction) =>
    record(transaction, viewer, { action: 'download-backup', subjectType: 'backup', subjectId: name, details: { bytes } }),
  );
  return { bytes, stream: createReadStream(join(folder, name)) };
}

async function requireBackup(folder: string, name: string): Promise<{ readonly bytes: number }> {
  const found = readBackupName(name) === null ? undefined : (await listBackupFiles(folder)).find((file) => file.name === name);
  if (found === undefined) throw new Problem('not-found');
  return found;
}
