import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { stoppableWork, type WorkName } from '#core/system/work.ts';
import { Problem, problemCodes, type ProblemCode } from '#core/shared/problem.ts';
import type { Work, Works } from '#features/works.ts';
import { databaseProblem } from '#store/disk-problem.ts';
import type { Log } from './log.ts';

/** Work that may be done twice without harm. */
export interface Chore {
  readonly name: WorkName;
  /** How often it is begun by itself; null: only when asked for. */
  readonly everyMillis: number | null;
  /** True begins it at once, too. */
  readonly isAtOnce?: boolean;
  /** How often what failed is tried again: half a minute later, then after twice as long each time. */
  readonly retries: number;
  /** Does it; looks now and then whether it should give way. */
  readonly work: (isStopped: () => boolean) => Promise<void>;
}

const secondsOfDay = 86_400;
const policy = (retries: number) => ({ retryLimit: retries, retryDelay: 30, retryBackoff: true, expireInSeconds: 3600, deleteAfterSeconds: secondsOfDay });

/** What the queue keeps of a failure: its code alone, for its words may hold anything. */
function failureOf(error: unknown): Problem {
  const told = databaseProblem(error);
  return new Problem(told instanceof Problem ? told.code : 'unexpected');
}

const codeOf = ({ output }: JobWithMetadata): ProblemCode => {
  const code: unknown = Reflect.get(output ?? {}, 'code');
  return problemCodes.find((known) => known === code) ?? 'unexpected';
};

/** One chore at work. */
interface RunningChore {
  readonly begin: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly look: () => Promise<Work>;
  readonly end: () => void;
}

/** What a server that was killed left as running will not run on; it may be asked for anew. */
async function dropStranded(boss: PgBoss, name: WorkName): Promise<void> {
  const left = (await boss.findJobs(name)).filter(({ state }) => state === 'active').map(({ id }) => id);
  if (left.length > 0) await boss.cancel(name, left);
}

async function startChore(boss: PgBoss, { name, everyMillis, isAtOnce, retries, work }: Chore, log: Log): Promise<RunningChore> {
  await boss.createQueue(name, { policy: 'short', ...policy(retries) });
  await boss.updateQueue(name, policy(retries));
  await dropStranded(boss, name);
  let since: Date | null = null;
  let [isStopping, isEnding] = [false, false];
  await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 2 }, async () => {
    since = new Date();
    try {
      await work(() => isStopping || isEnding);
    } catch (error) {
      log.error({ err: error, work: name }, 'background work failed');
      throw failureOf(error);
    } finally {
      [since, isStopping] = [null, false];
    }
  });
  const begin = async (): Promise<void> => void (await boss.send(name, {}));
  const beginOrTell = (): void => void begin().catch((error: unknown) => log.error({ err: error, work: name }, 'background work was not begun'));
  const timer = everyMillis === null ? null : setInterval(beginOrTell, everyMillis);
  timer?.unref();
  if (isAtOnce === true) beginOrTell();
  return {
    begin,
    stop: async () => {
      isStopping = since !== null;
      await boss.deleteQueuedJobs(name);
    },
    look: async () => ({ name, runningSince: since, isStopping, ...shapeJobs(await boss.findJobs(name)) }),
    end: () => {
      isEnding = true;
      clearInterval(timer ?? undefined);
    },
  };
}

const newest = (dates: readonly (Date | null)[]): Date | null => dates.reduce((last, date) => (last === null || (date !== null && date > last) ? date : last), null);

function shapeJobs(jobs: readonly JobWithMetadata[]): Pick<Work, 'waiting' | 'nextTryAt' | 'doneAt' | 'failure'> {
  const failed = jobs.filter(({ state }) => state === 'failed' || state === 'retry').at(-1);
  return {
    waiting: jobs.filter(({ state }) => state === 'created').length,
    nextTryAt: jobs.find(({ state }) => state === 'retry')?.startAfter ?? null,
    doneAt: newest(jobs.filter(({ state }) => state === 'completed').map(({ completedOn }) => completedOn)),
    failure: failed === undefined ? null : { at: failed.completedOn ?? failed.startedOn, code: codeOf(failed) },
  };
}

/** Background work that can be added to and ended. */
export interface RunningWorks extends Works {
  readonly add: (chore: Chore) => Promise<void>;
  readonly end: () => void;
}

/** Keeps the chores of one server: each in a queue of its own, at most one of a kind waiting. */
export function keepWorks(boss: PgBoss, log: Log): RunningWorks {
  const running = new Map<WorkName, RunningChore>();
  return {
    add: async (chore) => void running.set(chore.name, await startChore(boss, chore, log)),
    list: () => Promise.all([...running.values()].map(({ look }) => look())),
    stop: async (name) => {
      const chore = stoppableWork.includes(name) ? running.get(name) : undefined;
      await chore?.stop();
      return chore !== undefined;
    },
    again: async (name) => {
      await running.get(name)?.begin();
      return running.has(name);
    },
    end: () => running.forEach(({ end }) => end()),
  };
}
