import { join } from 'node:path';
import { backupName, type BackupReason } from '#core/backup/backup-name.ts';
import type { Database } from '../database.ts';
import { migrate } from '../migrate.ts';
import type { Migration } from '../migrations.ts';
import { makeBackupsFolder } from './backups-folder.ts';
import { holdingBackups } from './hold-backups.ts';
import { type BackupMade, writeBackup } from './write-backup.ts';

/**
 * Brings the schema up to date, after a backup of a database that holds anything: without that backup its schema stays
 * as it is. Throws what `migrate` and `writeBackup` throw.
 */
export function migrateSafely(database: Database, backupsFolder: string, migrations?: readonly Migration[]): Promise<string[]> {
  return migrate(database.pool, migrations, () => holdingBackups(database, 'wait', () => writeApart(database, backupsFolder, 'migration')));
}

/** Writes a backup that nobody asked for into the folder, before something happens to the database. */
export async function writeApart(database: Database, folder: string, reason: BackupReason): Promise<BackupMade> {
  const now = new Date();
  await makeBackupsFolder(folder);
  return writeBackup(database, join(folder, backupName(now.getTime(), reason)), now);
}
