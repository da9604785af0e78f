import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { isAlive, readPostmaster } from '#store/embedded/postmaster.ts';
import { stop } from '#store/embedded/server.ts';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) {
    const left = await readPostmaster(join(folder, 'postgres'));
    if (left !== undefined && isAlive(left.pid)) await stop(left.pid);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** A data folder of one's own in the temporary folder; its server is stopped after the test. */
export async function dataFolder(name = 'data'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `thirty-${name}-`));
  await chmod(folder, 0o711);
  folders.push(folder);
  return folder;
}

/** Resolves when the condition holds; for what another process does in its own time. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const start = fileURLToPath(new URL('../src/store/embedded/start.ts', import.meta.url));

/** A process that starts the server of a folder, prints its pid or the code of the problem, then does as told. */
export function otherProcess(folder: string, then = 'setInterval(() => {}, 1000)', account: object = {}): ChildProcess {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(start)});
    try {
      const server = await startEmbedded({ folder: ${JSON.stringify(folder)}, purpose: 'test' });
      console.log(server.pid);
      ${then}
    } catch (error) { console.log(error.code ?? error); process.exitCode = 1; }`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { ...account, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The first thing a process says. */
export async function firstWord(child: ChildProcess): Promise<string> {
  if (child.stdout === null) return '';
  const [chunk]: Buffer[] = await once(child.stdout, 'data');
  return String(chunk).trim();
}
