import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium.ts';
import { buildWeb } from './built-web.ts';
import { faultsOf, inspect, keepPicture, looks, nameOf, openIn, type Look } from './looking.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  folder = await buildWeb('test/web/gallery.html');
  server = await preview({ root, configFile: false, logLevel: 'error', build: { outDir: folder }, preview: { port: 0, host: '127.0.0.1' } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function openGallery(look: Look): Promise<Page> {
  const page = await openIn(browser, look);
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}test/web/gallery.html`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate('document.fonts.ready');
  return page;
}

const wide: Look = looks[0];

describe.each(looks)('the kit at $width px, $theme, $language', (look) => {
  test('is open to everyone, and nothing runs out at the side', async () => {
    const page = await openGallery(look);
    await inspect(page, `kit-${nameOf(look)}`);
    await page.close();
  });
});

describe('by keyboard', () => {
  test('an explanation and the drawer it leads to open, take the focus, close by Escape and give it back', async () => {
    const page = await openGallery(wide);
    const sign = page.getByRole('button', { name: 'Как считается: Конверсия по закрытым' });
    await sign.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Успешные сделки, делённые на все закрытые').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('Успешные сделки, делённые на все закрытые').waitFor({ state: 'detached' });
    await expect.poll(() => sign.evaluate((node) => node === document.activeElement)).toBe(true);
    const row = page.getByRole('button', { name: 'Клиент думает' });
    await row.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Клиент думает' });
    await drawer.waitFor();
    await keepPicture(page, 'kit-drawer');
    expect(await faultsOf(page)).toEqual([]);
    expect(await drawer.evaluate((node) => node.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => row.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.close();
  });

  test('arrows walk along segments and tabs', async () => {
    const page = await openGallery(wide);
    await page.getByRole('radio', { name: 'По дате закрытия' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'Когорта' }).isChecked()).toBe(true);
    await page.getByRole('tab', { name: 'Поля' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: /Строки/ }).getAttribute('aria-selected')).toBe('true');
    await page.close();
  });
});

test('five thousand rows are scrolled while only those in sight are drawn', async () => {
  const page = await openGallery(wide);
  await page.getByRole('tab', { name: /Строки/ }).click();
  const frame = page.getByRole('region', { name: 'Клиенты' });
  await frame.getByText('ООО «Клиент 5»').waitFor();
  expect(await frame.getByRole('row').count()).toBeLessThan(60);
  await frame.focus();
  await page.keyboard.press('End');
  await frame.getByText('ООО «Клиент 5000»').waitFor();
  expect(await frame.getByRole('row').count()).toBeLessThan(60);
  await page.close();
});

test('a period is chosen by its name, and its weeks begin on Monday', async () => {
  const page = await openGallery(wide);
  await page.getByRole('button', { name: /Период:.*1 авг — 31 окт/ }).click();
  await page.getByRole('table').filter({ hasText: 'пн' }).first().waitFor();
  const days = await page.locator('.mantine-DatePicker-weekday').allTextContents();
  expect(days[0]).toBe('пн');
  expect(await faultsOf(page)).toEqual([]);
  await keepPicture(page, 'kit-period');
  await page.getByRole('button', { name: 'Последние 12 полных месяцев' }).click();
  await page.getByText('ноябрь 2025 — октябрь 2026, Europe/Moscow').waitFor();
  await page.close();
});

test('a chart turns into its table, and into a picture that is not blank', async () => {
  const page = await openGallery(wide);
  await page.getByRole('button', { name: 'Картинка' }).scrollIntoViewIfNeeded();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Картинка' }).click()]);
  expect(download.suggestedFilename()).toBe('ladder.png');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const picture = Buffer.concat(chunks);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.length).toBeGreaterThan(20_000);
  await page.getByRole('button', { name: 'Таблицей' }).click();
  await page.getByRole('table', { name: 'План и факт нарастающим итогом' }).waitFor();
  await page.close();
});
