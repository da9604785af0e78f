import { dueDay } from '#core/diagnosis/report-hour.ts';
import { mayHaveReport } from '#core/diagnosis/report-rights.ts';
import { system, type Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import type { Instant } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import { claimReportLetters, noteReportLetter, readReportSchedule, type ReportSchedule } from '#store/diagnosis/report-letters.ts';
import { readOrganisation } from '#store/organisation.ts';
import { findUser } from '#store/users.ts';
import { findViewer } from '#store/viewers.ts';

/** A letter that did not go is tried again in the next hour. */
const retryMillis = 55 * 60_000;

/** Who gets the report, with their own rights. */
export interface ReportReader {
  readonly viewer: Viewer;
  readonly email: string;
  readonly language: ReportSchedule['language'];
}

/** Makes a letter, and hands it over when called again. */
export type MakeLetter = (reader: ReportReader) => Promise<() => Promise<void>>;

function failureOf(error: unknown): string {
  const { code, response, message } = error as { code?: unknown; response?: unknown; message?: unknown };
  return [code, response ?? message].filter((part) => typeof part === 'string').join(': ').slice(0, 300) || 'unexpected';
}

async function sendOne(database: Database, userId: string, dueOn: Day, { language }: ReportSchedule, make: MakeLetter, now: () => Instant): Promise<unknown> {
  const note = (event: Parameters<typeof noteReportLetter>[2]) => noteReportLetter(database.sql, { dueOn, userId }, event, new Date(now()));
  try {
    const [viewer, user] = [await findViewer(database.sql, userId), await findUser(database.sql, system, userId)];
    if (viewer === null || user === undefined || !mayHaveReport(viewer)) {
      await note({ kind: 'failed', failure: 'no-right' });
      return null;
    }
    const hand = await make({ viewer, email: user.email, language });
    await note({ kind: 'handed' });
    await hand();
    await note({ kind: 'sent' });
    return null;
  } catch (error) {
    await note({ kind: 'failed', failure: failureOf(error) });
    return error;
  }
}

/**
 * Sends the reports whose hour has come, each to its reader once: a letter is claimed before it is made, tried again in
 * the next hour of the same day where it did not go, and left alone where it may have gone. Returns what went wrong.
 */
export async function sendDueReports(database: Database, make: MakeLetter, now: () => Instant): Promise<readonly unknown[]> {
  const schedule = await readReportSchedule(database.sql);
  if (schedule?.isOn !== true) return [];
  const at = now();
  const due = dueDay(schedule, at, (await readOrganisation(database.sql)).timeZone);
  if (due === null) return [];
  const claim = { dueOn: due.day, now: new Date(at), isFresh: schedule.changedAt.getTime() <= due.since, retryBefore: new Date(at - retryMillis) };
  const readers = await database.sql.transaction().execute((transaction) => claimReportLetters(transaction, claim));
  const failures: unknown[] = [];
  for (const userId of readers) failures.push(await sendOne(database, userId, due.day, schedule, make, now));
  return failures.filter((failure) => failure !== null);
}
