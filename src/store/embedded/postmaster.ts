import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a running server wrote about itself; `host` is the folder of its unix socket or an address. */
export interface Postmaster {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly isReady: boolean;
}

/** More than any system gives out, so it never belongs to a living process. */
const nobodysPid = 4_194_305;

/** What `postmaster.pid` of a cluster says, whether or not the process still lives; undefined without one. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid = '', , , port = '', socketFolder = '', address = '', , status = ''] = text.split('\n');
  if (!/^\d+$/.test(pid)) return undefined;
  const host = socketFolder === '' ? address : socketFolder;
  return { pid: Number(pid), host, port: Number(port), isReady: status.trim() === 'ready' };
}

/**
 * The server that runs on a cluster now; undefined when none does. A `postmaster.pid` whose number
 * meanwhile belongs to some other program would keep the server from starting: its number is
 * replaced by one that nobody has. The file itself stays, since the server finds by it any worker
 * that outlived its master.
 */
export async function findRunning(cluster: string): Promise<Postmaster | undefined> {
  const found = await readPostmaster(cluster);
  if (found === undefined || !isAlive(found.pid)) return undefined;
  if (await servesCluster(found.pid, cluster)) return found;
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) await writeFile(file, text.replace(/^\d+/, String(nobodysPid)));
  return undefined;
}

/** Whether a process with this number lives, ours or not. One that ended but was never collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** In a container without an init process nobody collects the orphans. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const command =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).then((said) => said.stdout, () => '');
  return command.includes('postgres') && command.includes(cluster);
}
