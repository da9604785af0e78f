import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadSmallCompany } from '#test/small-company.ts';
import { goTo, now } from './every-screen.ts';
import { settle } from './looking.ts';
import { openAs, serveWeb, type Stand } from './stand.ts';

let browser: Browser;
let stand: Stand;
let owner: TestClient;

beforeAll(async () => {
  browser = await launchBrowser();
  const database = await freshDatabase();
  await loadSmallCompany(database);
  stand = await serveWeb(database, { now: () => now });
  owner = await stand.server.signIn('owner');
});

afterAll(() => browser.close());

/** An A4 sheet lying on its side, less its margins, in CSS pixels. */
const sheet = { width: 1032, height: 703 };

/** Text that could not be read on the paper or on the shape it stands on. */
const pale = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => { const [r, g, b] = channels(colour).map((c) => { const s = c / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const under = (e) => { const own = getComputedStyle(e).backgroundColor; return e === document.documentElement || (own.startsWith('rgb(') || channels(own)[3] === 1) ? own : under(e.parentElement); };
  const contrast = (e) => { const [a, b] = [light(getComputedStyle(e).color), light(under(e))]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
  return [...document.querySelectorAll('main *')].filter((e) => e.checkVisibility({ opacityProperty: true }) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '') && getComputedStyle(e).color.startsWith('rgb('))
    .filter((e) => contrast(e) < 4.5 && e.closest('svg, .visually-hidden') === null)
    .map((e) => e.outerHTML.slice(0, 140) + ' ' + getComputedStyle(e).color + ' on ' + under(e));
})()`;

/** Rows and lines that a page break may cut, and boxes that would hide a part of themselves. */
const cut = `[...document.querySelectorAll('main tr, main li')].filter((e) => e.checkVisibility() && getComputedStyle(e).breakInside !== 'avoid')
  .concat([...document.querySelectorAll('main *')].filter((e) => e.checkVisibility() && ['auto', 'scroll'].includes(getComputedStyle(e).overflowY)))
  .map((e) => e.outerHTML.slice(0, 140))`;

/** What sticks out of the sheet at its right. */
const beyond = `document.documentElement.scrollWidth <= ${sheet.width} ? [] : [...document.body.querySelectorAll('*')]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > ${sheet.width} + 0.5)
  .map((e) => e.tagName + '.' + e.getAttribute('class') + ' to ' + Math.round(e.getBoundingClientRect().right)).slice(0, 8)`;

async function toPaper(page: Page, name: string): Promise<Buffer> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const folder = process.env['KIT_PICTURES'];
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.pdf`), pdf);
  }
  return pdf;
}

const reports = [
  { name: 'map', path: '/map', title: 'Карта тридцати ошибок' },
  { name: 'mistake', path: '/map/mistake?number=1', title: /./ },
  { name: 'funnel', path: '/funnel', title: 'Воронка' },
  { name: 'plan', path: '/plan', title: /План/ },
  { name: 'repeat', path: '/customers/repeat', title: /./ },
] as const;

test.each(reports)('$name goes to paper whole, black on white, without what is for pressing', async ({ name, path, title }) => {
  const page = await openAs(browser, { theme: 'dark', width: 1280, language: 'ru' }, stand, owner);
  await goTo(page, `${stand.url}${path}`);
  await settle(page);
  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: 'print' });
  await settle(page);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText(/^на 18\sноября 2026, 12:00 · http/).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('banner').count()).toBe(0);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate<string[]>(pale)).toEqual([]);
  expect(await page.evaluate<string[]>(cut)).toEqual([]);
  expect(await page.evaluate<string[]>(beyond), 'fits on the sheet').toEqual([]);
  const pdf = await toPaper(page, `paper-${name}`);
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 841\.\d+ 59[45]\.\d+\]/);
  await page.close();
});
