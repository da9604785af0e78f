import { nextBackupAt } from '#core/backup/backup-schedule.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import { readBackupRuns, readBackupSchedule, readBackupSums, readScheduleHistory } from '#store/backup/backup-log.ts';
import { freeBytes, listBackupFiles } from '#store/backup/backups-folder.ts';
import { backupRunningSince } from '#store/backup/hold-backups.ts';
import type { RequestContext } from '../context.ts';

const shell = (text: string): string => (/^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

/** The last good backup, the next one, and what went wrong since. */
export async function showState({ database, backups, dataFolder, now, organisation }: RequestContext) {
  const schedule = await readBackupSchedule(database.sql);
  const { good, failed } = await readBackupRuns(database.sql);
  const next = nextBackupAt(schedule, await readScheduleHistory(database.sql), now, organisation.timeZone);
  const since = await backupRunningSince(database);
  return {
    folder: backups.folder,
    freeBytes: (await freeBytes(backups.folder)) ?? (await freeBytes(dataFolder)),
    schedule,
    nextAt: next === null ? null : new Date(next).toISOString(),
    runningSince: since?.toISOString() ?? null,
    last: good?.file == null ? null : {
      name: good.file, endedAt: good.endedAt.toISOString(), bytes: good.bytes ?? 0, seconds: (good.endedAt.getTime() - good.startedAt.getTime()) / 1000,
    },
    failure: failed?.problem == null ? null : { at: failed.endedAt.toISOString(), ...failed.problem },
    restoreCommand: `npm run -s thirty -- restore --data ${shell(dataFolder)} ${shell(backups.folder)}/`,
  };
}

/** A page of the backups in the folder. */
export async function listBackups({ database, backups }: RequestContext, query: PageRequest<'madeAt' | 'bytes'>) {
  const files = await listBackupFiles(backups.folder);
  const direction = query.descending ? -1 : 1;
  const page = files.toSorted((a, b) => direction * (a[query.sort] - b[query.sort])).slice(offsetOf(query), offsetOf(query) + query.size);
  const sums = await readBackupSums(database.sql, page.map(({ name }) => name));
  return {
    total: files.length,
    rows: page.map(({ name, madeAt, reason, bytes }) => ({ name, madeAt: new Date(madeAt).toISOString(), reason, bytes, sha256: sums.get(name) ?? null })),
  };
}
