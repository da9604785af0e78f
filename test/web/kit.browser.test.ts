import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../chromium.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Set to a folder to keep a picture of every look. */
const pictures = process.env['KIT_PICTURES'];

let server: PreviewServer;
let folder = '';
let browser: Browser;
let axe = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-kit-'));
  const options = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' } as const;
  await build({ ...options, build: { outDir: folder, rolldownOptions: { input: join(root, 'test/web/gallery.html') } } });
  server = await preview({ ...options, build: { outDir: folder }, preview: { port: 0, host: '127.0.0.1' } });
  browser = await launchBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(theme: 'light' | 'dark', language: 'ru' | 'en', width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await context.addInitScript(`localStorage.setItem('thirty-theme', '${theme}'); localStorage.setItem('thirty-language', '${language}')`);
  const page = await context.newPage();
  const address = server.resolvedUrls?.local[0] ?? '';
  await page.goto(`${address}test/web/gallery.html`, { waitUntil: 'networkidle' });
  await page.waitForSelector('h1');
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(400);
  return page;
}

/** Figures that are being replaced are faded on purpose, hence left out. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found: AxeResults = await page.evaluate(`axe.run({ exclude: ['[aria-busy=true]'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })`);
  return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`));
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

describe.each(['light', 'dark'] as const)('the kit in %s', (theme) => {
  test.each([[1440, 'ru'], [390, 'en']] as const)('is open to everyone at %i px in %s, and nothing runs out at the side', async (width, language) => {
    const page = await open(theme, language, width);
    await keepPicture(page, `kit-${width}-${theme}-${language}`);
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  test('keeps its popovers and its drawer open to everyone', async () => {
    const page = await open(theme, 'ru', 1440);
    await page.getByRole('button', { name: /^Как считается/ }).click();
    await page.getByText('Успешные сделки, делённые на все закрытые').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Открыть строки' }).click();
    await page.getByRole('dialog', { name: 'Строки' }).waitFor();
    await keepPicture(page, `kit-drawer-${theme}`);
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });
});
