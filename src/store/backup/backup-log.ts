import { type Kysely, sql, type Transaction } from 'kysely';
import { type BackupSchedule, defaultSchedule, type ScheduleHistory } from '#core/backup/backup-schedule.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import type { ProblemCode, ProblemDetails } from '#core/shared/problem.ts';
import type { Tables } from '../tables.ts';

/** When backups are made by themselves; the defaults until somebody sets it. */
export async function readBackupSchedule(database: Kysely<Tables>): Promise<BackupSchedule> {
  const { rows } = await sql<BackupSchedule>`
    select is_on as "isOn", hour, keep_daily as "keepDaily", keep_weekly as "keepWeekly", keep_monthly as "keepMonthly" from backup_schedule`.execute(database);
  return rows[0] ?? defaultSchedule;
}

export async function writeBackupSchedule(transaction: Transaction<Tables>, viewer: Viewer, schedule: BackupSchedule, now: Date): Promise<void> {
  const { isOn, hour, keepDaily, keepWeekly, keepMonthly } = schedule;
  await sql`
    insert into backup_schedule (is_on, hour, keep_daily, keep_weekly, keep_monthly, changed_by, changed_at)
    values (${isOn}, ${hour}, ${keepDaily}, ${keepWeekly}, ${keepMonthly}, ${viewer.userId}, ${now})
    on conflict (one) do update set is_on = excluded.is_on, hour = excluded.hour, keep_daily = excluded.keep_daily,
      keep_weekly = excluded.keep_weekly, keep_monthly = excluded.keep_monthly, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(transaction);
}

export interface RunProblem {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
}

/** A backup that came to its end: a file, or why there is none. */
export interface BackupRun {
  readonly reason: 'schedule' | 'demand';
  readonly dueOn: Day | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly file: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly problem: RunProblem | null;
}

export async function noteBackupRun(database: Kysely<Tables>, run: BackupRun): Promise<void> {
  const { reason, dueOn, startedAt, endedAt, file, bytes, sha256, problem } = run;
  await sql`
    insert into backup_run (reason, due_on, started_at, ended_at, file, bytes, sha256, problem)
    values (${reason}, ${dueOn}::date, ${startedAt}, ${endedAt}, ${file}, ${bytes}, ${sha256}, ${problem === null ? null : JSON.stringify(problem)}::jsonb)`.execute(database);
}

const selected = sql`reason, due_on::text as "dueOn", started_at as "startedAt", ended_at as "endedAt", file, bytes, sha256, problem`;

/** The newest good run, and the newest that failed where none has been good since. */
export async function readBackupRuns(database: Kysely<Tables>): Promise<{ good: BackupRun | null; failed: BackupRun | null }> {
  const { rows } = await sql<BackupRun>`
    (select ${selected} from backup_run where problem is null order by ended_at desc, id desc limit 1) union all
    (select ${selected} from backup_run where problem is not null order by ended_at desc, id desc limit 1)`.execute(database);
  const good = rows.find(({ problem }) => problem === null) ?? null;
  const failed = rows.find(({ problem }) => problem !== null) ?? null;
  return { good, failed: failed !== null && (good === null || good.endedAt < failed.endedAt) ? failed : null };
}

/** What became of backups by schedule. */
export async function readScheduleHistory(database: Kysely<Tables>): Promise<ScheduleHistory> {
  const { rows } = await sql<{ good: Day | null; failed: Date | null }>`
    select max(due_on) filter (where problem is null)::text as good, max(ended_at) filter (where problem is not null) as failed
    from backup_run where reason = 'schedule'`.execute(database);
  return { goodDay: rows[0]?.good ?? null, failedAt: rows[0]?.failed?.getTime() ?? null };
}

/** The checksums of backups, by the name of their file. */
export async function readBackupSums(database: Kysely<Tables>, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ file: string; sha256: string }>`select file, sha256 from backup_run where file = any(${[...files]}) and sha256 is not null`.execute(database);
  return new Map(rows.map(({ file, sha256 }) => [file, sha256]));
}

/** Whether there is anything here that a person would miss; the schema may be any, also none. */
export async function holdsAnything(database: Kysely<Tables>): Promise<boolean> {
  const { rows: tables } = await sql<{ there: boolean }>`select to_regclass('app_user') is not null and to_regclass('load') is not null as there`.execute(database);
  if (tables[0]?.there !== true) return false;
  const { rows } = await sql<{ any: boolean }>`select exists (select from app_user) or exists (select from load) as any`.execute(database);
  return rows[0]?.any === true;
}
