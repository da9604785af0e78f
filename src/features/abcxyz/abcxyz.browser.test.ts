import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { examine, looks, nameOf, type Look } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let browser: Browser;
let stand: Stand;
let owner: TestClient;

/** Forty customers: the larger the rarer they buy, so that every class has its X, Y and Z. */
function orders(): Row[] {
  return Array.from({ length: 40 }, (_, at) => at).flatMap((at) =>
    Array.from({ length: 12 }, (__, month) => month).flatMap((month): Row[] => {
      const every = 1 + (at % 4);
      if (month % every !== 0) return [];
      const date = `${month < 2 ? 2025 : 2026}-${String(((month + 10) % 12) + 1).padStart(2, '0')}-1${at % 10}`;
      return [{ order_id: `${at}-${month}`, date, customer: `ООО «Клиент ${at + 1}»`, amount: String(Math.round(900_000 / (at + 1))), product: at % 2 === 0 ? 'Труба' : 'Муфта', rep: at % 3 === 0 ? 'Анна Ветрова' : 'Борис Дёмин', kind: 'sale' }];
    }),
  );
}

beforeAll(async () => {
  const database = await freshDatabase();
  await loadRows(database, 'orders', orders());
  stand = await serveWeb(database, { now: () => Date.parse('2026-11-05T09:00:00Z') });
  owner = await stand.server.signIn('owner');
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const words = {
  ru: { all: /^Все клиенты — 40/, cell: /^AY: /, list: /^AY — /, back: 'ABCXYZ-анализ', movement: 'Переходы за квартал', moved: 'Переходы между группами', portrait: 'Портрет по AX и BX', noTraits: /Признаков клиентов нет/, products: 'Товары', pipe: 'Труба', days: 'Дни покупок и возвратов в окне', close: 'Закрыть' },
  en: { all: /^All customers: 40/, cell: /^AY: /, list: /^AY: /, back: 'ABCXYZ analysis', movement: 'Movement over a quarter', moved: 'Movement between groups', portrait: 'Portrait of AX and BX', noTraits: /Nothing is known of the customers/, products: 'Products', pipe: 'Труба', days: 'Days of purchases and returns in the window', close: 'Close' },
};

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `abcxyz-${name}-${nameOf(look)}`);

test.each(looks)('from the matrix to a customer, to movement, portrait and products at $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const page = await openAs(browser, look, stand, owner);
  await page.goto(`${stand.url}/customers/abcxyz?step=month`);
  await page.getByRole('heading', { name: say.all }).waitFor();
  await page.getByText('ООО «Клиент 1»').first().waitFor();
  await check(page, look, 'matrix');

  await page.getByRole('button', { name: say.cell }).click();
  await page.getByRole('heading', { name: say.list }).waitFor();
  expect(new URL(page.url()).searchParams.get('cell'), 'the address tells what is open').toBe('AY');
  await page.getByRole('button', { name: /ООО «Клиент/ }).first().click();
  await page.getByRole('heading', { name: say.days }).waitFor();
  await check(page, look, 'customer');
  await page.getByRole('button', { name: say.close }).click();

  await page.getByRole('button', { name: say.movement }).click();
  await page.getByRole('heading', { name: say.moved }).waitFor();
  await page.locator('svg path[role=button]').first().waitFor();
  await check(page, look, 'movement');
  await page.getByRole('button', { name: say.back, exact: true }).click();

  await page.getByRole('button', { name: say.portrait }).click();
  await page.getByText(say.noTraits).waitFor();
  await check(page, look, 'portrait');
  await page.getByRole('button', { name: say.back, exact: true }).click();

  await page.getByText(say.products, { exact: true }).click();
  await page.getByText(say.pipe).first().waitFor();
  await check(page, look, 'products');

  await page.goBack();
  await page.getByRole('heading', { name: say.all }).waitFor();
  await page.close();
});
