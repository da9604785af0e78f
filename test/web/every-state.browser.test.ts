import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/people/viewer.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadSmallCompany } from '#test/small-company.ts';
import { addresses, goTo, now } from './every-screen.ts';
import { faultsOf, keepPicture, settle } from './looking.ts';
import { openAs, serveWeb, type Stand } from './stand.ts';

let browser: Browser;
let filled: Stand;
let bare: Stand;

beforeAll(async () => {
  browser = await launchBrowser();
  const [company, nothing] = [await freshDatabase(), await freshDatabase()];
  await loadSmallCompany(company);
  filled = await serveWeb(company, { now: () => now });
  bare = await serveWeb(nothing, { now: () => now });
});

afterAll(() => browser.close());

type Network = 'answers' | 'waits' | 'fails';

interface State {
  readonly name: string;
  readonly stand: () => Stand;
  readonly role: Role;
  /** What the network between the browser and the server does to every call but that for the session. */
  readonly network: Network;
}

const states: readonly State[] = [
  { name: 'with figures', stand: () => filled, role: 'owner', network: 'answers' },
  { name: 'with nothing loaded', stand: () => bare, role: 'owner', network: 'answers' },
  { name: 'while it waits', stand: () => filled, role: 'owner', network: 'waits' },
  { name: 'when the server fails', stand: () => filled, role: 'owner', network: 'fails' },
  { name: 'for a rep', stand: () => filled, role: 'rep', network: 'answers' },
];

async function trouble(page: Page, network: Network): Promise<void> {
  if (network === 'answers') return;
  await page.route(/\/api\/(?!session$)/, async (route) => {
    if (network === 'fails') await route.fulfill({ status: 500, contentType: 'application/json', body: JSON.stringify({ defined: false, code: 'unexpected', status: 500, message: 'unexpected' }) });
  });
}

/** Waits until the page shows what the network lets it show. */
async function stand(page: Page, network: Network): Promise<void> {
  if (network !== 'waits') return settle(page);
  await page.waitForTimeout(450);
}

/** Both themes of one page: what colour does not change is looked at once. */
async function faultsInBoth(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await faultsOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
  return [...light, ...(await faultsOf(page, ['color-contrast'])).map((fault) => `dark: ${fault}`)];
}

describe.each(states)('$name', ({ name, stand: at, role, network }) => {
  test('axe finds nothing on any screen, in either theme', async () => {
    const { server, url } = at();
    const page = await openAs(browser, { theme: 'auto', width: 1280, language: 'ru' }, at(), await server.signIn(role));
    await trouble(page, network);
    const faults: string[] = [];
    for (const address of addresses) {
      await goTo(page, `${url}${address}`);
      await stand(page, network);
      await keepPicture(page, `state-${name.replaceAll(' ', '-')}${address.replaceAll('/', '-')}`);
      faults.push(...(await faultsInBoth(page)).map((fault) => `${address} ${fault}`));
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});
