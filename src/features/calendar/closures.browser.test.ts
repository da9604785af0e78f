import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { examine, looks, nameOf } from '#test/web/looking.ts';
import { complaintsOf, openAs, serveWeb } from '#test/web/stand.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const words = {
  ru: { none: /Сезонов пока нет/, add: 'Добавить сезон', who: 'Чей', school: 'Образование', days: /^92\s/, closed: 'Сезонное закрытие исключено', remove: 'Удалить', deed: 'Удалить сезон' },
  en: { none: /There are no seasons yet/, add: 'Add a season', save: 'Add the season', who: 'Whose', school: 'Образование', days: /^92\s/, closed: 'Seasonal closure left out', remove: 'Remove', deed: 'Remove the season' },
};

test.each(looks)('a season is added, left out of silence, and taken away: $width $theme $language', async (look) => {
  const database = await freshDatabase();
  await loadRows(database, 'customers', [{ name: 'Школа', industry: 'Образование' }]);
  await loadRows(database, 'orders', ['2026-03-02', '2026-04-01', '2026-05-01'].map((date, at) => ({ order_id: String(at), date, customer: 'Школа', amount: '1000' })));
  const stand = await serveWeb(database);
  const page = await openAs(browser, look, stand, await stand.server.signIn('owner'));
  const complaints = complaintsOf(page);
  const say = words[look.language];
  await page.goto(`${stand.url}/department/calendar?year=2026`);
  await page.getByText(say.none).waitFor();
  await examine(page, `closures-none-${nameOf(look)}`);
  await page.getByRole('button', { name: say.add, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say.who).click();
  await page.getByRole('option', { name: say.school }).click();
  await examine(page, `closure-new-${nameOf(look)}`);
  await dialog.locator('button[type=submit]').click();
  await page.getByText(say.days).first().waitFor();
  await dialog.waitFor({ state: 'detached' });
  await examine(page, `closures-${nameOf(look)}`);

  await page.goto(`${stand.url}/customers/silence?set=all&asOf=2026-10-01`);
  await page.getByRole('button', { name: /Школа/ }).first().click();
  await page.getByRole('dialog').getByText(say.closed).waitFor();
  await examine(page, `closure-silence-${nameOf(look)}`);

  await page.goto(`${stand.url}/department/calendar?year=2026`);
  await page.getByRole('button', { name: say.remove, exact: true }).click();
  await page.getByRole('button', { name: say.deed }).click();
  await page.getByText(say.none).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});
