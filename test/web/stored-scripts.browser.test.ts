import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToken } from '#actions/access-tokens.ts';
import { invite } from '#actions/invitations.ts';
import { changeOrganisation } from '#actions/organisation.ts';
import { createUser } from '#actions/users.ts';
import { system } from '#core/people/viewer.ts';
import { testPassword } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { looks, settle } from './looking.ts';
import { complaintsOf, openAs, serveWeb } from './stand.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const run = 'window.ran=(window.ran||0)+1';
const script = `<script>${run}</script>`;
const picture = `"><img src=x onerror="${run}">`;
const drawing = `<svg onload="${run}"><a href="javascript:${run}">x</a></svg>`;
const address = `javascript:${run}`;

/** Script in every text that files and people can bring. */
async function plant(database: FreshDatabase, ownerId: string): Promise<void> {
  await loadRows(database, 'employees', [{ name: picture, role: 'rep', team: drawing, email: 'x@example.test' }]);
  const closed = { created_at: '2026-09-01T09:00:00Z', closed_at: '2026-10-01T09:00:00Z', rep: picture };
  await loadRows(database, 'deals', [
    { deal_id: script, customer: drawing, outcome: 'won', amount: '100', pipeline: address, stage: picture, source: script, ...closed },
    { deal_id: address, customer: picture, outcome: 'lost', amount: '100', pipeline: address, stage: drawing, loss_reason: script, ...closed },
    { deal_id: picture, customer: script, outcome: 'open', amount: '100', pipeline: address, stage: script, rep: picture, created_at: '2026-09-01T09:00:00Z' },
  ]);
  await loadRows(database, 'orders', [{ order_id: script, rep: picture, customer: drawing, product: picture, date: '2026-10-01', amount: '100' }]);
  await changeOrganisation(database, system, { name: script });
  await createUser(database, system, { name: drawing, email: 'other@example.test', role: 'rep', employeeId: null, password: testPassword });
  await createToken(database, system, { name: picture, userId: ownerId, scopes: ['read'], expiresAt: null });
  await invite(database, system, { email: 'new@example.test', role: 'rep', employeeId: null }, Date.now());
}

const screens = [
  '/map', '/map/mistake?number=12', '/map/repairs', '/map/bounds', '/survey', '/diagnosis/report', '/funnel', '/funnel?by=rep', '/data/import', '/data/health',
  '/customers/abcxyz', '/customers/repeat', '/customers/silence', '/plan', '/plans', '/department/employees', '/department/employees?part=teams',
  '/department/users', '/department/users?part=tokens', '/department/users?part=invitations', '/department/stages', '/department/calendar', '/department/rates',
  '/department/settings', '/department/log', '/account',
];

/** What of a page could have run, or would on a click. */
async function alive(page: Page): Promise<unknown> {
  return page.evaluate(`({
    ran: window.ran ?? 0,
    inline: [...document.scripts].filter((one) => one.src === '').length,
    handlers: document.querySelectorAll('[onerror], [onload], [onclick]').length,
    addresses: [...document.links].filter((one) => one.protocol === 'javascript:').length,
  })`);
}

test('script that stands in data is shown as text on every screen, and none of it runs', async () => {
  const database = await freshDatabase();
  const stand = await serveWeb(database, { now: () => Date.parse('2026-11-01T06:00:00Z') });
  const owner = await stand.server.signIn('owner');
  await plant(database, owner.userId);
  const page = await openAs(browser, looks[0], stand, owner);
  const complaints = complaintsOf(page, 'refusals');
  page.on('dialog', (dialog) => void dialog.dismiss());
  let shown = 0;
  for (const path of screens) {
    await page.goto(`${stand.url}${path}`);
    await page.getByRole('heading').first().waitFor();
    await settle(page);
    expect.soft(await alive(page), path).toEqual({ ran: 0, inline: 0, handlers: 0, addresses: 0 });
    if (((await page.textContent('body')) ?? '').includes(run)) shown += 1;
  }
  // The texts did reach the screens: there would be nothing to show otherwise.
  expect(shown).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
  await page.close();
});
