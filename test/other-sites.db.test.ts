import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#server/contract.ts';
import { startServer, testPassword, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { generatedRoutes, type GeneratedRoute } from '#test/generated-calls.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let server: TestServer;
let routes: readonly GeneratedRoute[];

beforeAll(async () => {
  database = await freshDatabase();
  await loadGoldenFunnel(database);
  server = await startServer(database);
  routes = await generatedRoutes(contract);
});

/** Without the log, which notes files taken, and what is only remembered of figures computed. */
async function facts(): Promise<Record<string, string>> {
  const contents = await tableContents(database);
  return Object.fromEntries(Object.entries(contents).filter(([table]) => !remembered.test(table)));
}
const remembered = /^(audit_entry|diagnosis)$/;

/** What a host says that is too busy on this machine is no answer yet. */
async function answered(call: () => Promise<LightMyRequestResponse>): Promise<LightMyRequestResponse> {
  for (;;) {
    const answer = await call();
    if (answer.statusCode !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

describe('reading', () => {
  test('changes nothing, whatever is read', async () => {
    const owner = await server.signIn('owner');
    const before = await facts();
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const { path } = route.call();
      await owner.call('GET', path);
    }
    expect(await facts()).toEqual(before);
  });
});

describe('a page of another site', () => {
  const origins = ['https://evil.example', 'null', 'http://localhost:3030.evil.example', 'http://127.0.0.1:3031'];

  test('changes nothing by any route with the cookie of a visitor, nor without one', async () => {
    const owner = await server.signIn('owner');
    const cookies: readonly Readonly<Record<string, string>>[] = [{ cookie: owner.cookie }, {}];
    const before = await tableContents(database);
    for (const { call, method, name } of routes.filter((route) => route.method !== 'GET')) {
      const { path, body } = call();
      for (const origin of origins) {
        for (const cookie of cookies) {
          const answer = await answered(() => server.call(method, path, body, { ...cookie, origin }));
          expect.soft([name, origin, answer.statusCode, answer.json().code]).toEqual([name, origin, 403, 'cross-site']);
        }
      }
    }
    expect(await tableContents(database)).toEqual(before);
  });

  test('learns nothing: no answer lets another site read it', async () => {
    const { email, cookie } = await server.signIn('owner');
    for (const answer of [
      await server.call('GET', '/session', undefined, { cookie, origin: 'https://evil.example' }),
      await server.call('OPTIONS', '/session', undefined, { 'origin': 'https://evil.example', 'access-control-request-method': 'POST' }),
      await server.call('POST', '/session', { email, password: testPassword }),
    ]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});
