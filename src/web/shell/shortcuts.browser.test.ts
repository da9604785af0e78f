import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { examine, looks, nameOf } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let browser: Browser;
let stand: Stand;

beforeAll(async () => {
  browser = await launchBrowser();
  const database = await freshDatabase();
  await loadRows(database, 'employees', [{ name: 'Анна Ветрова', role: 'rep', team: 'Опт' }]);
  stand = await serveWeb(database);
});

afterAll(() => browser.close());

const words = {
  ru: { title: 'Клавиши', switch: 'Одиночные клавиши включены', menu: 'Меню пользователя', close: 'Закрыть' },
  en: { title: 'Keys', switch: 'Single keys are on', menu: 'User menu', close: 'Close' },
};

const pathOf = (page: Page): string => new URL(page.url()).pathname;

test.each(looks)('keys lead to sections, list themselves and can be switched off at $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const page = await openAs(browser, look, stand, await stand.server.signIn('owner'));
  await page.goto(`${stand.url}/account`);
  await page.getByRole('button', { name: say.menu }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect.poll(() => pathOf(page)).toBe('/funnel');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: say.title });
  await list.waitFor();
  await examine(page, `shortcuts-${nameOf(look)}`);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: say.menu }).click();
  await page.getByRole('menuitem', { name: say.title }).click();
  await list.getByRole('switch', { name: say.switch }).press('Space');
  await list.getByRole('button', { name: say.close }).click();
  await page.reload();
  await page.getByRole('button', { name: say.menu }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.keyboard.press('?');
  expect(await list.count()).toBe(0);
  expect(pathOf(page)).toBe('/funnel');
  await page.close();
});

test('keys do nothing while one types, and mean the same in the Russian layout', async () => {
  const page = await openAs(browser, looks[0], stand, await stand.server.signIn('owner'));
  await page.goto(`${stand.url}/department/employees`);
  const search = page.getByRole('searchbox').first();
  await search.waitFor();
  await page.keyboard.press('/');
  expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('gm?/');
  expect(await search.inputValue()).toBe('gm?/');
  expect(pathOf(page)).toBe('/department/employees');
  await page.getByRole('heading', { level: 1 }).click();
  await page.evaluate(`for (const [key, code] of [['п', 'KeyG'], ['з', 'KeyP']]) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }))`);
  await expect.poll(() => pathOf(page)).toBe('/plan');
  await page.close();
});

test('a rep is not led where nothing is open', async () => {
  const page = await openAs(browser, looks[0], stand, await stand.server.signIn('rep'));
  await page.goto(`${stand.url}/account`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Клавиши' });
  await list.waitFor();
  expect(await list.getByText('Отдел', { exact: true }).count()).toBe(0);
  expect(pathOf(page)).toBe('/account');
  await page.close();
});
