import { sendDueReports } from '#actions/report-letters.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { writeReportLetter } from '#features/diagnosis-report/letter.ts';
import type { Backups } from '#features/backups.ts';
import type { RequestContext } from '#features/context.ts';
import type { Jobs } from '#features/jobs.ts';
import type { Database } from '#store/database.ts';
import { readOrganisation } from '#store/organisation.ts';
import type { Deliver } from './letters.ts';
import type { Log } from './log.ts';
import { uploadPath } from './upload-path.ts';
import type { Chore } from './works.ts';

const everyMillis = 5 * 60_000;

export interface ReportPost {
  readonly database: Database;
  readonly dataFolder: string;
  readonly baseUrl: string;
  readonly jobs: Jobs;
  readonly backups: Backups;
  readonly deliver: Deliver;
  readonly log: Log;
  /** The clock; the tests bring their own. */
  readonly now?: () => Instant;
}

/** Sends the reports whose hour has come, each built with the rights of its reader; how many did not go. */
export async function postReports({ database, dataFolder, baseUrl, jobs, backups, deliver, log, now = Date.now }: ReportPost): Promise<number> {
  const failures = await sendDueReports(
    database,
    async ({ viewer, email, language }) => {
      const organisation = await readOrganisation(database.sql);
      const context: RequestContext = { database, viewer, organisation, now: now(), jobs, backups, dataFolder, uploadPath: (id) => uploadPath(dataFolder, id) };
      const letter = await writeReportLetter(context, email, language, baseUrl);
      return () => deliver(letter);
    },
    now,
  );
  for (const failure of failures) log.error({ err: failure }, 'a report was not sent');
  return failures.length;
}

/**
 * Looks every few minutes, and at once, whether a report is due. Not tried again by the queue: a letter that did not go
 * is claimed again in the next hour of its day.
 */
export function reportLetters(post: ReportPost): Chore {
  const work = async (): Promise<void> => {
    if ((await postReports(post)) > 0) throw new Problem('mail-refused');
  };
  return { name: 'letters', everyMillis, isAtOnce: true, retries: 0, work };
}
