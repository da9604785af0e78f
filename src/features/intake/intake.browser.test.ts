import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '#server/log.ts';
import { startJobs, type RunningJobs } from '#server/jobs.ts';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { examine, looks, nameOf, type Look } from '#test/web/looking.ts';
import { complaintsOf, openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let browser: Browser;
let folder = '';
const running: RunningJobs[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'thirty-files-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(async () => {
  await browser.close();
  for (const jobs of running) await jobs.stop();
  await rm(folder, { recursive: true, force: true });
});

const rows = (count: number, row: (index: number) => string): string => Array.from({ length: count }, (_, index) => row(index + 1)).join('\n');
const files = {
  'Сделки из CRM.csv': `ID;Название сделки;Компания;Ответственный;Этап сделки;Бюджет;Дата создания сделки;Дата закрытия;Товар;Теги;Примечание;Примечание 2;Skype\n${rows(40, (i) => `${i};Поставка ${i};Клиент ${i % 9};Иванова Анна;${i % 3 ? 'Успешно реализовано' : 'Переговоры'};${i === 4 ? 'по договору' : `${i * 1000},50`};${i === 7 ? '31.02.2026' : '05.03.2026'};${i % 3 ? '20.03.2026' : ''};GTXPro;опт;;;`)}\n`,
  'Товары.csv': 'Товар;Категория;Цена\nGTX Pro;GTX;4821\nGTX Basic;GTX;550\n',
  'Клиенты CRM.csv': 'Код;Клиент;ИНН;Телефон\nC1;Клиент 1;7707083893;+7 916 123-45-67\nC2;Клиент 2;;12\n',
  'Контрагенты 1С.csv': 'Код;Контрагент;ИНН;Регион\n00-0001;ООО «Клиент №1»;7707083893;Тверь\n',
  'Непонятное.csv': 'альфа;бета\nраз;два\nтри;четыре\n',
};

async function serve(): Promise<Stand & { readonly owner: TestClient }> {
  const database = await freshDatabase();
  const jobs = await startJobs(database, database.url, createLog({ level: 'error', to: new PassThrough() }));
  running.push(jobs);
  const stand = await serveWeb(database, { jobs });
  return { ...stand, owner: await stand.server.signIn('owner') };
}

const words = {
  ru: { load: /^Загрузить \d/, check: 'Проверить колонки файла Сделки из CRM.csv', history: 'История', done: 'загружено', names: 'Похожие названия', same: 'GTX Pro и GTXPro – это одно', joined: 'Объединённые клиенты', undo: 'Отменить загрузку', undoDeed: /^Отменить \d/, undone: 'отменено', remove: 'Убрать Непонятное.csv', taken: 'одно', products: 'Товары' },
  en: { load: /^Load \d/, check: 'Check the columns of Сделки из CRM.csv', history: 'History', done: 'loaded', names: 'Similar names', same: 'GTX Pro and GTXPro are the same', joined: 'Joined customers', undo: 'Undo the load', undoDeed: /^Undo \d/, undone: 'undone', remove: 'Remove Непонятное.csv', taken: 'the same', products: 'Products' },
};

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `import-${name}-${nameOf(look)}`);

async function dropFiles(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(Object.keys(files).map((name) => join(folder, name)));
  await page.locator('li', { hasText: 'Непонятное.csv' }).waitFor();
}

test.each(looks)('files come in, are looked at and taken back: $width $theme $language', async (look) => {
  const stand = await serve();
  const page = await openAs(browser, look, stand, stand.owner);
  const complaints = complaintsOf(page);
  const say = words[look.language];
  await page.goto(`${stand.url}/data/import`);
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await check(page, look, 'empty');

  await dropFiles(page);
  await page.getByRole('button', { name: say.load }).waitFor();
  await page.getByRole('button', { name: say.check }).click();
  await page.getByText('по договору').first().waitFor();
  await check(page, look, 'preview');
  await page.goto(page.url());
  await page.getByRole('button', { name: say.load }).waitFor();

  await page.getByRole('button', { name: say.remove }).click();
  await page.getByRole('button', { name: say.load }).click();
  const history = page.locator('section', { has: page.getByRole('heading', { name: say.history, exact: true }) });
  await expect.poll(() => history.getByText(say.done, { exact: true }).count(), { timeout: 20_000 }).toBe(4);
  await check(page, look, 'history');

  await history.getByRole('button', { name: /Сделки из CRM/ }).click();
  await page.getByRole('dialog').getByText('31.02.2026').waitFor();
  await check(page, look, 'report');
  await page.getByRole('button', { name: say.undo }).click();
  await page.getByRole('button', { name: say.undoDeed }).click();
  await page.getByRole('dialog').getByText(say.undone, { exact: true }).waitFor();
  await check(page, look, 'undone');
  await page.keyboard.press('Escape');

  await page.goto(`${stand.url}/data/import?part=joined`);
  await page.getByRole('button', { name: /Клиент №1/ }).click();
  await page.getByRole('dialog').getByText('00-0001').waitFor();
  await check(page, look, 'joined');
  expect(complaints).toEqual([]);
  await page.close();
});

test('names that look alike are joined by a person', async () => {
  const [look] = looks;
  const stand = await serve();
  const page = await openAs(browser, look, stand, stand.owner);
  const say = words[look.language];
  await page.goto(`${stand.url}/data/import`);
  await dropFiles(page);
  await page.getByRole('button', { name: say.load }).click();
  await page.getByRole('tab', { name: say.names }).click();
  await page.getByText(say.products, { exact: true }).click();
  await page.getByRole('button', { name: say.same }).waitFor();
  await check(page, look, 'names');
  await page.getByRole('button', { name: say.same }).click();
  await page.getByRole('cell', { name: say.taken, exact: true }).waitFor();
  await check(page, look, 'decided');
  await page.close();
});
