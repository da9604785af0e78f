import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { examine, looks, nameOf, type Look } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

const now = Date.parse('2026-11-01T09:00:00Z');

/** Sixty deals, a third without an amount, half without a customer, none in July. */
function deals(): Row[] {
  return Array.from({ length: 60 }, (_, at) => ({
    deal_id: `D${at}`,
    rep: at % 2 === 0 ? 'Анна Ветрова' : 'Борис Клён',
    created_at: `2026-0${at < 30 ? 6 : 8}-0${(at % 9) + 1}T0${at % 10}:10:00Z`,
    closed_at: `2026-0${at < 30 ? 8 : 9}-1${at % 10}T10:00:00Z`,
    outcome: at % 4 === 0 ? 'won' : 'lost',
    source: 'сайт',
    ...(at % 3 !== 0 && { amount: '1000' }),
    ...(at % 2 === 0 && { customer: `ООО «Клиент ${at}»` }),
  }));
}

let browser: Browser;
let owner: TestClient;
let rep: TestClient;
let stand: Stand;

beforeAll(async () => {
  const database = await freshDatabase();
  await loadRows(database, 'deals', deals());
  await loadRows(database, 'orders', [{ order_id: '1', date: '2026-09-01T10:00:00Z', customer: 'ООО «Клиент 0»', amount: '10', currency: 'USD' }]);
  stand = await serveWeb(database, { now: () => now });
  owner = await stand.server.signIn('owner');
  const anna = await database.pool.query<{ id: number }>("select id from employee where name = 'Анна Ветрова'");
  rep = await stand.server.signIn('rep', anna.rows[0]?.id ?? null);
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function open(path: string, look: Look = looks[0], client = owner) {
  const page = await openAs(browser, look, stand, client);
  await page.goto(`${stand.url}${path}`);
  await page.locator('main dl').first().waitFor();
  return page;
}

describe.each([looks[0], looks[3]])('at $width px, $theme, $language', (look) => {
  test.each([
    ['page', ''],
    ['kind', 'kind.deals'],
    ['gap', 'gap.calls'],
    ['rows', 'rows.deals.reason.no-customer'],
  ])('%s is open to everyone and nothing runs out at the side', async (name, opened) => {
    const page = await open(`/data/health${opened === '' ? '' : `?open=${opened}`}`, look);
    if (opened !== '') await page.getByRole('dialog').locator('li, tbody tr').nth(2).waitFor();
    await examine(page, `health-${name}-${nameOf(look)}`);
    await page.close();
  });
});

test('from a reason to its rows, searched, and the link restores them', async () => {
  const page = await open('/data/health');
  await page.getByRole('button', { name: 'Успешные без суммы' }).click();
  const drawer = page.getByRole('dialog', { name: 'Сделки: успешные без суммы' });
  await drawer.getByText('1–5 из 5').waitFor();
  await drawer.getByRole('searchbox').fill('D48');
  await drawer.getByText('1–1 из 1').waitFor();
  await page.reload();
  await page.getByRole('dialog').getByText('D48').waitFor();
  expect(await page.getByRole('dialog').getByRole('row').count()).toBe(2);
  await page.close();
});

test('from a kind to a column, and from the column to the rows where it is empty', async () => {
  const page = await open('/data/health');
  await page.getByRole('button', { name: 'Сделки', exact: true }).click();
  const columns = page.getByRole('dialog', { name: 'Сделки' });
  await columns.getByRole('row', { name: /^Сумма/ }).getByRole('button').click();
  const rows = page.getByRole('dialog', { name: 'Сделки: пусто «Сумма»' });
  await rows.getByText('1–20 из 20').waitFor();
  expect(await rows.getByRole('row').count()).toBe(21);
  await page.close();
});

test('what is missing is said to the owner with the way to load it, and not to a rep', async () => {
  const page = await open('/data/health');
  await page.getByRole('button', { name: /^Звонки/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Звонки' });
  await drawer.getByText('Состоявшиеся звонки').waitFor();
  expect(await drawer.getByRole('link', { name: 'Загрузить файлы' }).getAttribute('href')).toBe('/data/import');
  await page.getByText('USD: 1 строка без курса на день').waitFor();
  await page.getByText(/Пустые месяцы: сделки/).waitFor();
  await page.close();

  const own = await open('/data/health', looks[0], rep);
  await own.getByText('только ваши записи').waitFor();
  expect(await own.getByText('Что добавить дальше').count()).toBe(0);
  expect(await own.getByRole('link', { name: 'Загрузить файлы' }).count()).toBe(0);
  await own.close();
});
