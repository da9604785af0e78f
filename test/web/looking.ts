import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page, Request } from 'playwright-core';
import { expect } from 'vitest';

/** The four looks every screen must bear: both themes, both widths, both languages. */
export const looks = [
  { theme: 'light', width: 1440, language: 'ru' },
  { theme: 'dark', width: 1440, language: 'en' },
  { theme: 'light', width: 390, language: 'en' },
  { theme: 'dark', width: 390, language: 'ru' },
] as const;
export type Look = (typeof looks)[number];

/** A look that only some tests take: a zoomed window, the theme of the system. */
export interface AnyLook {
  readonly theme: 'light' | 'dark' | 'auto';
  readonly width: number;
  readonly height?: number;
  readonly language: 'ru' | 'en';
}

export function nameOf({ theme, width, language }: Look): string {
  return `${width}-${theme}-${language}`;
}

const underWay = new WeakMap<Page, Set<Request>>();

/** A page that shows the product in one look, with cookies of its own. */
export async function openIn(browser: Browser, { theme, width, height = 900, language }: AnyLook): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(20_000);
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  await page.addInitScript(`localStorage.setItem('thirty-theme', '${theme}'); localStorage.setItem('thirty-language', '${language}')`);
  return page;
}

/** Waits until the page has all it asked for, has drawn it, and nothing on it is still moving. */
export async function settle(page: Page): Promise<void> {
  await expect.poll(async () => (underWay.get(page)?.size ?? 0) === 0 && (await page.evaluate<boolean>(isStill)) && underWay.get(page)?.size === 0, { timeout: 20_000, interval: 20 }).toBe(true);
}

const isStill = `document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))).then(
  () => document.querySelector('[aria-busy=true], [role=status][aria-label="Загружаем"], [role=status][aria-label="Loading"]') === null
    && document.getAnimations().every(({ playState }) => playState !== 'running'))`;

/** Waits for the page and holds it to what every screen must bear. */
export async function examine(page: Page, name: string): Promise<void> {
  await settle(page);
  await inspect(page, name);
}

/** Holds a page as it stands to what every screen must bear: open to everyone, nothing out at the side. */
export async function inspect(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await faultsOf(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBe(0);
}

/** What axe finds wrong, by all its rules or by those named. Figures that are being replaced are faded on purpose, hence left out. */
export async function faultsOf(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(await axe());
  const found: AxeResults = await page.evaluate(`axe.run({ exclude: ['[aria-busy=true]'] }, { runOnly: ${JSON.stringify(only ?? rules)}, resultTypes: ['violations'] })`);
  return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`));
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
let source: Promise<string> | undefined;
const axe = (): Promise<string> => (source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));

/** How far the page runs out at the side, in pixels. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Keeps a picture of the whole page where KIT_PICTURES names a folder. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['KIT_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
