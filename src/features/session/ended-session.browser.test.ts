import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { testPassword } from '#test/app.ts';
import { inspect, looks, nameOf, type Look } from '#test/web/looking.ts';
import { complaintsOf, openAs, serveWeb } from '#test/web/stand.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const words = {
  ru: { name: 'Название', save: 'Сохранить изменения', ended: 'Вход закончился', password: 'Пароль', signIn: 'Войти', refused: 'Почта или пароль не подходят.', leave: 'Уйти со страницы', email: 'Почта', undo: 'Вернуть как было' },
  en: { name: 'Name', save: 'Save the changes', ended: 'Your session has ended', password: 'Password', signIn: 'Sign in', refused: 'The e-mail or the password is wrong.', leave: 'Leave the page', email: 'E-mail', undo: 'Back to what it was' },
};

const endAll = (database: FreshDatabase) => database.pool.query('delete from session');
const nameOfOrganisation = async (database: FreshDatabase) => (await database.pool.query<{ name: string }>('select name from organisation')).rows[0]?.name;

async function typeAndSend(page: Page, url: string, look: Look, database: FreshDatabase): Promise<void> {
  const say = words[look.language];
  await page.goto(`${url}/department/settings`);
  await page.getByLabel(say.name, { exact: true }).fill('ООО «Опора-Крепёж»');
  await endAll(database);
  await page.getByRole('button', { name: say.save }).click();
  await page.getByRole('dialog', { name: say.ended }).waitFor();
}

test.each(looks)('what was typed is saved though the session ended meanwhile: $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const database = await freshDatabase();
  const stand = await serveWeb(database);
  const page = await openAs(browser, look, stand, await stand.server.signIn('owner'));
  const complaints = complaintsOf(page, 'refusals');
  await typeAndSend(page, stand.url, look, database);
  // The call that waits keeps its button busy, so the page is looked at as it stands.
  await page.keyboard.press('Escape');
  await inspect(page, `ended-session-${nameOf(look)}`);
  const dialog = page.getByRole('dialog', { name: say.ended });
  await dialog.getByLabel(say.password, { exact: true }).fill('совсем не тот пароль');
  await dialog.getByRole('button', { name: say.signIn }).click();
  await dialog.getByText(say.refused).waitFor();
  expect(await page.getByLabel(say.name, { exact: true }).inputValue()).toBe('ООО «Опора-Крепёж»');
  await dialog.getByLabel(say.password, { exact: true }).fill(testPassword);
  await dialog.getByRole('button', { name: say.signIn }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => nameOfOrganisation(database)).toBe('ООО «Опора-Крепёж»');
  await page.getByRole('button', { name: say.undo }).waitFor({ state: 'detached' });
  expect(await page.getByLabel(say.name, { exact: true }).inputValue()).toBe('ООО «Опора-Крепёж»');
  expect(complaints).toEqual([]);
  await page.close();
});

test('whoever leaves instead is at the door, and nothing was sent', async () => {
  const [look] = looks;
  const database = await freshDatabase();
  const stand = await serveWeb(database);
  const page = await openAs(browser, look, stand, await stand.server.signIn('owner'));
  await typeAndSend(page, stand.url, look, database);
  await page.getByRole('button', { name: words.ru.leave }).click();
  await page.getByLabel(words.ru.email).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await nameOfOrganisation(database)).toBeNull();
  await page.close();
});

test('a file that is being sent goes out anew after the sign-in', async () => {
  const [look] = looks;
  const database = await freshDatabase();
  const stand = await serveWeb(database);
  const page = await openAs(browser, look, stand, await stand.server.signIn('owner'));
  await page.goto(`${stand.url}/data/import`);
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  await endAll(database);
  await page.locator('input[type=file]').first().setInputFiles({ name: 'сделки.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2\n') });
  const dialog = page.getByRole('dialog', { name: words.ru.ended });
  await dialog.getByLabel(words.ru.password, { exact: true }).fill(testPassword);
  await dialog.getByRole('button', { name: words.ru.signIn }).click();
  await expect.poll(async () => (await database.pool.query<{ name: string }>('select name from uploaded_file')).rows).toEqual([{ name: 'сделки.csv' }]);
  await page.close();
});
