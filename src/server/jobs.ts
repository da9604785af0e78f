import { PgBoss } from 'pg-boss';
import { system } from '#core/people/viewer.ts';
import { defaultAsOf } from '#store/as-of.ts';
import { lookBack } from '#store/diagnosis/current.ts';
import { readOrganisation } from '#store/organisation.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Jobs } from '#features/jobs.ts';
import { loadFile } from '#intake/load-file.ts';
import type { Database } from '#store/database.ts';
import { listUnsettled, markNotUndone, readLoad, readLoadFile, settleInterrupted } from '#store/loads/load-log.ts';
import { undoLoad } from '#store/loads/run-load.ts';
import type { Log } from './log.ts';
import { keepWorks, type RunningWorks } from './works.ts';

/** One queue: facts have one writer, and what was asked for first is done first. */
const queue = 'facts';

type FactsJob = { readonly task: 'load'; readonly loadId: number } | { readonly task: 'undo'; readonly loadId: number; readonly userId: string | null };

async function doLoad(database: Database, loadId: number): Promise<void> {
  const load = await readLoad(database.sql, system, loadId);
  const path = await readLoadFile(database.sql, loadId);
  if (load === undefined || path === null || load.status !== 'waiting') return;
  await loadFile(database, { loadId, path, kind: load.kind, options: load.options });
}

async function doUndo(database: Database, loadId: number, userId: string | null): Promise<void> {
  const load = await readLoad(database.sql, system, loadId);
  if (load?.status !== 'undoing') return;
  try {
    await undoLoad(database, loadId, load.kind, userId);
  } catch (error) {
    await markNotUndone(database.sql, loadId);
    throw error;
  }
}

async function work(database: Database, job: FactsJob, log: Log): Promise<void> {
  const { task, loadId } = job;
  try {
    await (task === 'load' ? doLoad(database, loadId) : doUndo(database, loadId, job.userId));
  } catch (error) {
    if (error instanceof Problem) log.info({ task, load: loadId, code: error.code }, 'a file was refused');
    else log.error({ err: error, task, load: loadId }, 'a load did not succeed');
  }
}

/** Findings of past days with what is known now; they give way between days. */
async function doLookBack(database: Database, isStopped: () => boolean, log: Log): Promise<void> {
  const { timeZone, currency } = await readOrganisation(database.sql);
  const { instant } = await defaultAsOf(database, new Date(), timeZone);
  const days = await lookBack(database, { asOf: instant, timeZone, currency, viewer: system }, isStopped);
  if (days > 0) log.info({ days }, 'past days were judged');
}

const strandedMillis = 10_000;

/**
 * A database that fell took the word of a job with it: what has stood for ten seconds while nothing was worked on is
 * settled as after a start, and what waits is sent again. A load that was sent twice is done once.
 */
function startTakingUp(database: Database, workedSoFar: () => number | null, send: (loadId: number) => Promise<void>): () => void {
  let before = '';
  const look = async (): Promise<void> => {
    const worked = workedSoFar();
    const unsettled = worked === null ? [] : await listUnsettled(database.sql);
    const now = unsettled.length === 0 ? '' : `${worked}: ${unsettled.join(' ')}`;
    if (now !== '' && now === before) for (const loadId of await settleInterrupted(database.sql)) await send(loadId);
    before = now;
  };
  const timer = setInterval(() => void look().catch(() => (before = '')), strandedMillis);
  timer.unref();
  return () => clearInterval(timer);
}

/** Background work that can be stopped; stop it before the database closes. */
export interface RunningJobs extends Jobs {
  /** What is done besides loads, and the way to add to it. */
  readonly works: RunningWorks;
  readonly stop: () => Promise<void>;
}

/** Starts the background work of one server over its database, and goes on with what waited for its turn. */
export async function startJobs(database: Database, url: string, log: Log): Promise<RunningJobs> {
  const boss = new PgBoss({ connectionString: url, max: 3, application_name: 'thirty jobs' });
  boss.on('error', (error) => log.error({ err: error }, 'background work'));
  await boss.start();
  await boss.createQueue(queue, { policy: 'standard', retryLimit: 0, expireInSeconds: 6 * 3600 });
  await boss.deleteQueuedJobs(queue);
  const send = async (job: FactsJob): Promise<void> => void (await boss.send(queue, job));
  for (const loadId of await settleInterrupted(database.sql)) await send({ task: 'load', loadId });
  let worked = 0;
  let isWorking = false;
  await boss.work<FactsJob>(queue, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
    if (job === undefined) return;
    isWorking = true;
    await work(database, job.data, log).finally(() => (isWorking = false));
    worked += 1;
  });
  const stopLooking = startTakingUp(database, () => (isWorking ? null : worked), (loadId) => send({ task: 'load', loadId }));
  const works = keepWorks(boss, log);
  await works.add({ name: 'look-back', everyMillis: null, retries: 3, work: (isStopped) => doLookBack(database, isStopped, log) });
  return {
    works,
    load: (loadId) => send({ task: 'load', loadId }),
    undo: (loadId, userId) => send({ task: 'undo', loadId, userId }),
    lookBack: async () => void (await works.again('look-back')),
    stop: () => {
      works.end();
      stopLooking();
      return boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}
