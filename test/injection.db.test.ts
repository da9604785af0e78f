import { beforeAll, expect, test } from 'vitest';
import { contract } from '#server/contract.ts';
import { proceduresOf } from '#server/procedures.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { generatedRoutes, type GeneratedRoute, type InputField } from '#test/generated-calls.ts';
import { tableContents } from '#test/table-contents.ts';

const texts = [
  `'; drop table app_user; -- " or ""="`,
  `\\'); select pg_sleep(9); /*`,
  '${7*7}\u0000{{constructor.constructor("return process")()}}',
  '../../../etc/passwd%00%27',
  '__proto__',
  '\ud800\u202e😀\uffff',
  'я'.repeat(20_000),
];

/** Values of other kinds than any field asks for. */
const others: readonly unknown[] = [null, -1, 1e308, 2 ** 53, ['x', ['y']], { toString: 'x', constructor: { prototype: { role: 'owner' } } }];

let database: FreshDatabase;
let server: TestServer;
let routes: ReadonlyMap<string, GeneratedRoute>;

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer(database);
  routes = new Map((await generatedRoutes(contract)).map((route) => [route.name, route]));
});

interface Attempt {
  readonly field: InputField;
  readonly value: unknown;
}

function attemptsOn(route: GeneratedRoute): readonly Attempt[] {
  return route.fields.flatMap((field) => [...texts, ...others].map((value) => ({ field, value })));
}

/** Sends each attempt as an owner, who signs in anew where one of them ended the session. */
async function attack(route: GeneratedRoute, attempts: readonly Attempt[]): Promise<readonly (Attempt & { readonly status: number; readonly body: string })[]> {
  const answers = [];
  let client: TestClient = await server.signIn('owner');
  for (const attempt of attempts) {
    const { path, body } = route.call(attempt);
    let answer = await client.call(route.method, path, body);
    if (answer.statusCode === 401 && route.rule !== 'public') {
      client = await server.signIn('owner');
      answer = await client.call(route.method, path, body);
    }
    // Refused guesses are counted; the counters would refuse what comes after.
    if (answer.statusCode === 429) await database.pool.query('delete from sign_in_failure');
    answers.push({ ...attempt, status: answer.statusCode, body: answer.body.slice(0, 200) });
  }
  return answers;
}

const told = ({ field, value }: Attempt) => `${field.place}.${field.at.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}`;

test.each(proceduresOf(contract).map(({ name }) => [name] as const))('%s takes anything in any field for a value, or refuses it and changes nothing', async (name) => {
  const route = routes.get(name);
  if (route === undefined) throw new Error(`${name} is not in the document`);
  await database.pool.query('delete from sign_in_failure');
  const answers = await attack(route, attemptsOn(route));
  expect(answers.filter(({ status }) => status >= 500 && status !== 503).map((answer) => `${told(answer)} → ${answer.status} ${answer.body}`)).toEqual([]);
  // That reading changes nothing, refused or not, has a test of its own.
  const refused = route.method === 'GET' ? [] : answers.filter(({ status }) => status >= 400);
  const client = await server.signIn('owner');
  const before = await tableContents(database);
  for (const attempt of refused) {
    const { path, body } = route.call(attempt);
    const { statusCode } = await client.call(route.method, path, body);
    if (statusCode === 429) await database.pool.query('delete from sign_in_failure');
    expect.soft(statusCode, told(attempt)).toBeGreaterThanOrEqual(400);
  }
  expect(await tableContents(database)).toEqual(before);
  // What orders a list is one of a few words: anything else is refused.
  const sorts = answers.filter(({ field, value }) => field.place === 'query' && field.at[0] === 'sort' && typeof value === 'string');
  expect(sorts.filter(({ status }) => status < 400).map(told)).toEqual([]);
});

test('keys that would reach the prototype of everything are refused, whatever the route', async () => {
  const client = await server.signIn('owner');
  const payloads = ['{"__proto__":{"role":"owner"}}', '{"constructor":{"prototype":{"role":"owner"}}}', '{"name":"x","__proto__":null}'];
  for (const { method, path } of proceduresOf(contract).filter((route) => route.method !== 'GET')) {
    for (const payload of payloads) {
      const answer = await server.app.inject({
        method, url: `/api${path.replaceAll(/\{\+?[^}]+\}/g, '1')}`, payload,
        headers: { 'content-type': 'application/json', cookie: client.cookie, origin: server.url },
      });
      expect.soft(answer.statusCode, `${method} ${path} ${payload} → ${answer.body.slice(0, 100)}`).toBeLessThan(500);
    }
  }
  expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
  expect({}).not.toHaveProperty('role');
});
