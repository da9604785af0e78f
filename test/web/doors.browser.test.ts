import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite } from '#actions/invitations.ts';
import { prepareSetUp } from '#actions/set-up.ts';
import { createUser } from '#actions/users.ts';
import { system } from '#core/people/viewer.ts';
import { testPassword } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { examine, looks, nameOf, openIn, type Look } from './looking.ts';
import { complaintsOf, serveWeb } from './stand.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const words = {
  ru: { code: 'Код первого запуска', name: 'Имя и фамилия', email: 'Почта', password: 'Пароль', further: 'Дальше', title: 'Название', create: 'Создать организацию', menu: 'Меню пользователя', account: 'Вход и пароль', signOut: 'Выйти', signIn: 'Войти', refused: 'Почта или пароль не подходят.', lost: 'Такой страницы нет', accept: 'Принять приглашение' },
  en: { code: 'First-run code', name: 'Name and surname', email: 'E-mail', password: 'Password', further: 'Next', title: 'Name', create: 'Create the organisation', menu: 'User menu', account: 'Sign-in and password', signOut: 'Sign out', signIn: 'Sign in', refused: 'The e-mail or the password is wrong.', lost: 'There is no such page', accept: 'Accept the invitation' },
};

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `doors-${name}-${nameOf(look)}`);

test.each(looks)('first run, leaving and coming back at $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const database = await freshDatabase();
  const code = await prepareSetUp(database);
  const { url } = await serveWeb(database);
  const page = await openIn(browser, look);
  const complaints = complaintsOf(page, 'refusals');

  await page.goto(url);
  await page.getByLabel(say.code).fill(code ?? '');
  await page.getByRole('button', { name: say.further }).click();
  await check(page, look, 'gaps');
  await page.getByLabel(say.name).fill('Ирина Ланская');
  await page.getByLabel(say.email).fill('irina@opora.ru');
  await page.getByLabel(say.password, { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: say.further }).click();
  await page.getByLabel(say.title).fill('ООО «Опора-Крепёж»');
  await check(page, look, 'organisation');
  await page.getByRole('button', { name: say.create }).click();

  await page.getByRole('button', { name: say.menu }).waitFor();
  await page.goto(`${url}/department/settings`);
  expect(await page.getByLabel(say.title).inputValue()).toBe('ООО «Опора-Крепёж»');
  await check(page, look, 'settings');
  await page.goto(`${url}/nowhere/at-all`);
  await page.getByRole('heading', { name: say.lost }).waitFor();
  await check(page, look, 'lost');
  await page.getByRole('button', { name: say.menu }).click();
  await page.getByRole('menuitem', { name: say.account }).click();
  await page.getByRole('heading', { name: say.account }).waitFor();
  await check(page, look, 'account');

  await page.getByRole('button', { name: say.menu }).click();
  await page.getByRole('menuitem', { name: say.signOut }).click();
  await page.getByLabel(say.email).fill('irina@opora.ru');
  await page.getByLabel(say.password, { exact: true }).fill('совсем другой пароль 1');
  await page.getByRole('button', { name: say.signIn }).click();
  await page.getByText(say.refused).waitFor();
  await check(page, look, 'refused');
  await page.getByLabel(say.password, { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: say.signIn }).click();
  await page.getByRole('button', { name: say.menu }).waitFor();

  expect(complaints).toEqual([]);
  await page.close();
});

test('an invitation opens by its link once, and its secret leaves the address', async () => {
  const look = looks[0];
  const say = words.ru;
  const database = await freshDatabase();
  const { url } = await serveWeb(database);
  await createUser(database, system, { name: 'Ирина Ланская', email: 'irina@opora.ru', role: 'owner', employeeId: null, password: testPassword });
  const { secret } = await invite(database, system, { email: 'anna@opora.ru', role: 'rep', employeeId: null }, Date.now());
  const page = await openIn(browser, look);
  await page.goto(`${url}/invitation#${secret}`);
  await page.getByText('anna@opora.ru, менеджер').waitFor();
  await page.getByLabel(say.name).fill('Анна Ветрова');
  await page.getByLabel(say.password, { exact: true }).fill(testPassword);
  await check(page, look, 'invitation');
  await page.getByRole('button', { name: say.accept }).click();
  await page.getByRole('button', { name: say.menu }).waitFor();
  expect(page.url()).not.toContain(secret);
  await page.goto(`${url}/department/settings`);
  await page.getByRole('heading', { name: say.lost }).waitFor();
  await check(page, look, 'closed-to-rep');
  await page.close();

  const second = await openIn(browser, look);
  await second.goto(`${url}/invitation#${secret}`);
  await second.getByText(/Приглашение уже использовано/).waitFor();
  await second.close();
});
