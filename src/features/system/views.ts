import { join } from 'node:path';
import { stoppableWork } from '#core/system/work.ts';
import { freeBytes } from '#store/backup/backups-folder.ts';
import { bytesIn } from '#store/data-folder.ts';
import { readDatabaseFigures } from '#store/database-figures.ts';
import type { SystemContext, Work } from '../works.ts';

const text = (date: Date | null): string | null => date?.toISOString() ?? null;

function showWork({ failure, runningSince, nextTryAt, doneAt, ...work }: Work) {
  return {
    ...work,
    canStop: stoppableWork.includes(work.name),
    runningSince: text(runningSince),
    nextTryAt: text(nextTryAt),
    doneAt: text(doneAt),
    failure: failure === null ? null : { at: failure.at.toISOString(), code: failure.code },
  };
}

/** How the installation is doing, as of this moment. */
export async function showSystem({ database, dataFolder, backups, installation, works }: SystemContext) {
  const { schemaSince, ...figures } = await readDatabaseFigures(database.sql);
  const [free, uploadsBytes, backupsBytes, backupsFree] = await Promise.all([
    freeBytes(dataFolder), bytesIn(join(dataFolder, 'uploads')), bytesIn(backups.folder), freeBytes(backups.folder),
  ]);
  return {
    version: installation.version,
    node: process.versions.node,
    startedAt: new Date(installation.startedAt).toISOString(),
    database: { ...figures, isEmbedded: installation.isEmbedded, schemaSince: text(schemaSince) },
    disk: { freeBytes: free, uploadsBytes, backupsBytes, backupsFreeBytes: backupsFree ?? free },
    works: (await works.list()).map(showWork),
  };
}
