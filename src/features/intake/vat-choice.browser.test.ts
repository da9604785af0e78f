import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '#server/log.ts';
import { startJobs, type RunningJobs } from '#server/jobs.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { examine, looks, nameOf } from '#test/web/looking.ts';
import { complaintsOf, openAs, serveWeb } from '#test/web/stand.ts';

let browser: Browser;
let folder = '';
const running: RunningJobs[] = [];

const files = {
  'Заказы.csv': 'Номер заказа;Дата;Клиент;Товар;Сумма\nА-1;15.01.2026;Астра;Гайка;100,00\nА-2;31.12.2025;Астра;Болт;100,00\n',
  'Заказы февраль.csv': 'Номер заказа;Дата;Клиент;Товар;Сумма\nА-3;15.02.2026;Астра;Гайка;200,00\n',
};

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'thirty-vat-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(async () => {
  await browser.close();
  for (const jobs of running) await jobs.stop();
  await rm(folder, { recursive: true, force: true });
});

const words = {
  ru: {
    load: /^Загрузить \d/, without: 'без НДС', asSettings: /Так в настройках организации/, follows: /В отчётах суммы с НДС/, before: /Так было сказано о прошлом/,
    sums: 'без НДС, пересчитаны: с НДС', vat: 'Суммы с НДС', keep: 'Не менять', recalculate: 'Пересчитать', save: 'Сохранить изменения', rates: 'Ставки НДС', add: 'Внести ставку', enter: 'Внести ставку', rate: 'Ставка', since: '1 января 2026',
  },
  en: {
    load: /^Load \d/, without: 'without VAT', asSettings: /As in the settings of the organisation/, follows: /Reports count sums with VAT/, before: /As was said of the last file/,
    sums: 'without VAT, recalculated: with VAT', vat: 'Sums with VAT', keep: 'Leave as they are', recalculate: 'Recalculate', save: 'Save the changes', rates: 'Rates of VAT', add: 'Enter a rate', enter: 'Enter the rate', rate: 'Rate', since: '1 January 2026',
  },
};

test.each(looks)('a file says of its sums that they are without VAT, and the next one like it remembers: $width $theme $language', async (look) => {
  const database = await freshDatabase();
  const jobs = await startJobs(database, database.url, createLog({ level: 'error', to: new PassThrough() }));
  running.push(jobs);
  const stand = await serveWeb(database, { jobs });
  const owner = await stand.server.signIn('owner');
  const page = await openAs(browser, look, stand, owner);
  const complaints = complaintsOf(page);
  const say = words[look.language];
  const amounts = async () => (await database.pool.query<{ amount: number }>('select amount from order_line order by at')).rows.map(({ amount }) => amount);
  const drop = async (name: keyof typeof files) => {
    await page.goto(`${stand.url}/data/import`);
    await page.locator('input[type=file]').setInputFiles(join(folder, name));
    await page.getByRole('button', { name: say.load }).waitFor();
  };

  await drop('Заказы.csv');
  await page.getByText(say.asSettings).waitFor();
  await page.getByText(say.without, { exact: true }).click();
  await page.getByText(say.follows).waitFor();
  await examine(page, `vat-choice-${nameOf(look)}`);
  await page.getByRole('button', { name: say.load }).click();
  await page.getByRole('button', { name: /^Заказы\.csv/ }).click();
  await page.getByRole('dialog').getByText(say.sums).waitFor();
  await examine(page, `vat-report-${nameOf(look)}`);
  expect(await amounts()).toEqual([12_000, 12_200]);

  await drop('Заказы февраль.csv');
  await page.getByText(say.before).waitFor();
  await page.getByRole('button', { name: say.load }).click();
  await expect.poll(amounts, { timeout: 20_000 }).toEqual([12_000, 12_200, 24_400]);

  await page.goto(`${stand.url}/department/settings`);
  await page.getByLabel(say.vat).click();
  await page.getByText(say.recalculate, { exact: true }).waitFor();
  await examine(page, `vat-flag-${nameOf(look)}`);
  await page.getByRole('button', { name: say.save }).click();
  await expect.poll(amounts, { timeout: 20_000 }).toEqual([10_000, 10_000, 20_000]);

  await page.goto(`${stand.url}/department/rates`);
  const rates = page.locator('section', { has: page.getByRole('heading', { name: say.rates, exact: true }) });
  await rates.getByText(say.since).waitFor();
  await rates.getByRole('button', { name: say.add, exact: true }).click();
  await page.getByRole('dialog').getByLabel(say.rate, { exact: true }).fill('25');
  await examine(page, `vat-rates-${nameOf(look)}`);
  await page.getByRole('dialog').getByRole('button', { name: say.enter, exact: true }).click();
  await rates.getByText(/25\s%/).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});
