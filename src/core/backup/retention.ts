import { addDays, type Day, weekday } from '../shared/day.ts';
import { dayOf } from '../shared/zone.ts';
import type { BackupName } from './backup-name.ts';
import type { BackupSchedule } from './backup-schedule.ts';

type Keep = Pick<BackupSchedule, 'keepDaily' | 'keepWeekly' | 'keepMonthly'>;

/** Backups made before a change of the schema that stay, and as many of those made before a restore. */
const keepBefore = 5;

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** The newest backup of each of the newest `count` groups. */
function newestOfEach(newestFirst: readonly BackupName[], count: number, groupOf: (backup: BackupName) => string): BackupName[] {
  const groups = new Map<string, BackupName>();
  for (const backup of newestFirst) if (!groups.has(groupOf(backup))) groups.set(groupOf(backup), backup);
  return [...groups.values()].slice(0, count);
}

/**
 * Which backups have had their time. Of those by schedule the newest of each of the last days, weeks (from Monday) and
 * months that have one stay, by the organisation's calendar; of those before a change of the schema and before a restore the newest five.
 * What somebody asked for stays until somebody removes it, and so does the newest by schedule, whatever is asked.
 */
export function outlivedBackups(backups: readonly BackupName[], keep: Keep, zone: string): readonly BackupName[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt - a.madeAt);
  const day = ({ madeAt }: BackupName): Day => dayOf(madeAt, zone);
  const scheduled = newestFirst.filter(({ reason }) => reason === 'schedule');
  const kept = new Set([
    ...scheduled.slice(0, 1),
    ...newestOfEach(scheduled, keep.keepDaily, day),
    ...newestOfEach(scheduled, keep.keepWeekly, (backup) => mondayOf(day(backup))),
    ...newestOfEach(scheduled, keep.keepMonthly, (backup) => day(backup).slice(0, 7)),
    ...newestFirst.filter(({ reason }) => reason === 'migration').slice(0, keepBefore),
    ...newestFirst.filter(({ reason }) => reason === 'restore').slice(0, keepBefore),
    ...newestFirst.filter(({ reason }) => reason === 'demand'),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}
