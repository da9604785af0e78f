import { oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { createToken } from '#actions/access-tokens.ts';
import { invite } from '#actions/invitations.ts';
import { isAllowed, isAllowedByToken, type Rule, tokenScopes } from '#core/people/rule.ts';
import { roles, system, type Viewer } from '#core/people/viewer.ts';
import { contract } from '#server/contract.ts';
import { proceduresOf } from '#server/procedures.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { tableContents } from '#test/table-contents.ts';

/** A route by the path that clients call; parameters in braces, as the contract writes them. */
interface Place {
  readonly method: string;
  readonly path: string;
  readonly rule: Rule;
}

const isAboutOneself = ({ rule }: Place): boolean => rule === 'signed-in' || rule === 'arriving';
const hasParameter = ({ path }: Place): boolean => path.includes('{');

/** Every route the running host serves under `/api`, whoever mounted it. */
let places: readonly Place[];
let guardedPlaces: readonly Place[];
let database: FreshDatabase;
let server: TestServer;
/** Records of someone else, by the first part of the path. */
let foreign: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer(database);
  places = server.app.servedRoutes
    .filter(({ url }) => url.startsWith('/api/'))
    .map(({ method, url, rule }) => ({ method, rule, path: url.slice('/api'.length).replaceAll(/:(\w+)/g, '{$1}') }));
  guardedPlaces = places.filter(({ rule }) => rule !== 'public');
  const victim = await server.signIn('owner');
  const [session] = (await victim.call('GET', '/sessions')).json<{ rows: { id: string }[] }>().rows;
  const { id: invitations } = await invite(database, system, { email: 'new@example.test', role: 'owner', employeeId: null }, Date.now());
  const request = { name: 'report', userId: victim.userId, scopes: ['read' as const], expiresAt: null };
  const { id: tokens } = await createToken(database, system, request);
  foreign = { users: victim.userId, sessions: session?.id ?? '', invitations, tokens };
});

function pathOf({ path }: Place): string {
  const id = foreign[path.split('/')[1] ?? ''] ?? '1';
  return path.replaceAll(/\{[^}]+\}/g, id);
}

function viewerOf(role: (typeof roles)[number]): Viewer {
  return { userId: 'someone', role, employeeId: null, teamIds: [] };
}

test('a route without a rule keeps the host from starting', async () => {
  const bare = { open: oc.route({ method: 'GET', path: '/open' }) };
  const router = { open: implement(bare).open.handler(() => 'x') };
  await expect(startServer(database, { contract: bare, router })).rejects.toThrow('no rule');
});

test('there are routes of every kind of rule, so that the matrix is not empty', () => {
  expect(guardedPlaces.length).toBeGreaterThan(100);
  const served = places.map(({ method, path }) => `${method} ${path}`);
  for (const { method, path } of proceduresOf(contract)) expect.soft(served).toContain(`${method} ${path}`);
  expect(places.some(({ rule }) => rule === 'signed-in')).toBe(true);
});

test('outside the API there are only pages, the document, health and figures of the host, and all of them are known', async () => {
  const withPages = await startServer(database, { webFolder: import.meta.dirname });
  const outside = withPages.app.servedRoutes.filter(({ url }) => !url.startsWith('/api/'));
  expect([...new Set(outside.map(({ method, url }) => `${method} ${url}`))].toSorted((a, b) => a.localeCompare(b))).toEqual(
    ['GET /*', 'GET /docs', 'GET /healthz', 'GET /metrics', 'GET /openapi.json', 'HEAD /*'].toSorted((a, b) => a.localeCompare(b)),
  );
  expect(new Set(outside.map(({ rule }) => rule))).toEqual(new Set(['public']));
});

test('a stranger is asked to sign in, and changes nothing', async () => {
  const before = await tableContents(database);
  for (const place of guardedPlaces) {
    const answer = await server.call(place.method, pathOf(place), place.method === 'GET' ? undefined : {});
    expect.soft([place.path, answer.statusCode, answer.json().code]).toEqual([place.path, 401, 'not-signed-in']);
  }
  expect(await tableContents(database)).toEqual(before);
});

describe.each(roles)('%s', (role) => {
  let client: TestClient;
  beforeAll(async () => {
    client = await server.signIn(role);
  });

  const refused = () => guardedPlaces.filter(({ rule }) => !isAllowed(rule, viewerOf(role)));
  const allowed = () => guardedPlaces.filter(({ rule }) => isAllowed(rule, viewerOf(role)));

  test('what the table does not grant is not there, and nothing changes', async () => {
    for (const place of refused()) {
      const before = await tableContents(database);
      const answer = await client.call(place.method, pathOf(place), place.method === 'GET' ? undefined : {});
      expect.soft([place.method, place.path, answer.statusCode, answer.json().code]).toEqual([place.method, place.path, 404, 'not-found']);
      expect(await tableContents(database), `${place.method} ${place.path}`).toEqual(before);
    }
  });

  test('a refused route answers exactly as one that does not exist', async () => {
    const missing = await client.call('GET', '/no-such-thing');
    expect(missing.statusCode).toBe(404);
    for (const place of refused()) {
      const answer = await client.call(place.method, pathOf(place), place.method === 'GET' ? undefined : {});
      expect.soft(answer.json(), place.path).toEqual(missing.json());
    }
  });

  test('what the table grants is reached', async () => {
    for (const place of allowed()) {
      if (isAboutOneself(place) && place.method !== 'GET') continue;
      const answer = await client.call(place.method, pathOf(place), place.method === 'GET' ? undefined : {});
      expect.soft([401, 403], `${place.method} ${place.path}`).not.toContain(answer.statusCode);
      if (!hasParameter(place)) expect.soft(answer.statusCode, `${place.method} ${place.path}`).not.toBe(404);
      expect.soft(answer.statusCode, `${place.method} ${place.path}: ${answer.body}`).toBeLessThan(500);
    }
  });

  test("someone else's session cannot be ended", async () => {
    const before = await tableContents(database);
    const answer = await client.call('DELETE', `/sessions/${foreign['sessions']}`);
    expect(answer.statusCode).toBe(404);
    expect(await tableContents(database)).toEqual(before);
  });
});

describe.each(tokenScopes)('a token for %s', (scope) => {
  test('reaches what its scope names and nothing else, though its user is an owner', async () => {
    const owner = await server.signIn('owner');
    const request = { name: scope, userId: owner.userId, scopes: [scope], expiresAt: null };
    const { secret } = await createToken(database, system, request);
    const headers = { authorization: `Bearer ${secret}` };
    for (const place of guardedPlaces) {
      const before = await tableContents(database);
      const answer = await server.call(place.method, pathOf(place), place.method === 'GET' ? undefined : {}, headers);
      if (!isAllowedByToken(place.rule, [scope])) {
        expect.soft([place.path, answer.statusCode]).toEqual([place.path, 404]);
        expect(await tableContents(database), place.path).toEqual(before);
      } else if (!hasParameter(place)) {
        expect.soft([401, 403, 404], place.path).not.toContain(answer.statusCode);
      }
    }
  });
});

test('no path answers to a verb it does not name', async () => {
  const owner = await server.signIn('owner');
  for (const path of new Set(places.map((place) => place.path))) {
    const named = places.filter((place) => place.path === path).map(({ method }) => method);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((verb) => !named.includes(verb))) {
      const answer = await owner.call(method, pathOf({ method, path, rule: 'public' }), method === 'GET' ? undefined : {});
      expect.soft([method, path, answer.statusCode]).toEqual([method, path, 404]);
    }
  }
});
