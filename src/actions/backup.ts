import type { Viewer } from '#core/people/viewer.ts';
import { record } from '#store/audit.ts';
import { restoreBackup, type Restored } from '#store/backup/restore-backup.ts';
import { writeBackup, type BackupMade } from '#store/backup/write-backup.ts';
import type { Database } from '#store/database.ts';
import { authorise } from './authorise.ts';

/** Backs everything up into a file, and notes it in the audit log first, so that the backup knows of itself. */
export async function makeBackup(database: Database, viewer: Viewer, path: string, now: Date): Promise<BackupMade> {
  authorise(viewer, 'backup', 'edit');
  await database.sql.transaction().execute((transaction) =>
    record(transaction, viewer, { action: 'make-backup', subjectType: 'backup', subjectId: now.toISOString(), details: {} }),
  );
  return writeBackup(database, path, now);
}

/** Replaces everything by a backup; the restored audit log ends with who restored it. */
export async function putBackupBack(database: Database, viewer: Viewer, path: string): Promise<Restored> {
  authorise(viewer, 'backup', 'edit');
  const restored = await restoreBackup(database, path);
  await database.sql.transaction().execute((transaction) =>
    record(transaction, viewer, { action: 'restore-backup', subjectType: 'backup', subjectId: restored.madeAt, details: {} }),
  );
  return restored;
}
