import { prepareSetUp } from '#actions/set-up.ts';
import { Problem } from '#core/shared/problem.ts';
import { openStore } from '#store/open.ts';
import { createApp } from './app.ts';
import { type RunningBackups, startBackups } from './backups.ts';
import type { Config } from './config.ts';
import { housekeeping } from './housekeeping.ts';
import { startJobs, type RunningJobs } from './jobs.ts';
import { createDelivery, createSender } from './letters.ts';
import type { Log } from './log.ts';
import { reportLetters } from './report-post.ts';
import { readSecret } from './secret.ts';
import { version } from './version.ts';

export interface Served {
  readonly address: string;
  /** To print while the installation has no owner. */
  readonly setUpCode: string | null;
  close(): Promise<void>;
}

/** Opens the installation and serves it. What fails on the way leaves nothing running. */
export async function serve(config: Config, log: Log, webFolder: string | null): Promise<Served> {
  const { dataFolder, backupsFolder, databaseUrl, baseUrl, trustedProxies, metricsToken, sessionDays } = config;
  const secret = await readSecret(dataFolder);
  const store = await openStore({ dataFolder, backupsFolder, databaseUrl });
  let jobs: RunningJobs | undefined;
  let backups: RunningBackups | undefined;
  try {
    const deliver = createDelivery(config.mail);
    const sendLetter = createSender(deliver, log);
    jobs = await startJobs(store, store.url, log);
    backups = startBackups(store, backupsFolder, log);
    const app = await createApp({ database: store, log, jobs, backups, baseUrl, dataFolder, secret, trustedProxies, webFolder, sendLetter, metricsToken, sessionDays, isEmbedded: store.isEmbedded, works: jobs.works });
    const setUpCode = await prepareSetUp(store);
    await listen(() => app.listen({ host: config.host, port: config.port }), config.port);
    await jobs.works.add(housekeeping(store, dataFolder, sendLetter === null ? null : { send: sendLetter, baseUrl }));
    if (deliver !== null) await jobs.works.add(reportLetters({ database: store, dataFolder, baseUrl, jobs, backups, deliver, log }));
    log.info({ version, host: config.host, port: config.port, embedded: store.isEmbedded }, 'serving');
    const close = async (): Promise<void> => {
      await app.close();
      await backups?.stop();
      await jobs?.stop();
      await store.close();
    };
    return { address: baseUrl, setUpCode, close };
  } catch (error) {
    await backups?.stop();
    await jobs?.stop();
    await store.close();
    throw error;
  }
}

async function listen(start: () => Promise<string>, port: number): Promise<void> {
  await start().catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Problem('port-taken', { port }) : error;
  });
}
