import { type BackupPlace, beginBackup, makeDueBackup, settleBackups } from '#actions/backups.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Backups } from '#features/backups.ts';
import type { Database } from '#store/database.ts';
import type { Log } from './log.ts';

const minute = 60_000;

/** Backups that are made while the server runs. */
export interface RunningBackups extends Backups {
  /** Lets go of a backup under way, of which nothing stays; it is made anew after the next start. */
  readonly stop: () => Promise<void>;
}

/** Makes backups on demand, and those whose hour has come: looked up at once and every minute. */
export function startBackups(database: Database, folder: string, log: Log): RunningBackups {
  const stopping = new AbortController();
  const place: BackupPlace = { database, folder, now: Date.now, signal: stopping.signal };
  const running = new Set<Promise<void>>();
  const watch = (work: Promise<unknown>): void => {
    const ended = work.then(
      (made) => made !== null && made !== undefined && log.info({ folder }, 'a backup was made'),
      (error: unknown) => tell(log, folder, error),
    ).then(() => void running.delete(ended));
    running.add(ended);
  };
  let isLooking = false;
  const look = (): void => {
    if (isLooking || stopping.signal.aborted) return;
    isLooking = true;
    watch(makeDueBackup(place).finally(() => (isLooking = false)));
  };
  watch(settleBackups(place).finally(look));
  const timer = setInterval(look, minute);
  timer.unref();
  return {
    folder,
    begin: async (viewer) => watch((await beginBackup(place, viewer)).done),
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function tell(log: Log, folder: string, error: unknown): void {
  if (error instanceof Problem) log.warn({ folder, code: error.code }, 'a backup was not made');
  else log.error({ err: error, folder }, 'a backup was not made');
}
