import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { AnyContractRouter } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import { createUser } from '#actions/users.ts';
import { type Role, system } from '#core/people/viewer.ts';
import type { Jobs } from '#features/jobs.ts';
import { createApp } from '#server/app.ts';
import type { HostOptions } from '#server/host.ts';
import { createLog } from '#server/log.ts';
import type { Database } from '#store/database.ts';

/** The password of every user that tests make. */
export const testPassword = 'синий кит 48 gorizont';

/** A caller with the cookie of one user, as a browser on our own page would call. */
export interface TestClient {
  readonly userId: string;
  readonly email: string;
  readonly cookie: string;
  /** Calls `/api` + path; a body is sent as JSON. */
  call(method: string, path: string, body?: unknown): Promise<LightMyRequestResponse>;
}

export interface TestServer {
  readonly app: FastifyInstance;
  /** Where the app says it is; nothing listens there until `listen`. */
  readonly url: string;
  readonly dataFolder: string;
  /** Everything logged so far. */
  logged(): string;
  /** Listens on a free port of this machine and returns the address, for browsers. */
  listen(): Promise<string>;
  /** Makes a user of the role (linked to the employee, if given) and signs in. */
  signIn(role: Role, employeeId?: number | null): Promise<TestClient>;
  /** Calls `/api` + path as a stranger, or with the headers given. */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
}

export interface TestServerOptions extends Partial<Omit<HostOptions, 'database' | 'log'>> {
  readonly contract?: AnyContractRouter;
  readonly router?: AnyRouter;
}

/** Work that is asked for waits, as behind other work: nothing changes facts beside a test that did not begin it. */
const leftWaiting: Jobs = { load: () => Promise.resolve(), undo: () => Promise.resolve(), lookBack: () => Promise.resolve() };

const opened: { readonly app: FastifyInstance; readonly dataFolder: string }[] = [];

afterAll(async () => {
  for (const { app, dataFolder } of opened) {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
});

/** The running host over a database of one's own, closed after the test file. */
export async function startServer(database: Database, options: TestServerOptions = {}): Promise<TestServer> {
  const url = options.baseUrl ?? 'http://localhost:3030';
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'thirty-app-')));
  const lines: string[] = [];
  const to = new PassThrough().on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const { contract, router, ...host } = options;
  const app = await createApp(
    {
      webFolder: null,
      secret: 'b1gH0rse-battery-staple-9f27c1e4a6',
      requestsPerMinute: 100_000,
      longestDelayMs: 0,
      jobs: leftWaiting,
      backups: { folder: join(dataFolder, 'backups'), begin: () => Promise.resolve() },
      ...host,
      database,
      log: createLog({ level: 'debug', to }),
      baseUrl: url,
      dataFolder,
    },
    contract,
    router,
  );
  opened.push({ app, dataFolder });
  await app.ready();
  const call: TestServer['call'] = (method, path, body, headers = {}) => inject(app, url, { method, path, body, headers });
  return {
    app,
    url,
    dataFolder,
    logged: () => lines.join(''),
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    signIn: (role, employeeId = null) => signIn(database, call, role, employeeId),
    call,
  };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

async function inject(app: FastifyInstance, url: string, { method, path, body, headers }: Call): Promise<LightMyRequestResponse> {
  return app.inject({
    method: method as 'GET',
    url: `/api${path}`,
    headers: { origin: url, host: new URL(url).host, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

let made = 0;

async function signIn(database: Database, call: TestServer['call'], role: Role, employeeId: number | null): Promise<TestClient> {
  made += 1;
  const email = `${role}-${made}@example.test`;
  const userId = await createUser(database, system, { name: `${role} ${made}`, email, role, employeeId, password: testPassword });
  const answer = await call('POST', '/session', { email, password: testPassword });
  if (answer.statusCode !== 200) throw new Error(`Signing in as ${role} answered ${answer.statusCode}: ${answer.body}`);
  const cookie = cookieOf(answer);
  return { userId, email, cookie, call: (method, path, body) => call(method, path, body, { cookie }) };
}

/** What a browser would send back after this answer. */
export function cookieOf(answer: LightMyRequestResponse): string {
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}
