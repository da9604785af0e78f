import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { connectionString } from '#store/database.ts';
import { databaseUser, readPassword } from '#store/embedded/cluster.ts';
import { isAlive, readPostmaster } from '#store/embedded/postmaster.ts';
import { stop } from '#store/embedded/server.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const password = 'синий кит 48 gorizont';
const email = 'owner@example.test';
const patience = 120_000;

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A real installation in a folder of its own: the server as people start it, its embedded database, and a signed-in owner. */
export interface Installation {
  readonly folder: string;
  readonly url: string;
  readonly backups: string;
  /** The process of the server. */
  pid(): number;
  /** Starts the server and waits until it is healthy. */
  start(): Promise<void>;
  /** Ends the server as a service manager would, and waits for it. */
  stop(): Promise<void>;
  /** `kill -9` of the server; its database lives on. */
  killServer(): Promise<void>;
  /** `kill -9` of every process of the database. */
  killDatabase(): Promise<void>;
  /** `kill -9` of one connection's process, after which the database recovers by itself. */
  killBackend(choose: (of: number) => number): Promise<void>;
  /** Waits until the server says that it is well. */
  healthy(): Promise<void>;
  /** Calls `/api` + path; throws when no answer came. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The bytes that `/api` + path answers with; throws for anything but 200. */
  download(path: string): Promise<Buffer>;
  upload(name: string, content: string): Promise<string>;
  /** Asks the database itself, by a connection of its own. */
  ask<Row extends pg.QueryResultRow>(sql: string, database?: string): Promise<Row[]>;
  urlOf(database: string): Promise<string>;
  /** What the server said last, for whoever looks for a fault. */
  said(): string;
  remove(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Makes an installation with an owner; nothing of it runs yet. `parent` is where its folder goes, `settings` are its own. */
export async function makeInstallation(parent = tmpdir(), settings: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const folder = await mkdtemp(join(parent, 'thirty-kills-'));
  await chmod(folder, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const cluster = join(folder, 'postgres');
  const { PATH = '' } = process.env;
  const env = { PATH, THIRTY_DATA: folder, THIRTY_PORT: String(port), THIRTY_LOG_LEVEL: 'warn', ...settings };
  let server: ChildProcess | undefined;
  let output = '';
  let cookie = '';

  const run = (args: readonly string[]): ChildProcess => {
    const child = spawn(process.execPath, [main, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-20_000)));
    return child;
  };
  const adding = run(['user', 'add', email, '--role', 'owner', '--name', 'Owner', '--password-stdin']);
  adding.stdin?.end(`${password}\n`);
  const [code] = (await once(adding, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`no installation: ${output}`);

  const send: Installation['call'] = async (method, path, body) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { origin: url, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ') || cookie;
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };
  const healthy = async (): Promise<void> => {
    for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(100)) {
      if (server?.exitCode !== null || server.signalCode !== null) throw new Error(`the server ended: ${output}`);
      const answer = await fetch(`${url}/healthz`).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return;
    }
    throw new Error(`not healthy: ${output}`);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = server;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  };
  const addressOf = async (database: string): Promise<string> => {
    const running = await readPostmaster(cluster);
    return connectionString({ host: running?.host ?? '', port: running?.port ?? 0, user: databaseUser, password: await readPassword(cluster), database });
  };
  return {
    folder,
    url,
    pid: () => server?.pid ?? 0,
    backups: join(folder, 'backups'),
    async start() {
      output = '';
      server = run(['serve']);
      await healthy();
      const { status, body } = await send('POST', '/session', { email, password });
      if (status !== 200) throw new Error(`no sign-in: ${JSON.stringify(body)}`);
    },
    stop: () => end('SIGTERM'),
    killServer: () => end('SIGKILL'),
    async killDatabase() {
      const running = await readPostmaster(cluster);
      if (running === undefined) return;
      const all = [running.pid, ...childrenOf(running.pid)];
      for (const pid of all) kill(pid);
      while (all.some(isAlive)) await pause(10);
    },
    async killBackend(choose) {
      const running = await readPostmaster(cluster);
      const backends = running === undefined ? [] : childrenOf(running.pid).filter((pid) => /postgres: thirty thirty/.test(commandOf(pid)));
      const chosen = backends[choose(backends.length)];
      if (chosen !== undefined) kill(chosen);
    },
    healthy,
    call: send,
    async download(path) {
      const answer = await fetch(`${url}/api${path}`, { headers: { cookie }, signal: AbortSignal.timeout(patience) });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return Buffer.from(await answer.arrayBuffer());
    },
    async upload(name, content) {
      const form = new FormData();
      form.append('file', new Blob([content]), name);
      const answer = await fetch(`${url}/api/files`, { method: 'POST', body: form, headers: { origin: url, cookie } });
      const { id } = (await answer.json()) as { id?: string };
      if (id === undefined) throw new Error(`not sent: ${answer.status}`);
      return id;
    },
    async ask<Row extends pg.QueryResultRow>(sql: string, database = 'thirty') {
      const client = new pg.Client({ connectionString: await addressOf(database) });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Row>(sql)).rows;
      } finally {
        await client.end();
      }
    },
    urlOf: addressOf,
    said: () => output,
    async remove() {
      await end('SIGTERM');
      const left = await readPostmaster(cluster);
      if (left !== undefined && isAlive(left.pid)) await stop(left.pid);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

function childrenOf(parent: number): number[] {
  const read = (pid: string): string => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8');
    } catch {
      return '';
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => Number(read(pid).split(') ')[1]?.split(' ')[1]) === parent).map(Number);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
