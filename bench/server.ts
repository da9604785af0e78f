import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createUser } from '#actions/users.ts';
import type { KindId } from '#core/files/kind.ts';
import { system } from '#core/people/viewer.ts';
import { openStore, type Store } from '#store/open.ts';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const password = 'синий кит 48 gorizont';

/** The product as people run it: a process of its own that listens, and an owner who is signed in. */
export interface RunningServer {
  readonly address: string;
  /** A second way into the database, for waiting and for settings. */
  readonly store: Store;
  /** A signed-in person's cookie. */
  readonly cookie: string;
  /** Calls `/api` + path and gives what it answers; throws for a refusal. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Sends a file and starts its load, whose id it gives. */
  load(kind: KindId, path: string): Promise<number>;
  /** Waits until nothing of what a start sets going is left: the diagnosis of the day above all. */
  calm(): Promise<void>;
  /** Resident memory of the server's process in bytes, now and at the most. */
  memory(): Promise<{ readonly now: number; readonly most: number }>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something is so; fails after a while. */
export async function until(is: () => Promise<boolean>, seconds: number, everyMs = 50): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(everyMs)) if (await is()) return;
  throw new Error(`Not within ${seconds} seconds`);
}

async function waitForHealth(address: string, child: ChildProcess): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`);
    return fetch(`${address}/healthz`).then((answer) => answer.ok, () => false);
  }, 120);
}

async function memoryOf(pid: number): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN) * 1024;
  return { now: bytes('VmRSS'), most: bytes('VmHWM') };
}

/** No query but our own for two seconds on end. */
async function untilQuiet({ pool }: Store): Promise<void> {
  let quiet = 0;
  await until(async () => {
    const { rows } = await pool.query("select from pg_stat_activity where state <> 'idle' and backend_type = 'client backend' and pid <> pg_backend_pid()");
    quiet = rows.length === 0 ? quiet + 1 : 0;
    return quiet > 20;
  }, 600, 100);
}

async function signIn(address: string, email: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Starts the server on a data folder with a fresh owner. Its database is kept running until `stop`. */
export async function startServer(folder: string): Promise<RunningServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const store = await openStore({ dataFolder: folder });
  const email = `owner-${process.pid}-${port}@example.test`;
  await createUser(store, system, { name: 'Bench', email, role: 'owner', employeeId: null, password });
  const env = { ...process.env, THIRTY_PORT: String(port), THIRTY_HOST: '127.0.0.1', THIRTY_TRUST_PROXY: 'loopback', THIRTY_LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [main, '--data', folder, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await store.close();
  };
  try {
    await waitForHealth(address, child);
    const cookie = await signIn(address, email);
    const ask = async (method: string, path: string, body: unknown): Promise<unknown> => {
      const json = body !== undefined && !(body instanceof FormData);
      const answer = await fetch(`${address}/api${path}`, {
        method,
        headers: { cookie, origin: address, ...(json && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: json ? JSON.stringify(body) : (body as FormData) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    };
    return {
      address, store, cookie, stop,
      call: (method, path, body) => ask(method, path, body),
      calm: () => untilQuiet(store),
      memory: () => memoryOf(child.pid ?? 0),
      load: async (kind, path) => {
        const form = new FormData();
        form.set('file', await openAsBlob(path), `${kind}.csv`);
        const { id: file } = (await ask('POST', '/files', form)) as { id: string };
        return ((await ask('POST', '/loads', { fileId: file, kind, options: {} })) as { id: number }).id;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
