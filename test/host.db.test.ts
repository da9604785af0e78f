import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { system } from '#core/people/viewer.ts';
import { findUploadedFile } from '#store/uploaded-files.ts';
import { uploadPath } from '#server/upload-path.ts';
import { version } from '#server/version.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer(database, { webFolder: await webFolder(), largestFileBytes: 50_000 });
  owner = await server.signIn('owner');
});

const script = `const text = '${'слово '.repeat(500)}';`;
/** As a build leaves it beside the file: told apart by how hard it was compressed. */
const built = brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

async function webFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thirty-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><html><head><title>Thirty</title></head><body></body></html>');
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), script);
  await writeFile(join(folder, 'assets', 'built-1a2b.js'), script);
  await writeFile(join(folder, 'assets', 'built-1a2b.js.br'), built);
  return folder;
}

describe('health', () => {
  test('says ok on our schema, and serves nothing on another', async () => {
    const other = await freshDatabase();
    const host = await startServer(other);
    expect((await host.app.inject('/healthz')).json()).toEqual({ status: 'ok', schema: 'current', version });
    await other.pool.query(`insert into schema_migration (number, name, checksum) values (9999, '9999-later', 'x')`);
    const health = await host.app.inject('/healthz');
    expect([health.statusCode, health.json()]).toEqual([503, { status: 'failing', schema: 'newer', version }]);
    const refused = await host.call('GET', '/session');
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'schema-not-ready']);
    await other.pool.query(`delete from schema_migration where number = 9999`);
    await other.pool.query(`update schema_migration set checksum = 'another' where number = 1`);
    expect((await host.app.inject('/healthz')).json()).toEqual({ status: 'failing', schema: 'half', version });
  });
});

describe('limits', () => {
  test('a body over the limit, a broken one and one of another kind are refused before the route', async () => {
    const before = await tableContents(database);
    expect((await owner.call('PATCH', '/organisation', { name: 'x'.repeat(2_000_000) })).json()).toMatchObject({ code: 'payload-too-large', status: 413 });
    const send = (payload: string, type: string) =>
      server.app.inject({ method: 'PATCH', url: '/api/organisation', payload, headers: { cookie: owner.cookie, origin: server.url, 'content-type': type } });
    expect((await send('{"name":', 'application/json')).json().code).toBe('invalid-input');
    expect((await send('name=x', 'application/x-www-form-urlencoded')).json().code).toBe('unsupported-media-type');
    expect((await send('{"__proto__":{"x":1}}', 'application/json')).json().code).toBe('invalid-input');
    expect(await tableContents(database)).toEqual(before);
  });

  test('a wrong field is named, its value is not repeated', async () => {
    const answer = await owner.call('PATCH', '/organisation', { currency: 'ROUBLES' });
    expect(answer.json()).toMatchObject({ code: 'invalid-input', data: { path: 'currency' } });
    expect(answer.body).not.toContain('ROUBLES');
  });

  test('too many requests are told when to come back', async () => {
    const slow = await startServer(database, { requestsPerMinute: 30 });
    const codes = [];
    for (let at = 0; at < 5; at += 1) codes.push((await slow.call('POST', '/session', { email: 'x@example.test', password: 'y' })).json());
    expect(codes.map(({ code }) => code)).toEqual(['sign-in-refused', 'sign-in-refused', 'sign-in-refused', 'too-many-requests', 'too-many-requests']);
    expect(codes[4].data.seconds).toBeGreaterThan(0);
  });
});

