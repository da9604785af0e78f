import { rm } from 'node:fs/promises';
import type { Database } from '#store/database.ts';
import { forgetOldAttempts } from '#store/sign-in-failures.ts';
import { forgetUploadedFiles } from '#store/uploaded-files.ts';
import type { Log } from './log.ts';
import { uploadPath } from './upload-path.ts';

const hour = 3_600_000;
const fileDays = 7;

/** Once an hour removes what nobody needs: old counters of failed sign-ins, files never loaded. Returns the way to stop. */
export function startHousekeeping(database: Database, dataFolder: string, log: Log): () => void {
  const timer = setInterval(() => {
    tidy(database, dataFolder).catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));
  }, hour);
  timer.unref();
  return () => clearInterval(timer);
}

async function tidy(database: Database, dataFolder: string): Promise<void> {
  const now = new Date();
  await forgetOldAttempts(database.sql, now);
  const forgotten = await forgetUploadedFiles(database.sql, new Date(now.getTime() - fileDays * 24 * hour));
  for (const id of forgotten) await rm(uploadPath(dataFolder, id), { force: true });
}
