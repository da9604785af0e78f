import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadSmallCompany } from '#test/small-company.ts';
import { addresses, goTo, now } from './every-screen.ts';
import { keepPicture, overflowOf, settle, type AnyLook } from './looking.ts';
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

/** Visits every screen in one look and gathers what the check finds wrong on it. */
async function walk(look: AnyLook, check: (page: Page, address: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const page = await openAs(browser, look, stand, owner);
  const faults: string[] = [];
  for (const address of addresses) {
    await goTo(page, `${stand.url}${address}`);
    await settle(page);
    faults.push(...(await check(page, address)).map((fault) => `${address}: ${fault}`));
  }
  await page.close();
  return faults;
}

/** A window of 1280 × 1024 zoomed to 200 %, and the narrowest page that must flow anew. */
const zoomed = [
  { zoom: 200, width: 640, height: 512 },
  { zoom: 400, width: 320, height: 256 },
] as const;

test.each(zoomed)('at $zoom % no page runs out at the side', async ({ zoom, ...size }) => {
  const faults = await walk({ theme: 'light', language: 'ru', ...size }, async (page, address) => {
    await keepPicture(page, `zoom-${zoom}${address.replaceAll('/', '-')}`);
    const over = await overflowOf(page);
    return over === 0 ? [] : [`${over} px, ${await page.evaluate<string>(widest)}`];
  });
  expect(faults).toEqual([]);
});

/** What sticks out furthest, to know where to look. */
const widest = `(() => {
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > wide + 0.5);
  return out.slice(0, 4).map((e) => e.tagName + '.' + e.getAttribute('class') + ' to ' + Math.round(e.getBoundingClientRect().right)).join('; ');
})()`;

/** Elements that answer a click and stand neither in, nor around, nor beside anything that takes the focus. */
const unreachable = `(() => {
  const takes = 'a[href], button, input, select, textarea, summary, label, [tabindex], [role=option], [role=menuitem]';
  const clicks = (e) => { const props = Object.keys(e).find((key) => key.startsWith('__reactProps$')); return props !== undefined && typeof e[props].onClick === 'function'; };
  const points = (e) => getComputedStyle(e).cursor === 'pointer' && (e.parentElement === null || getComputedStyle(e.parentElement).cursor !== 'pointer');
  return [...document.body.querySelectorAll('*')]
    .filter((e) => (clicks(e) || points(e)) && e.closest(takes) === null && e.querySelector(takes) === null && e.checkVisibility())
    .map((e) => e.outerHTML.slice(0, 140));
})()`;

/** Elements that would still move for longer than a hundredth of a second though the person asked for stillness. */
const moving = `(() => {
  const seconds = (list) => Math.max(...list.split(',').map((one) => parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)));
  return [...document.querySelectorAll('*')].flatMap((e) => [null, '::before', '::after'].map((part) => [e, getComputedStyle(e, part)]))
    .filter(([, style]) => seconds(style.transitionDuration) > 0.01 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01) || style.scrollBehavior === 'smooth')
    .map(([e, style]) => e.outerHTML.slice(0, 100) + ' ' + style.transitionDuration + ' ' + style.animationDuration);
})()`;

test('what answers a click takes the focus, and nothing moves for those who asked for stillness', async () => {
  const faults = await walk({ theme: 'light', width: 1280, language: 'ru' }, async (page) => [
    ...(await page.evaluate<string[]>(unreachable)).map((html) => `not by keyboard: ${html}`),
    ...(await page.evaluate<string[]>(moving)).map((html) => `moves: ${html}`),
  ]);
  expect(faults).toEqual([]);
});

const stops = 25;

/** Where the focus is, and what is wrong with how it shows: null once it left the page. */
const focusFault = `(() => {
  const e = document.activeElement;
  if (e === null || e === document.body) return null;
  const told = e.outerHTML.slice(0, 120);
  const lined = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 && !/, 0\\)$|transparent/.test(s.outlineColor);
  // The opener of a row shows its focus around the whole row.
  const shown = (node) => lined(getComputedStyle(node)) || (getComputedStyle(node, '::after').content !== 'none' && lined(getComputedStyle(node, '::after')));
  // A field that is drawn by its frame or its label shows the focus there.
  const bearers = [e, e.parentElement, e.nextElementSibling, e.labels?.[0]].filter((node) => node instanceof Element);
  const seen = bearers.find(shown);
  if (seen === undefined) return { told, fault: 'no outline: ' + told };
  const at = seen.getBoundingClientRect();
  if (at.bottom <= 0 || at.top >= innerHeight || at.right <= 0 || at.left >= innerWidth) return { told, fault: 'out of sight: ' + told };
  const [x, y] = [Math.min(Math.max(at.left + at.width / 2, 1), innerWidth - 1), Math.min(Math.max(at.top + Math.min(at.height, 20) / 2, 1), innerHeight - 1)];
  const top = document.elementFromPoint(x, y);
  const covered = top !== null && !bearers.some((node) => node.contains(top) || top.contains(node));
  return { told, fault: covered ? 'covered by ' + top.outerHTML.slice(0, 60) + ': ' + told : null };
})()`;

interface Stop {
  readonly told: string;
  readonly fault: string | null;
}

test.each([1280, 390])(`each of the first ${stops} stops of every screen shows its focus at %i px`, async (width) => {
  const faults = await walk({ theme: width === 390 ? 'dark' : 'light', width, language: 'ru' }, async (page) => {
    const found: string[] = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate<Stop | null>(focusFault);
      if (here === null) break;
      if (here.fault !== null) found.push(here.fault);
    }
    return found;
  });
  expect(faults).toEqual([]);
});
