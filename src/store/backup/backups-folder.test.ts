import { expect, test } from 'vitest';
import { makeBackupsFolder } from './backups-folder.ts';

test.each(['/proc/backups', '/proc/self/x/../backups', '/sys/thirty', '/dev/thirty', '/proc'])('%s is no place for backups, and that is said at once', async (folder) => {
  await expect(makeBackupsFolder(folder)).rejects.toMatchObject({ code: 'backup-folder-unusable', details: { folder, message: 'kernel-folder' } });
});
