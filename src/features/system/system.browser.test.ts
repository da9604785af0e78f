import { PassThrough } from 'node:stream';
import { PgBoss } from 'pg-boss';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '#core/shared/problem.ts';
import { createLog } from '#server/log.ts';
import { version } from '#server/version.ts';
import { keepWorks, type RunningWorks } from '#server/works.ts';
import { addLoad, markFailed } from '#store/loads/load-log.ts';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { until } from '#test/embedded.ts';
import { examine, looks, nameOf } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let browser: Browser;
let database: FreshDatabase;
let boss: PgBoss;
let works: RunningWorks;
let stand: Stand;
let owner: TestClient;
let head: TestClient;
let rep: TestClient;

beforeAll(async () => {
  database = await freshDatabase();
  boss = new PgBoss({ connectionString: database.url, max: 3 });
  await boss.start();
  works = keepWorks(boss, createLog({ level: 'silent', to: new PassThrough() }));
  await works.add({ name: 'look-back', everyMillis: null, retries: 3, work: (isStopped) => until(async () => isStopped()) });
  await works.add({ name: 'housekeeping', everyMillis: null, retries: 0, work: () => Promise.reject(new Problem('database-full')) });
  stand = await serveWeb(database, { works, isEmbedded: true });
  owner = await stand.server.signIn('owner');
  head = await stand.server.signIn('head-of-sales');
  rep = await stand.server.signIn('rep');
  browser = await launchBrowser();
});
afterAll(async () => {
  works.end();
  await boss.stop({ graceful: true, timeout: 10_000 });
  await browser.close();
});

async function open(look: (typeof looks)[number], client = owner) {
  const page = await openAs(browser, look, stand, client);
  await page.goto(`${stand.url}/settings/system`);
  return page;
}

test('at rest it says what there is: the version, the database, and that nothing was loaded', async () => {
  const page = await open(looks[0]);
  await page.getByText(`Thirty ${version}, работает с`).waitFor();
  await page.getByText('Загрузок пока не было.').waitFor();
  await examine(page, 'system-rest');
  await page.close();
});

test('work is begun from the screen, is seen running without reloading, and is stopped', async () => {
  const page = await open(looks[0]);
  await page.getByRole('button', { name: 'Запустить: Диагностика прошлых дней' }).click();
  await page.getByText('Принято: Диагностика прошлых дней').waitFor();
  await page.getByText(/^идёт \d+/).waitFor();
  await page.getByRole('button', { name: 'Остановить: Диагностика прошлых дней' }).click();
  await page.getByText(/^идёт \d+/).waitFor({ state: 'detached' });
  await page.close();
});

test('a load that waits is stopped from here', async () => {
  await addLoad(database.sql, { kind: 'deals', fileName: 'сделки.xlsx', fileBytes: 10, filePath: null, options: {}, createdBy: owner.userId });
  const page = await open(looks[0]);
  await page.getByRole('button', { name: 'Остановить: сделки.xlsx' }).click();
  await page.getByText('остановлено', { exact: true }).waitFor();
  await page.close();
});

test('a head of sales sees it without the backups, a rep not at all', async () => {
  const page = await open(looks[0], head);
  await page.getByRole('button', { name: 'Запустить: Диагностика прошлых дней' }).waitFor();
  expect(await page.getByRole('button', { name: 'Запустить: Копии' }).count()).toBe(0);
  await page.close();
  const other = await open(looks[0], rep);
  await other.getByRole('heading', { level: 1 }).waitFor();
  expect(await other.getByText('Фоновая работа').count()).toBe(0);
  await other.close();
});

describe.each(looks)('at $width px, $theme, $language', (look) => {
  test('is open to everyone and nothing runs out at the side, also with failures', async () => {
    await works.again('housekeeping');
    const id = await addLoad(database.sql, { kind: 'orders', fileName: 'заказы за очень длинный отчётный период с начала года.csv', fileBytes: 10, filePath: null, options: {}, createdBy: owner.userId });
    await markFailed(database.sql, id, 'failed', { code: 'load-interrupted', details: {} });
    await until(async () => (await works.list()).some(({ failure }) => failure !== null));
    const page = await open(look);
    await page.getByText('database-full').waitFor();
    await examine(page, `system-${nameOf(look)}`);
    await page.close();
  });
});
