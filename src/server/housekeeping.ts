import { rm } from 'node:fs/promises';
import { remindRespondents } from '#actions/remind-respondents.ts';
import type { Letter } from '#features/context.ts';
import { system } from '#core/people/viewer.ts';
import { defaultAsOf } from '#store/as-of.ts';
import type { Database } from '#store/database.ts';
import { freshDiagnosis } from '#store/diagnosis/current.ts';
import { readOrganisation } from '#store/organisation.ts';
import { catchUpRollUps } from '#store/rollups/roll-ups.ts';
import { forgetOldAttempts } from '#store/sign-in-failures.ts';
import { forgetUploadedFiles } from '#store/uploaded-files.ts';
import { surveyLetter } from './survey-letter.ts';
import { uploadPath } from './upload-path.ts';
import type { Chore } from './works.ts';

const hour = 3_600_000;
const fileDays = 7;

/** How letters go out, and where people reach the product. */
export interface Post {
  readonly send: (letter: Letter) => void;
  readonly baseUrl: string;
}

/**
 * Once an hour, and at the start, brings roll-ups up to date that a crash emptied, removes what nobody needs (old
 * counters of failed sign-ins, files never loaded), keeps what the diagnosis finds today and, where mail is set up,
 * reminds people of answers that are about to expire. One of them that fails does not keep the others from being done.
 */
export function housekeeping(database: Database, dataFolder: string, post: Post | null): Chore {
  const work = async (): Promise<void> => {
    const tasks = [
      () => catchUpRollUps(database), () => tidy(database, dataFolder), () => keepFinding(database),
      () => (post === null ? Promise.resolve() : remind(database, post)),
    ];
    const failures: unknown[] = [];
    for (const task of tasks) await task().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  return { name: 'housekeeping', everyMillis: hour, retries: 3, work };
}

async function remind(database: Database, { send, baseUrl }: Post): Promise<void> {
  await remindRespondents(database, Date.now(), (reminder) => send(surveyLetter(reminder, baseUrl)));
}

/** A finding of every day, also of those on which nobody looks; kept anew only when what it stands on has changed. */
async function keepFinding(database: Database): Promise<void> {
  const { timeZone, currency } = await readOrganisation(database.sql);
  const { instant, newestFact } = await defaultAsOf(database, new Date(), timeZone);
  if (newestFact !== null) await freshDiagnosis(database, { asOf: instant, timeZone, currency, viewer: system });
}

async function tidy(database: Database, dataFolder: string): Promise<void> {
  const now = new Date();
  await forgetOldAttempts(database.sql, now);
  const forgotten = await forgetUploadedFiles(database.sql, new Date(now.getTime() - fileDays * 24 * hour));
  for (const id of forgotten) await rm(uploadPath(dataFolder, id), { force: true });
}