describe('pages', () => {
  test('every address that is no file and no API is the page, with a fresh nonce and no inline script', async () => {
    const [one, two] = [await server.app.inject('/funnel?from=2026-01-01'), await server.app.inject('/')];
    expect([one.statusCode, two.statusCode]).toEqual([200, 200]);
    const nonce = /name="style-nonce" content="([^"]+)"/.exec(one.body)?.[1];
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain(`script-src 'self';`);
    expect(policy).not.toMatch(/style-src [^;]*unsafe-inline|script-src [^;]*unsafe/);
    expect(two.body).not.toContain(nonce);
    expect(one.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' });
    expect((await server.app.inject('/missing.js')).statusCode).toBe(404);
    expect((await server.app.inject('/api/missing')).json().code).toBe('not-found');
    expect((await server.app.inject('/../package.json')).body).not.toContain('thirty-web');
  });

  test('built files are kept for ever and sent compressed', async () => {
    const file = await server.app.inject({ url: '/assets/main-1a2b.js', headers: { 'accept-encoding': 'br' } });
    expect(file.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' });
  });

  test('what a build compressed is sent as it lies there, under the name and type of the file', async () => {
    const file = await server.app.inject({ url: '/assets/built-1a2b.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(file.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br', 'vary': expect.stringMatching(/accept-encoding/i) });
    expect(file.headers['content-type']).toMatch(/javascript/);
    expect(file.rawPayload.equals(built)).toBe(true);
    expect((await server.app.inject({ url: '/assets/built-1a2b.js', headers: { 'accept-encoding': 'identity' } })).body).toBe(script);
  });
});

describe('the document', () => {
  test('is OpenAPI 3.1 of every route, with its problems', async () => {
    const document = (await server.app.inject('/openapi.json')).json();
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/session', '/users/{id}/role', '/organisation', '/audit']));
    expect(document.paths['/users'].get.parameters.map(({ name }: { name: string }) => name)).toContain('page');
    expect(document.paths['/users'].get.responses.default).toBeDefined();
    expect((await server.app.inject('/docs')).body).toContain('/api/users');
  });
});

describe('metrics', () => {
  test('are there for this machine and for the token, by the pattern of the route', async () => {
    const watched = await startServer(database, { metricsToken: 'monitor-41' });
    await watched.call('GET', '/users', undefined, { cookie: owner.cookie });
    const answer = await watched.app.inject('/metrics');
    expect(answer.body).toContain('route="/api/users"');
    expect(answer.body).not.toContain(owner.userId);
    const from = (headers: Record<string, string>, remoteAddress = '203.0.113.9') => watched.app.inject({ url: '/metrics', remoteAddress, headers });
    expect((await from({})).statusCode).toBe(404);
    expect((await from({ 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1')).statusCode).toBe(404);
    expect((await from({ authorization: 'Bearer monitor-41' })).statusCode).toBe(200);
    expect((await from({ authorization: 'Bearer wrong' })).statusCode).toBe(404);
  });
});

describe('files sent', () => {
  async function send(client: TestClient, content: string, name: string) {
    const boundary = 'thirtyboundary';
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`;
    return server.app.inject({
      method: 'POST',
      url: '/api/files',
      payload,
      headers: { cookie: client.cookie, origin: server.url, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  }

  test('lie in the data folder under a random name and are known by id', async () => {
    const answer = await send(owner, 'a;b\n1;2', '../../Сделки.csv');
    expect(answer.statusCode).toBe(200);
    const { id, name, bytes } = answer.json();
    expect([name, bytes]).toEqual(['Сделки.csv', 7]);
    expect(await readFile(uploadPath(server.dataFolder, id), 'utf8')).toBe('a;b\n1;2');
    expect(await findUploadedFile(database.sql, system, id)).toMatchObject({ id, name: 'Сделки.csv' });
    const marketer = { userId: 'another', role: 'marketer', employeeId: null, teamIds: [] } as const;
    expect(await findUploadedFile(database.sql, marketer, id)).toBeUndefined();
  });

  test('too large leaves nothing, and who may not load files sends none', async () => {
    const before = [await tableContents(database), await readdir(join(server.dataFolder, 'uploads'))];
    expect((await send(owner, 'x'.repeat(60_000), 'big.csv')).json().code).toBe('file-too-large');
    expect([await tableContents(database), await readdir(join(server.dataFolder, 'uploads'))]).toEqual(before);
    const rep = await server.signIn('rep');
    expect((await send(rep, 'a', 'a.csv')).statusCode).toBe(404);
    expect(await readdir(join(server.dataFolder, 'uploads'))).toEqual(before[1]);
  });

  test('a path cannot be smuggled in as an id', () => {
    expect(() => uploadPath('/data', '../secret')).toThrow('not-found');
  });
});
