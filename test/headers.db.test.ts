import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#server/contract.ts';
import { proceduresOf } from '#server/procedures.ts';
import { startServer, testPassword, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';

let database: FreshDatabase;
let plain: TestServer;
let secure: TestServer;

beforeAll(async () => {
  database = await freshDatabase();
  const webFolder = await mkdtemp(join(tmpdir(), 'thirty-headers-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><html><head><title>Thirty</title></head><body></body></html>');
  await writeFile(join(webFolder, 'assets', 'main-1a2b.js'), 'const text = 1;');
  plain = await startServer(database, { webFolder });
  secure = await startServer(database, { webFolder, baseUrl: 'https://sales.example.ru' });
});

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const urls = ['/', '/funnel', '/index.html', '/assets/main-1a2b.js', '/missing.js', '/healthz', '/metrics', '/openapi.json', '/docs', '/api/session', '/api/missing', '/api/users'];

function directives(policy: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(String(policy).split(';').map((part) => part.trim().split(/ (.*)/).slice(0, 2) as [string, string]));
}

describe.each(urls)('the answer of %s', (url) => {
  test('says what a browser may do with it', async () => {
    for (const server of [plain, secure]) {
      const { headers } = await server.app.inject(url);
      expect(headers).toMatchObject(always);
      const policy = directives(headers['content-security-policy']);
      expect(policy).toMatchObject({ 'default-src': `'none'`, 'script-src': `'self'`, 'base-uri': `'none'`, 'frame-ancestors': `'none'`, 'form-action': `'self'`, 'connect-src': `'self'` });
      expect(policy['script-src']).not.toMatch(/unsafe|nonce|data:|blob:|\*/);
      expect(policy['style-src']).not.toMatch(/unsafe/);
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    }
  });

  test('asks for https for a long time where people reach the product by https, and nowhere else', async () => {
    expect((await plain.app.inject(url)).headers['strict-transport-security']).toBeUndefined();
    expect((await secure.app.inject(url)).headers['strict-transport-security']).toMatch(/^max-age=\d{8}; includeSubDomains$/);
  });
});

test('nothing of the API is kept by a browser or a proxy, answered or refused', async () => {
  const owner = await plain.signIn('owner');
  for (const { method, path } of proceduresOf(contract)) {
    const place = path.replaceAll(/\{\+?[^}]+\}/g, 'x');
    const refused = await plain.call(method, place, method === 'GET' ? undefined : {});
    expect.soft(refused.headers['cache-control'], `${method} ${path} refused`).toBe('no-store');
    if (method !== 'GET') continue;
    expect.soft((await owner.call('GET', place)).headers['cache-control'], `${method} ${path}`).toBe('no-store');
  }
});

describe('cookies', () => {
  test.each([['http', false], ['https', true]] as const)('over %s are out of reach of scripts and other sites', async (_scheme, isSecure) => {
    const server = isSecure ? secure : plain;
    const { email } = await plain.signIn('rep');
    const { cookies } = await server.call('POST', '/session', { email, password: testPassword });
    expect(cookies).toHaveLength(1);
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
      expect(cookie.secure === true).toBe(isSecure);
      expect(cookie.domain).toBeUndefined();
      expect(cookie.name).toBe(isSecure ? '__Host-thirty.session_token' : 'thirty.session_token');
    }
  });

  test('none is set for a stranger', async () => {
    for (const url of urls) expect((await plain.app.inject(url)).cookies).toEqual([]);
  });
});
