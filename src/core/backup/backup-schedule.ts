import { addDays, type Day } from '../shared/day.ts';
import { dayOf, type Instant, instantAt } from '../shared/zone.ts';

/** When backups are made by themselves, and how many of them stay. */
export interface BackupSchedule {
  readonly isOn: boolean;
  /** Of the organisation's day. */
  readonly hour: number;
  readonly keepDaily: number;
  readonly keepWeekly: number;
  readonly keepMonthly: number;
}

/** Until somebody sets it: every night at three; a week of days, a month of weeks, a year of months. */
export const defaultSchedule: BackupSchedule = { isOn: true, hour: 3, keepDaily: 7, keepWeekly: 4, keepMonthly: 12 };

const hourMillis = 3_600_000;
/** One that did not succeed is tried again after so long. */
export const retryMillis = hourMillis;

/** What became of backups by schedule so far. */
export interface ScheduleHistory {
  /** The organisation's day that the newest good one was made for. */
  readonly goodDay: Day | null;
  readonly failedAt: Instant | null;
}

/** When the next backup is to begin: the first hour not made up for, an hour after a failure at the earliest; null when off. */
export function nextBackupAt({ isOn, hour }: BackupSchedule, { goodDay, failedAt }: ScheduleHistory, now: Instant, zone: string): Instant | null {
  if (!isOn) return null;
  const today = dayOf(now, zone);
  const next = goodDay === null || goodDay < today ? today : addDays(today, 1);
  const at = instantAt(next, hour * hourMillis, zone);
  return failedAt === null ? at : Math.max(at, failedAt + retryMillis);
}

/** The day whose backup is to be made now; null when its hour has not come. What was missed is made up for until midnight. */
export function dueBackup(schedule: BackupSchedule, history: ScheduleHistory, now: Instant, zone: string): Day | null {
  const at = nextBackupAt(schedule, history, now, zone);
  return at !== null && at <= now ? dayOf(now, zone) : null;
}
