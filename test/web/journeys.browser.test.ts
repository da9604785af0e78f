import { PassThrough } from 'node:stream';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareSetUp } from '#actions/set-up.ts';
import { startJobs, type RunningJobs } from '#server/jobs.ts';
import { createLog } from '#server/log.ts';
import { testPassword, type TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadSmallCompany } from '#test/small-company.ts';
import { now } from './every-screen.ts';
import { expectOrder, focusedOf } from './heard.ts';
import { looks, openIn } from './looking.ts';
import { openAs, serveWeb, type Stand } from './stand.ts';

const [look] = looks;
const running: RunningJobs[] = [];
let browser: Browser;
let stand: Stand;
let owner: TestClient;

beforeAll(async () => {
  browser = await launchBrowser();
  const database = await freshDatabase();
  await loadSmallCompany(database);
  stand = await serveWeb(database, { now: () => now });
  owner = await stand.server.signIn('owner');
});

afterAll(async () => {
  await browser.close();
  for (const jobs of running) await jobs.stop();
});

async function enter(path: string): Promise<Page> {
  const page = await openAs(browser, look, stand, owner);
  await page.goto(`${stand.url}${path}`);
  return page;
}

const deals = ['ID;Название сделки;Компания;Ответственный;Этап сделки;Бюджет;Дата создания сделки;Дата закрытия']
  .concat(Array.from({ length: 40 }, (_, at) => `${at};Поставка ${at};Клиент ${at % 9};Анна Ветрова;${at % 3 === 0 ? 'Переговоры' : 'Успешно реализовано'};${(at + 1) * 1000};05.10.2026;${at % 3 === 0 ? '' : '20.10.2026'}`))
  .join('\n');

test('heard: the first run, a file loaded, the funnel read', async () => {
  const database = await freshDatabase();
  const code = await prepareSetUp(database);
  const jobs = await startJobs(database, database.url, createLog({ level: 'error', to: new PassThrough() }));
  running.push(jobs);
  const { url } = await serveWeb(database, { jobs, now: () => now });
  const page = await openIn(browser, look);
  await page.goto(url);
  await expectOrder(page, /./, false);
  await page.getByRole('button', { name: 'Дальше' }).click();
  expect(await page.getByRole('textbox', { name: 'Код первого запуска' }).getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('textbox', { name: 'Код первого запуска' }).fill(code ?? '');
  await page.getByRole('textbox', { name: 'Имя и фамилия' }).fill('Ирина Ланская');
  await page.getByRole('textbox', { name: 'Почта' }).fill('irina@opora.ru');
  await page.getByLabel('Пароль', { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('textbox', { name: 'Название' }).fill('Опора');
  await page.getByRole('button', { name: 'Создать организацию' }).click();

  await expectOrder(page, 'Данных пока нет');
  await page.getByRole('link', { name: 'Загрузить файлы' }).click();
  await expectOrder(page, 'Загрузка данных');
  await page.getByLabel('Выбрать файлы').setInputFiles({ name: 'Сделки.csv', mimeType: 'text/csv', buffer: Buffer.from(deals) });
  await page.getByRole('button', { name: 'Загрузить 1 файл' }).click();
  await page.getByRole('log').getByText('Сделки.csv: загружено').waitFor();
  await expectOrder(page, 'Загрузка данных');

  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Воронка' }).click();
  await expectOrder(page, 'Воронка');
  expect(await page.title()).toBe('Воронка · Thirty');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await page.close();
});

test('heard: from the map to a mistake and to its rows, and back', async () => {
  const page = await enter('/map');
  await expectOrder(page, 'Карта тридцати ошибок');
  const leaf = page.getByRole('list', { name: /^Тридцать ошибок/ }).getByRole('button', { name: /^№ 1,/ });
  await leaf.focus();
  await page.keyboard.press('Enter');
  await expectOrder(page, /./);
  const signals = page.getByRole('table', { name: 'Признаки' });
  await signals.getByRole('columnheader', { name: 'Признак', exact: true }).waitFor();
  const rows = signals.getByRole('button', { name: /^Открыть строки/ }).first();
  const name = await rows.getAttribute('aria-label');
  await rows.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('heading', { level: 2 }).waitFor();
  await expect.poll(() => focusedOf(page)).toBe('button Закрыть');
  await drawer.getByRole('table').getByRole('row').nth(1).waitFor();
  await drawer.getByRole('status').filter({ hasText: /из\s/ }).first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await expect.poll(() => focusedOf(page)).toBe(`button ${name}`);
  await page.close();
});

test('heard: a repair is begun', async () => {
  const page = await enter('/map/mistake?number=1');
  await page.getByRole('button', { name: 'Начать починку' }).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: /^Починка: / });
  await expect.poll(() => focusedOf(page)).toBe('button Закрыть');
  await drawer.getByRole('group', { name: 'Шаги' }).getByRole('checkbox').first().press('Space');
  expect(await drawer.getByRole('group', { name: 'Шаги' }).getByRole('checkbox').first().isChecked()).toBe(false);
  await drawer.getByRole('group', { name: 'Шаги' }).getByRole('textbox', { name: 'Свой шаг' }).fill('Собрать причины отказов');
  await drawer.getByRole('group', { name: 'Шаги' }).getByRole('button', { name: 'Добавить шаг' }).press('Enter');
  await drawer.getByRole('checkbox', { name: 'Собрать причины отказов', checked: true }).waitFor();
  await drawer.getByRole('button', { name: 'Начать починку' }).press('Enter');
  await expectOrder(page, 'Починки');
  await page.getByRole('dialog').getByRole('heading', { level: 2 }).first().waitFor();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
  await page.close();
});

test('heard: questions are answered, and where one is is told', async () => {
  const page = await enter('/survey');
  await expectOrder(page, 'Самодиагностика');
  const progress = page.getByRole('progressbar', { name: 'Ответы этого круга' });
  expect(await progress.getAttribute('value')).toBe('0');
  const first = await page.getByRole('group').filter({ has: page.getByRole('button', { name: 'Частично' }) }).getAttribute('aria-labelledby');
  expect(first).toBe('question');
  await page.getByRole('button', { name: 'Да', exact: true }).press('Enter');
  await expect.poll(() => progress.getAttribute('value')).toBe('1');
  await page.getByRole('status').filter({ hasText: 'Сохранено' }).waitFor();
  // The reader stands on the next question, not on the button that is gone.
  await expect.poll(() => focusedOf(page)).toMatch(/^h2 /);
  await page.getByRole('button', { name: 'Назад', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Да', exact: true, pressed: true }).waitFor();
  await page.close();
});

test('heard: a plan is entered, taken back, and a wrong one refused', async () => {
  const page = await enter('/plans?year=2026');
  await expectOrder(page, 'Планы');
  const cell = page.getByRole('table').getByRole('textbox', { name: /, декабрь 2026$/ }).first();
  await cell.fill('750 000');
  await cell.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Сохранён 1 план' }).waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Отменить' }).press('Enter');
  await page.getByRole('status').filter({ hasText: 'Возвращено' }).waitFor();
  await cell.fill('много');
  await cell.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'не число' }).waitFor();
  await page.close();
});
