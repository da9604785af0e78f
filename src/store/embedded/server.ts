import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Problem } from '#core/shared/problem.ts';
import { findRunning, isAlive, type Postmaster } from './postmaster.ts';
import { type Purpose, serverSettings } from './settings.ts';
import { runAs, type ServerUser } from './user.ts';

/** What it takes to start the server of one cluster. */
export interface Launch {
  readonly cluster: string;
  readonly binaries: string;
  readonly user: ServerUser | undefined;
  readonly purpose: Purpose;
  readonly log: string;
}

const longestSocketFolder = 85;
const mostLogBytes = 10_000_000;
const patience = { startMs: 300_000, fastStopMs: 60_000, hardStopMs: 10_000 };

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The server that runs on the cluster, ready: one already there (also left by a killed process), else a new one. */
export async function ensureRunning(launch: Launch): Promise<Postmaster> {
  const deadline = Date.now() + patience.startMs;
  while (Date.now() < deadline) {
    const running = await findRunning(launch.cluster);
    if (running?.isReady === true) return running;
    if (running === undefined) await start(launch, deadline);
    else await pause(50);
  }
  throw new Problem('embedded-failed', { message: `not ready within ${patience.startMs / 1000} s, see ${launch.log}` });
}

/** Ends the server the fast way: clients are cut off, everything committed is on disk. Returns when it is gone. */
export async function stop(pid: number): Promise<void> {
  for (const [signal, wait] of [['SIGINT', patience.fastStopMs], ['SIGQUIT', patience.hardStopMs]] as const) {
    if (!tell(pid, signal)) return;
    const deadline = Date.now() + wait;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await pause(20);
    }
  }
}

/** Asks the server to end once its last client has gone, without waiting: all a dying process can do. */
export function stopWhenUnused(pid: number): void {
  if (process.platform !== 'win32') tell(pid, 'SIGTERM');
}

async function start(launch: Launch, deadline: number): Promise<void> {
  await turnLog(launch.log);
  const logged = await stat(launch.log).then((found) => found.size, () => 0);
  const log = openSync(launch.log, 'a', 0o600);
  const args = Object.entries({ ...serverSettings(launch.purpose), ...(await listening(launch.cluster)) });
  const child = spawn(
    join(launch.binaries, 'postgres'),
    ['-D', launch.cluster, ...args.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...runAs(launch.user), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `exit ${code ?? signal}`));
  child.unref();
  while (Date.now() < deadline) {
    if (ended !== undefined) return explain(launch.log, logged, ended);
    const running = await findRunning(launch.cluster);
    if (running?.isReady === true && running.pid === child.pid) return;
    await pause(20);
  }
}

/** Returns, for another try, when another process was quicker, or workers of a dead server are still ending. */
async function explain(log: string, from: number, ended: string): Promise<void> {
  const said = (await readFile(log)).subarray(from).toString('utf8').trim();
  if (/lock file "postmaster.pid"|pre-existing shared memory block/.test(said)) return pause(200);
  if (/No space left on device/.test(said)) throw new Problem('disk-full', { place: dirname(log) });
  const last = said.split('\n').slice(-5).join('\n');
  throw new Problem('embedded-failed', { message: last === '' ? ended : last });
}

async function listening(cluster: string): Promise<Readonly<Record<string, string>>> {
  const isShort = Buffer.byteLength(cluster) <= longestSocketFolder;
  if (process.platform !== 'win32' && isShort) {
    const folder = `"${cluster.replaceAll('"', '""')}"`;
    return { listen_addresses: '', unix_socket_directories: folder, unix_socket_permissions: '0700' };
  }
  return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(await freePort()) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function turnLog(log: string): Promise<void> {
  const size = await stat(log).then((found) => found.size, () => 0);
  if (size > mostLogBytes) await rename(log, `${log}.1`);
}

function tell(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
