import type { Instant } from '../shared/zone.ts';

/** Why a backup was made: its hour came, somebody asked, the schema was about to change, or another backup to take its place. */
export const backupReasons = ['schedule', 'demand', 'migration', 'restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** What the name of a backup in the backups folder says. */
export interface BackupName {
  readonly name: string;
  readonly madeAt: Instant;
  readonly reason: BackupReason;
}

const pattern = /^thirty-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(\d{3})-(schedule|demand|migration|restore)\.thirty$/;

/** The name of a backup, in UTC: `thirty-20261124-000000000-schedule.thirty`; names sort by time. */
export function backupName(madeAt: Instant, reason: BackupReason): string {
  const [day = '', time = ''] = new Date(madeAt).toISOString().replaceAll(/[-:.Z]/g, '').split('T');
  return `thirty-${day}-${time}-${reason}.thirty`;
}

/** Reads such a name; null for any other, so that what is not ours is neither listed, sent nor removed. */
export function readBackupName(name: string): BackupName | null {
  const [, year, month, day, hour, minute, second, milli, reason] = pattern.exec(name) ?? [];
  const madeAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`);
  const known = backupReasons.find((one) => one === reason);
  return known === undefined || Number.isNaN(madeAt) ? null : { name, madeAt, reason: known };
}
