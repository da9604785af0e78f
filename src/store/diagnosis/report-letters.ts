import { type Kysely, sql, type Transaction } from 'kysely';
import type { Day } from '#core/shared/day.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Tables } from '../tables.ts';

/** When the report goes out by mail. */
export interface ReportSchedule {
  readonly isOn: boolean;
  /** ISO: Monday is 1. */
  readonly weekday: number;
  /** Of the organisation's day. */
  readonly hour: number;
  readonly language: 'ru' | 'en';
  readonly changedAt: Date;
}

export interface ReportLetter {
  readonly dueOn: Day;
  readonly userId: string;
  readonly attempts: number;
  readonly claimedAt: Date;
  readonly handedAt: Date | null;
  readonly sentAt: Date | null;
  readonly failure: string | null;
}

/** The schedule as it is set; null until somebody sets it. */
export async function readReportSchedule(database: Kysely<Tables>): Promise<ReportSchedule | null> {
  const { rows } = await sql<ReportSchedule>`
    select is_on as "isOn", weekday, hour, language, changed_at as "changedAt" from report_schedule`.execute(database);
  return rows[0] ?? null;
}

export async function readReportReaders(database: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select user_id as id from report_reader order by user_id`.execute(database);
  return rows.map(({ id }) => id);
}

export async function writeReportSchedule(transaction: Transaction<Tables>, viewer: Viewer, schedule: ReportSchedule, readers: readonly string[]): Promise<void> {
  const { isOn, weekday, hour, language, changedAt } = schedule;
  await sql`
    insert into report_schedule (is_on, weekday, hour, language, changed_by, changed_at) values (${isOn}, ${weekday}, ${hour}, ${language}, ${viewer.userId}, ${changedAt})
    on conflict (one) do update set is_on = excluded.is_on, weekday = excluded.weekday, hour = excluded.hour, language = excluded.language,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(transaction);
  await sql`delete from report_reader where not user_id = any(${[...readers]})`.execute(transaction);
  await sql`insert into report_reader (user_id) select unnest(${[...readers]}::text[]) on conflict do nothing`.execute(transaction);
}

interface Claim {
  readonly dueOn: Day;
  readonly now: Date;
  /** Readers who have had no letter of that day get one. */
  readonly isFresh: boolean;
  /** An attempt before this instant that did not succeed is made again. */
  readonly retryBefore: Date;
}

/** Claims the letters of a day that are to be made now and returns their readers: each is returned to one caller only. */
export async function claimReportLetters(transaction: Transaction<Tables>, { dueOn, now, isFresh, retryBefore }: Claim): Promise<readonly string[]> {
  const retried = await sql<{ id: string }>`
    update report_letter set attempts = attempts + 1, claimed_at = ${now}, handed_at = null, failure = null
    where due_on = ${dueOn}::date and sent_at is null and (failure is not null or handed_at is null) and claimed_at <= ${retryBefore}
      and user_id in (select user_id from report_reader)
    returning user_id as id`.execute(transaction);
  if (!isFresh) return retried.rows.map(({ id }) => id);
  const fresh = await sql<{ id: string }>`
    insert into report_letter (due_on, user_id, claimed_at) select ${dueOn}::date, user_id, ${now} from report_reader
    on conflict do nothing returning user_id as id`.execute(transaction);
  return [...retried.rows, ...fresh.rows].map(({ id }) => id);
}

/** What became of a letter: about to be handed over, sent, or not and why. */
export type LetterEvent = { readonly kind: 'handed' } | { readonly kind: 'sent' } | { readonly kind: 'failed'; readonly failure: string };

export async function noteReportLetter(database: Kysely<Tables>, { dueOn, userId }: Pick<ReportLetter, 'dueOn' | 'userId'>, event: LetterEvent, now: Date): Promise<void> {
  const set = event.kind === 'handed' ? sql`handed_at = ${now}` : event.kind === 'sent' ? sql`sent_at = ${now}, failure = null` : sql`failure = ${event.failure}`;
  await sql`update report_letter set ${set} where due_on = ${dueOn}::date and user_id = ${userId}`.execute(database);
}

/** The newest letters, of the readers named. */
export async function listReportLetters(database: Kysely<Tables>, userIds: readonly string[], limit: number): Promise<readonly ReportLetter[]> {
  const { rows } = await sql<ReportLetter>`
    select due_on::text as "dueOn", user_id as "userId", attempts, claimed_at as "claimedAt", handed_at as "handedAt", sent_at as "sentAt", failure
    from report_letter where user_id = any(${[...userIds]}) order by due_on desc, claimed_at desc, user_id limit ${limit}`.execute(database);
  return rows;
}
