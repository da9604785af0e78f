import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { startServer, type TestClient, type TestServer, type TestServerOptions } from '#test/app.ts';
import type { FreshDatabase } from '#test/database.ts';
import { openIn, type AnyLook } from './looking.ts';

/** The product running for browsers at its own address. */
export interface Stand {
  readonly server: TestServer;
  readonly url: string;
}

/** Serves the built web over a database of one's own, until the end of the test file. */
export async function serveWeb(database: FreshDatabase, options: TestServerOptions = {}): Promise<Stand> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer(database, { baseUrl: url, webFolder: inject('webFolder'), ...options });
  await server.app.listen({ host: '127.0.0.1', port });
  return { server, url };
}

/** A page in one look that is signed in as the client. */
export async function openAs(browser: Browser, look: AnyLook, { url }: Stand, { cookie }: TestClient): Promise<Page> {
  const page = await openIn(browser, look);
  const cookies = cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url }));
  await page.context().addCookies(cookies);
  return page;
}

/** What the page's own policy or scripts complain of from here on; calls refused to the user count unless they are `expected`. */
export function complaintsOf(page: Page, expected: 'no refusals' | 'refusals' = 'no refusals'): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isRefusal = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !(isRefusal && expected === 'refusals')) complaints.push(message.text());
  });
  return complaints;
}

/** A port nobody listens on: the host must know its address before it listens there. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
