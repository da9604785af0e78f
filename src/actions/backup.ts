import { basename } from 'node:path';
import type { Viewer } from '#core/people/viewer.ts';
import { record } from '#store/audit.ts';
import { holdsAnything } from '#store/backup/backup-log.ts';
import { writeApart } from '#store/backup/migrate-safely.ts';
import { restoreBackup, type Restored } from '#store/backup/restore-backup.ts';
import { type BackupMade, writeBackup } from '#store/backup/write-backup.ts';
import type { Database } from '#store/database.ts';
import { authorise } from './authorise.ts';

/** Backs everything up into a file, and notes it in the audit log first, so that the backup knows of itself. */
export async function makeBackup(database: Database, viewer: Viewer, path: string, now: Date): Promise<BackupMade> {
  authorise(viewer, 'backup', 'edit');
  await database.sql.transaction().execute((transaction) =>
    record(transaction, viewer, { action: 'make-backup', subjectType: 'backup', subjectId: basename(path), details: {} }),
  );
  return writeBackup(database, path, now);
}

export interface PutBack extends Restored {
  /** The backup of what was there before; null where nothing was, or it was not wanted. */
  readonly before: string | null;
}

/**
 * Replaces everything by a backup; the restored audit log ends with who restored it. What was there before is backed up
 * into `keepIn` first, unless that is null.
 */
export async function putBackupBack(database: Database, viewer: Viewer, path: string, keepIn: string | null): Promise<PutBack> {
  authorise(viewer, 'backup', 'edit');
  const before = keepIn !== null && (await holdsAnything(database.sql)) ? (await writeApart(database, keepIn, 'restore')).file : null;
  const restored = await restoreBackup(database, path);
  await database.sql.transaction().execute((transaction) =>
    record(transaction, viewer, { action: 'restore-backup', subjectType: 'backup', subjectId: restored.madeAt, details: { file: basename(path) } }),
  );
  return { ...restored, before };
}
