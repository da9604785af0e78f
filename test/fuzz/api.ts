import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { createToken } from '#actions/access-tokens.ts';
import { createUser } from '#actions/users.ts';
import { type Role, roles, system } from '#core/people/viewer.ts';
import { contract } from '#server/contract.ts';
import type { Database } from '#store/database.ts';
import { type GeneratedRoute, generatedRoutes } from '#test/generated-calls.ts';
import { type ApiAnswer, openConnections, send } from './api-client.ts';
import type { Fault } from './fault.ts';
import { FileInputs } from './file-inputs.ts';
import { MemoryLine } from './memory-line.ts';
import type { Found } from './readers.ts';
import { type Asker, type FuzzRequest, makeRequest } from './requests.ts';
import type { Tally } from './tally.ts';

/** A running server, its database to put things right in, and what it takes of memory. */
export interface FuzzTarget {
  readonly url: string;
  readonly database: Database;
  readonly megabytes: () => number;
  /** What the server said last. */
  readonly said: () => string;
}

const password = 'синий кит 48 gorizont';
const atOnce = 8;
/** A file among the requests: sent, looked at, and loaded now and then. */
const oneFileIn = 40;
const healedEvery = 200;
const cutOffFrom = 8000;

/** Sends so many mutated requests, many at once over connections that stay open. Resolves with the first fault, if any. */
export async function fuzzApi(target: FuzzTarget, seed: number, count: number, tally: Tally, progress: (done: number) => void = () => undefined, until = Infinity): Promise<Found> {
  const run = new ApiRun(target, seed, await generatedRoutes(contract));
  const memory = new MemoryLine(count);
  let next = 0;
  let done = 0;
  await run.heal();
  const walk = async (): Promise<void> => {
    while (next < count && run.fault === null && Date.now() < until) {
      const number = next;
      next += 1;
      if (number % healedEvery === 0 || run.isShutOut()) await run.heal();
      tally.add(...(await run.one(number)));
      done += 1;
      if (done % 100 === 0) memory.note(done, target.megabytes());
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
  run.agent.destroy();
  return { fault: run.fault ?? (memory.hasGrown() ? run.faultOf(count, memory.words(), Buffer.alloc(0)) : null), growth: `${memory.words()} (the server)` };
}

class ApiRun {
  readonly agent: Agent = openConnections(atOnce);
  fault: Fault | null = null;
  readonly #cookies = new Map<Asker, string>();
  #token = '';
  #ids: Record<string, readonly string[]> = {};
  #files: FileInputs | undefined;
  readonly target: FuzzTarget;
  readonly seed: number;
  readonly routes: readonly GeneratedRoute[];

  constructor(target: FuzzTarget, seed: number, routes: readonly GeneratedRoute[]) {
    this.target = target;
    this.seed = seed;
    this.routes = routes;
  }

  faultOf(number: number, what: string, input: Uint8Array): Fault {
    return { kind: 'request', seed: this.seed, number, what, input };
  }

  async one(number: number): Promise<readonly [kind: string, answer: string]> {
    if (number % oneFileIn === 0) return this.#file(number);
    const request = makeRequest(this.seed, number, this.routes, this.#ids);
    const answer = await this.#ask(number, { ...request, headers: { ...this.#headersOf(request.asker, number), ...request.headers } });
    if (answer?.status === 401 && request.headers['authorization'] === undefined) this.#cookies.delete(request.asker);
    return [`${request.method === 'GET' ? 'reading' : 'changing'} as ${request.asker}`, answer === null ? 'no answer' : String(answer.status)];
  }

  /** Whether one of the roles has lost its session. */
  isShutOut(): boolean {
    return this.#cookies.size < roles.length;
  }

  /** Sends a mutated file, has it looked at, and begins to load it. */
  async #file(number: number): Promise<readonly [string, string]> {
    this.#files ??= new FileInputs();
    const { bytes } = this.#files.make(this.seed, number);
    const headers = this.#headersOf('owner', number);
    const body = Buffer.concat([Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="ф.csv"\r\n\r\n'), bytes, Buffer.from('\r\n--x--\r\n')]);
    const base = { route: 'POST /files', asker: 'owner', method: 'POST' } as const;
    const sent = await this.#ask(number, { ...base, target: '/api/files', headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' }, body });
    const id = /"id":"([^"]+)"/.exec(sent?.body ?? '')?.[1];
    if (id === undefined) return ['files', String(sent?.status ?? 'no answer')];
    const json = { ...headers, 'content-type': 'application/json' };
    const preview = await this.#ask(number, { ...base, target: '/api/intake/preview', headers: json, body: Buffer.from(JSON.stringify({ fileId: id, kind: 'auto' })) });
    if (number % (oneFileIn * 3) === 0) await this.#ask(number, { ...base, target: '/api/loads', headers: json, body: Buffer.from(JSON.stringify({ fileId: id, kind: 'auto' })) });
    return ['files', String(preview?.status ?? 'no answer')];
  }

  async #ask(number: number, request: FuzzRequest): Promise<ApiAnswer | null> {
    try {
      const answer = await send(this.target.url, this.agent, request);
      // A server that has too much to do says so, and when to come again.
      const isBusy = answer.status === 503 && /busy/.test(answer.body);
      if (answer.status >= 500 && !isBusy) this.#note(number, request, `${answer.status} ${answer.body}`);
      return answer;
    } catch (error) {
      // A body that is not read to its end is answered and cut off; the client may see the cut first.
      if (request.body !== null && request.body.length > cutOffFrom && /EPIPE|ECONNRESET/.test(String(error))) return null;
      this.#note(number, request, String(error));
      return null;
    }
  }

  #note(number: number, request: FuzzRequest, what: string): void {
    const told = { ...request, body: request.body?.toString('latin1').slice(0, 100_000) };
    this.fault ??= this.faultOf(number, `${request.asker} ${request.method} ${request.target.slice(0, 300)}: ${what}\n${this.target.said()}`, Buffer.from(JSON.stringify(told)));
  }

  #headersOf(asker: Asker, number: number): Record<string, string> {
    const base = { origin: this.target.url, 'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}` };
    if (asker === 'stranger') return base;
    if (asker === 'broken') return { ...base, cookie: 'thirty.session_token=x.y' };
    if (asker === 'token') return { ...base, authorization: `Bearer ${this.#token}` };
    return { ...base, cookie: this.#cookies.get(asker) ?? '' };
  }

  #healing: Promise<void> | undefined;

  /** One at a time: whoever comes meanwhile waits for the same. */
  heal(): Promise<void> {
    return (this.#healing ??= this.#putRight().finally(() => (this.#healing = undefined)));
  }

  /** Signs in anew who was signed out, and takes back what shuts everyone out; refreshes the ids that paths name. */
  async #putRight(): Promise<void> {
    const { database } = this.target;
    await database.pool.query('delete from sign_in_failure');
    await database.pool.query(`update organisation set second_factor_roles = '{}' where cardinality(second_factor_roles) > 0`);
    for (const role of roles) if (!this.#cookies.has(role)) await this.#enter(role);
    for (const [name, sql] of Object.entries(idsOf)) {
      const { rows } = await database.pool.query<{ id: unknown }>(sql);
      this.#ids[name] = rows.map(({ id }) => String(id));
    }
  }

  async #enter(role: Role): Promise<void> {
    const { database, url } = this.target;
    const email = `${role}-${randomUUID()}@example.test`;
    const userId = await createUser(database, system, { name: role, email, role, employeeId: null, password });
    const answer = await send(url, this.agent, { method: 'POST', target: '/api/session', headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': `10.255.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}` }, body: Buffer.from(JSON.stringify({ email, password })) });
    if (answer.status !== 200) throw new Error(`${role} cannot sign in: ${answer.status} ${answer.body}`);
    this.#cookies.set(role, answer.cookies.map((cookie) => cookie.split(';')[0]).join('; '));
    if (role === 'owner') this.#token = (await createToken(database, system, { name: 'fuzz', userId, scopes: ['read'], expiresAt: null })).secret;
  }
}

/** Things that paths name, by the first part of the path. */
const idsOf: Readonly<Record<string, string>> = {
  employees: 'select id from employee order by id desc limit 20',
  teams: 'select id from team order by id desc limit 20',
  loads: 'select id from load order by id desc limit 20',
  repairs: 'select id from repair order by id desc limit 20',
  users: "select id from app_user where email like 'rep-%' order by id limit 5",
  invitations: 'select id from invitation order by id limit 20',
  silence: 'select id from customer order by id limit 20',
  abcxyz: 'select id from customer order by id limit 20',
};
