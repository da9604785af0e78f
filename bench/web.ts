import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#test/chromium.ts';
import { ensureFiles } from './data/files.ts';
import { ensureStore } from './data/store.ts';
import { type Bench, type Figure, median, tableOf } from './measure.ts';
import { type RunningServer, startServer } from './server.ts';

interface Visit {
  readonly page: Page;
  /** Bytes of script, compressed, by path. */
  readonly scripts: ReadonlyMap<string, number>;
}

async function open(browser: Browser, { cookie, address }: RunningServer, isSignedIn: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
  if (isSignedIn) {
    const cookies = cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: address }));
    await context.addCookies(cookies);
  }
  const page = await context.newPage();
  await page.addInitScript(() => {
    Reflect.set(globalThis, 'shifted', 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Reflect.set(globalThis, 'shifted', Number(Reflect.get(globalThis, 'shifted')) + Number(Reflect.get(entry, 'value')));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const scripts = new Map<string, number>();
  page.on('response', (answer) => {
    const path = new URL(answer.url()).pathname;
    if (path.endsWith('.js')) void answer.body().then((body) => scripts.set(path, gzipSync(body).byteLength), () => undefined);
  });
  return { page, scripts };
}

/** A tile of the map that can be walked to. */
const tile = '[data-leaf]';

/** Milliseconds from going to the map to its tiles standing there with the page free to answer, and how far things moved. */
async function timeOfMap(browser: Browser, server: RunningServer): Promise<{ ms: number; shifted: number }> {
  const { page } = await open(browser, server, true);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(`${server.address}/map`, { waitUntil: 'commit' });
  await page.locator(tile).first().waitFor();
  const ms = await page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))));
  await page.waitForTimeout(1500);
  const shifted = Number(await page.evaluate(() => Reflect.get(globalThis, 'shifted')));
  await page.context().close();
  return { ms, shifted };
}

/** All that sign-in and the map load between them. */
async function scriptsOf(browser: Browser, server: RunningServer): Promise<Map<string, number>> {
  const stranger = await open(browser, server, false);
  await stranger.page.goto(`${server.address}/map`, { waitUntil: 'networkidle' });
  const owner = await open(browser, server, true);
  await owner.page.goto(`${server.address}/map`);
  await owner.page.locator(tile).first().waitFor();
  await owner.page.waitForLoadState('networkidle');
  const all = new Map([...stranger.scripts, ...owner.scripts]);
  await stranger.page.context().close();
  await owner.page.context().close();
  return all;
}

export async function measureWeb(bench: Bench): Promise<Figure[]> {
  const files = await ensureFiles(bench.root, bench.size);
  const server = await startServer(await ensureStore(bench.root, files));
  const browser = await launchBrowser();
  try {
    await server.call('GET', '/diagnosis');
    await server.calm();
    const scripts = await scriptsOf(browser, server);
    if (bench.isDetailed) bench.say(tableOf([...scripts].sort((a, b) => b[1] - a[1]).map(([path, bytes]) => [path, bytes / 1000])));
    const bytes = [...scripts.values()].reduce((sum, own) => sum + own, 0);
    const visits: { ms: number; shifted: number }[] = [];
    for (let time = 0; time < 3; time += 1) visits.push(await timeOfMap(browser, server));
    return [
      { name: 'web: compressed script of sign-in and the map, kB', value: bytes / 1000, note: `${scripts.size} files` },
      { name: 'web: the map usable on a four times slowed processor, ms', value: median(visits.map(({ ms }) => ms)) },
      { name: 'web: layout shift of the map', value: Math.max(...visits.map(({ shifted }) => shifted)) },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
