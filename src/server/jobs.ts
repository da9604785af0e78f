import { PgBoss } from 'pg-boss';
import { loadFile } from '#intake/load-file.ts';
import type { Database } from '#store/database.ts';
import { failInterrupted, listUnfinished, readLoad, readLoadFile } from '#store/loads/load-log.ts';
import { undoLoad } from '#store/loads/run-load.ts';
import type { Jobs } from '#features/jobs.ts';
import type { Log } from './log.ts';

interface LoadJob {
  readonly loadId: number;
}

/** Two queues' work is one after the other: facts have one writer, and the order of loads is the order of their ids. */
const queue = 'facts';

type FactsJob = ({ readonly task: 'load' } & LoadJob) | ({ readonly task: 'undo' } & LoadJob & { readonly userId: string | null });

async function doLoad(database: Database, { loadId }: LoadJob): Promise<void> {
  const load = await readLoad(database.sql, loadId);
  const path = await readLoadFile(database.sql, loadId);
  if (load === undefined || path === null || load.status !== 'waiting') return;
  await loadFile(database, { loadId, path, kind: load.kind, options: load.options });
}

async function doUndo(database: Database, { loadId }: LoadJob, userId: string | null): Promise<void> {
  const load = await readLoad(database.sql, loadId);
  if (load?.status === 'undoing') await undoLoad(database, loadId, load.kind, userId);
}

/** Loads and undos that an earlier process began: what was being written is nowhere, and is said so; what waited goes on. */
async function resume(database: Database, boss: PgBoss): Promise<void> {
  const unfinished = await listUnfinished(database.sql);
  await failInterrupted(database.sql, unfinished.map(({ id }) => id));
  for (const { id, status } of unfinished) if (status === 'waiting') await boss.send(queue, { task: 'load', loadId: id } satisfies FactsJob);
}

/** Starts the background work of one server over its database; stop it before the database closes. */
export async function startJobs(database: Database, url: string, log: Log): Promise<Jobs & { stop: () => Promise<void> }> {
  const boss = new PgBoss({ connectionString: url, max: 3, application_name: 'thirty jobs' });
  boss.on('error', (error) => log.error({ err: error }, 'background work'));
  await boss.start();
  await boss.createQueue(queue, { policy: 'standard', retryLimit: 0, expireInSeconds: 6 * 3600 });
  await boss.deleteQueuedJobs(queue);
  await resume(database, boss);
  await boss.work<FactsJob>(queue, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
    if (job === undefined) return;
    const { data } = job;
    try {
      await (data.task === 'load' ? doLoad(database, data) : doUndo(database, data, data.userId));
    } catch (error) {
      log.warn({ err: error, task: data.task, load: data.loadId }, 'a load did not succeed');
    }
  });
  const send = async (data: FactsJob): Promise<void> => {
    await boss.send(queue, data);
  };
  return {
    load: (loadId) => send({ task: 'load', loadId }),
    undo: (loadId, userId) => send({ task: 'undo', loadId, userId }),
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}
