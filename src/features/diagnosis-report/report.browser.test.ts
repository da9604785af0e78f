import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadStagedDeals, times } from '#test/staged-deals.ts';
import { examine, looks, nameOf, type Look } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let database: FreshDatabase;
let stand: Stand;
let owner: TestClient;
let marketer: TestClient;
let browser: Browser;

beforeAll(async () => {
  database = await freshDatabase();
  await loadStagedDeals(database, [...times(50, { furthest: 2, outcome: 'lost', days: 50 } as const), ...times(40, { furthest: 4, outcome: 'won', days: 50 } as const)]);
  stand = await serveWeb(database, { now: () => Date.parse('2026-11-01T06:00:00Z') });
  owner = await stand.server.signIn('owner');
  marketer = await stand.server.signIn('marketer');
  await database.pool.query(
    `insert into report_letter (due_on, user_id, attempts, claimed_at, handed_at, sent_at, failure) values
      ('2026-10-26', $1, 1, '2026-10-26T06:00:00Z', '2026-10-26T06:00:04Z', '2026-10-26T06:00:05Z', null),
      ('2026-10-26', $2, 3, '2026-10-26T08:00:00Z', '2026-10-26T08:00:04Z', null, 'EENVELOPE: 452 mailbox is full')`, [owner.userId, marketer.userId],
  );
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function open(client: TestClient, look: Look = looks[0]) {
  const page = await openAs(browser, look, stand, client);
  await page.goto(`${stand.url}/diagnosis/report`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe.each([looks[0], looks[3]])('in the look %o', (look) => {
  test('the report is open to everyone and nothing runs out at the side', async () => {
    const page = await open(owner, look);
    await page.getByText('mailbox is full').waitFor();
    await examine(page, `report-${nameOf(look)}`);
    await page.close();
  });
});

test('the owner takes the report along, chooses who gets the letter, and is told that mail is not set up', async () => {
  const page = await open(owner);
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), page.getByRole('button', { name: 'Отчёт, PDF' }).click()]);
  expect(file.suggestedFilename()).toBe('Диагностика 2026-11-01.pdf');
  await page.getByText('Почта не настроена').waitFor();
  await page.getByLabel('Отправлять').check();
  await page.getByRole('combobox', { name: 'День' }).or(page.getByRole('textbox', { name: 'День' })).first().click();
  await page.getByRole('option', { name: 'пятница' }).click();
  await page.getByRole('button', { name: 'Сохранить рассылку' }).click();
  await expect.poll(async () => (await database.pool.query('select is_on, weekday from report_schedule')).rows).toEqual([{ is_on: true, weekday: 5 }]);
  expect((await database.pool.query('select user_id from report_reader')).rows).toEqual([{ user_id: owner.userId }]);
  await page.close();
});

test('a marketer takes the report along and sets nothing', async () => {
  const page = await open(marketer);
  await page.getByRole('button', { name: 'Карта на стену, PDF A3' }).waitFor();
  expect(await page.getByText('Письмо раз в неделю').count()).toBe(0);
  await page.close();
});
