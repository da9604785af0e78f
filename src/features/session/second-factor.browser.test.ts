import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { oneTimeCode } from '#test/one-time-code.ts';
import { testPassword } from '#test/app.ts';
import { examine, type Look, looks, nameOf, openIn } from '#test/web/looking.ts';
import { complaintsOf, openAs, serveWeb } from '#test/web/stand.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const words = {
  ru: { setUp: 'Настроить второй шаг', current: 'Нынешний пароль', key: 'Ключ для ручного ввода', first: 'Код из приложения', turnOn: 'Включить второй шаг', kept: 'Коды сохранены', on: /Второй шаг включён\. Осталось 10/, menu: 'Меню пользователя', signOut: 'Выйти', email: 'Почта', password: 'Пароль', signIn: 'Войти', code: 'Код подтверждения', confirm: 'Подтвердить', wrong: /Код не подошёл/, turnOff: 'Отключить второй шаг', off: /Второй шаг не включён/, picture: 'QR-код с ключом для приложения', owed: 'Вход в два шага', all: 'Для всех ролей', save: 'Сохранить', reset: 'Сбросить второй шаг', only: 'Оставить только пароль', recovery: 'Коды восстановления', single: 'Входит по одному паролю' },
  en: { setUp: 'Set up the second step', current: 'Present password', key: 'Key for typing', first: 'Code of the app', turnOn: 'Turn the second step on', kept: 'I have kept the codes', on: /The second step is on\. 10/, menu: 'User menu', signOut: 'Sign out', email: 'E-mail', password: 'Password', signIn: 'Sign in', code: 'Confirmation code', confirm: 'Confirm', wrong: /The code is wrong/, turnOff: 'Turn the second step off', off: /The second step is off/, picture: 'QR code with the key for the app', owed: 'Two-step sign-in', all: 'Of every role', save: 'Save', reset: 'Reset the second step', only: 'Leave the password alone', recovery: 'Recovery codes', single: 'Signs in by the password alone' },
};

type Say = (typeof words)['ru'] | (typeof words)['en'];

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `second-step-${name}-${nameOf(look)}`);

/** A code that the server takes now and that was not given before. */
async function freshCode(key: string, spent: readonly string[]): Promise<string> {
  for (const step of [0, 1, -1]) {
    const code = oneTimeCode(key, Date.now() + step * 30_000);
    if (!spent.includes(code)) return code;
  }
  throw new Error('Every code of this minute is spent');
}

/** From the password to the recovery codes; the key, the code spent and the recovery codes. */
async function setUp(page: Page, look: Look, say: Say): Promise<{ key: string; spent: string; recovery: string }> {
  await page.getByLabel(say.current).first().fill(testPassword);
  await page.getByRole('button', { name: say.setUp }).click();
  const key = ((await page.getByLabel(say.key).textContent()) ?? '').replaceAll(' ', '');
  await page.getByRole('img', { name: say.picture }).waitFor();
  await check(page, look, 'key');
  const spent = await freshCode(key, []);
  await page.getByLabel(say.first).fill(spent);
  await page.getByRole('button', { name: say.turnOn }).click();
  await page.getByRole('heading', { name: say.recovery }).waitFor();
  await check(page, look, 'recovery-codes');
  const recovery = (await page.getByRole('list', { name: say.recovery }).getByRole('listitem').first().textContent()) ?? '';
  await page.getByRole('button', { name: say.kept }).click();
  return { key, spent, recovery };
}

async function signOut(page: Page, say: Say): Promise<void> {
  await page.getByRole('button', { name: say.menu }).click();
  await page.getByRole('menuitem', { name: say.signOut }).click();
}

async function givePassword(page: Page, say: Say, email: string): Promise<void> {
  await page.getByLabel(say.email).fill(email);
  await page.getByLabel(say.password, { exact: true }).fill(testPassword);
  await page.getByRole('button', { name: say.signIn }).click();
  await page.getByLabel(say.code).waitFor();
}

test.each(looks)('it is turned on, asked for, and turned off at $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const stand = await serveWeb(await freshDatabase());
  const owner = await stand.server.signIn('owner');
  const page = await openAs(browser, look, stand, owner);
  const complaints = complaintsOf(page, 'refusals');
  await page.goto(`${stand.url}/account`);
  await page.getByText(say.off).waitFor();
  await check(page, look, 'off');
  await page.getByRole('button', { name: say.setUp }).click();
  const { key, spent, recovery } = await setUp(page, look, say);
  await page.getByText(say.on).waitFor();
  await check(page, look, 'on');

  await signOut(page, say);
  await givePassword(page, say, owner.email);
  await check(page, look, 'code');
  await page.getByLabel(say.code).fill(spent);
  await page.getByRole('button', { name: say.confirm }).click();
  await page.getByText(say.wrong).waitFor();
  await check(page, look, 'code-wrong');
  await page.getByLabel(say.code).fill(await freshCode(key, [spent]));
  await page.getByRole('button', { name: say.confirm }).click();
  await page.getByRole('button', { name: say.menu }).waitFor();

  await page.goto(`${stand.url}/account`);
  await page.getByRole('button', { name: say.turnOff }).click();
  await page.getByLabel(say.current).first().fill(testPassword);
  await page.getByLabel(say.code).fill(recovery);
  await check(page, look, 'turn-off');
  await page.getByRole('button', { name: say.turnOff }).click();
  await page.getByText(say.off).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test.each(looks.filter(({ width }) => width === 390))('what an owner demands is set up before anything else, and taken away from who lost it: $theme, $language', async (look) => {
  const say = words[look.language];
  const stand = await serveWeb(await freshDatabase());
  const owner = await stand.server.signIn('owner');
  const rep = await stand.server.signIn('rep');
  const page = await openAs(browser, look, stand, owner);
  await page.goto(`${stand.url}/department/users?part=second`);
  await page.getByLabel(say.all).click();
  await check(page, look, 'demand');
  await page.getByRole('button', { name: say.save }).click();
  await page.getByRole('heading', { name: say.owed }).waitFor();
  await check(page, look, 'owed');
  await setUp(page, look, say);
  await page.getByRole('button', { name: say.menu }).waitFor();

  const other = await openAs(browser, look, stand, rep);
  await other.goto(`${stand.url}/plan`);
  await other.getByRole('heading', { name: say.owed }).waitFor();
  const { key, spent, recovery } = await setUp(other, look, say);
  await other.getByRole('button', { name: say.menu }).waitFor();
  await signOut(other, say);
  await givePassword(other, say, rep.email);
  await other.getByLabel(say.code).fill(recovery);
  await other.getByRole('button', { name: say.confirm }).click();
  await other.getByRole('button', { name: say.menu }).waitFor();
  expect(await freshCode(key, [spent])).toMatch(/^\d{6}$/);

  await page.goto(`${stand.url}/department/users?open=user.${rep.userId}`);
  await page.getByRole('button', { name: say.reset }).waitFor();
  await check(page, look, 'colleague');
  await page.getByRole('button', { name: say.reset }).click();
  await page.getByRole('button', { name: say.only }).click();
  await page.getByText(say.single).waitFor();
  await other.close();
  await page.close();
});

test('who is nobody yet sees no second step', async () => {
  const look = looks[0];
  const { url, server } = await serveWeb(await freshDatabase());
  await server.signIn('owner');
  const page = await openIn(browser, look);
  await page.goto(`${url}/account`);
  await page.getByLabel(words.ru.email).waitFor();
  expect(await page.getByText(words.ru.setUp).count()).toBe(0);
  await page.close();
});
