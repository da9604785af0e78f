import { rm } from 'node:fs/promises';
import { remindRespondents } from '#actions/remind-respondents.ts';
import type { Letter } from '#features/context.ts';
import type { Database } from '#store/database.ts';
import { forgetOldAttempts } from '#store/sign-in-failures.ts';
import { forgetUploadedFiles } from '#store/uploaded-files.ts';
import type { Log } from './log.ts';
import { surveyLetter } from './survey-letter.ts';
import { uploadPath } from './upload-path.ts';

const hour = 3_600_000;
const fileDays = 7;

/** How letters go out, and where people reach the product. */
export interface Post {
  readonly send: (letter: Letter) => void;
  readonly baseUrl: string;
}

/**
 * Once an hour removes what nobody needs (old counters of failed sign-ins, files never loaded) and, where mail is
 * set up, reminds people of answers that are about to expire. Returns the way to stop.
 */
export function startHousekeeping(database: Database, dataFolder: string, log: Log, post: Post | null): () => void {
  const work = async (name: string, done: Promise<void>): Promise<void> => done.catch((error: unknown) => log.error({ err: error }, `${name} failed`));
  const timer = setInterval(() => {
    void work('housekeeping', tidy(database, dataFolder));
    if (post !== null) void work('reminding', remind(database, post));
  }, hour);
  timer.unref();
  return () => clearInterval(timer);
}

async function remind(database: Database, { send, baseUrl }: Post): Promise<void> {
  await remindRespondents(database, Date.now(), (reminder) => send(surveyLetter(reminder, baseUrl)));
}

async function tidy(database: Database, dataFolder: string): Promise<void> {
  const now = new Date();
  await forgetOldAttempts(database.sql, now);
  const forgotten = await forgetUploadedFiles(database.sql, new Date(now.getTime() - fileDays * 24 * hour));
  for (const id of forgotten) await rm(uploadPath(dataFolder, id), { force: true });
}
