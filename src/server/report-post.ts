import { sendDueReports } from '#actions/report-letters.ts';
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

/** Sends the reports whose hour has come, each built with the rights of its reader. */
export async function postReports({ database, dataFolder, baseUrl, jobs, backups, deliver, log, now = Date.now }: ReportPost): Promise<void> {
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
}

/** Looks every few minutes, and at once, whether a report is due. Returns the way to stop, which waits for a letter under way. */
export function startReportPost(post: ReportPost): () => Promise<void> {
  let running: Promise<void> | null = null;
  const look = (): void => {
    running ??= postReports(post)
      .catch((error: unknown) => post.log.error({ err: error }, 'sending reports failed'))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(look, everyMillis);
  timer.unref();
  look();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
