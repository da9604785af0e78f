import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#core/people/viewer.ts';
import { launchBrowser } from '#test/chromium.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { examine, looks, nameOf, type Look } from './looking.ts';
import { complaintsOf, openAs, serveWeb, type Stand } from './stand.ts';

let browser: Browser;
let database: FreshDatabase;
let stand: Stand;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const at = (day: string) => `2026-10-${day} 10:00:00+03`;

async function load(): Promise<void> {
  await loadRows(database, 'employees', [
    { name: 'Ольга Рябинина', role: 'head-of-sales', team: 'Отдел продаж', email: 'olga@opora.ru', head: null, functions: null, hired_at: '2021-03-01' },
    { name: 'Пётр Ким', role: 'rep', team: 'Север', email: 'kim@opora.ru', head: 'Ольга Рябинина', functions: 'new;closing', hired_at: '2024-02-01' },
    { name: 'Анна Юрьева', role: 'rep', team: 'Юг', email: null, head: 'Ольга Рябинина', functions: 'current', hired_at: null },
  ]);
  await loadRows(database, 'deals', [
    { deal_id: 'D1', pipeline: 'Опт', rep: 'Пётр Ким', stage: 'Won', outcome: 'won', amount: '100', created_at: at('01'), closed_at: at('09'), currency: null },
    { deal_id: 'D2', pipeline: 'Опт', rep: 'Анна Юрьева', stage: 'Lost', outcome: 'lost', amount: '200', created_at: at('01'), closed_at: at('09'), currency: null },
    { deal_id: 'D3', pipeline: 'Опт', rep: 'Анна Юрьева', stage: 'Lost', outcome: 'lost', amount: '300', created_at: at('01'), closed_at: at('09'), currency: 'USD' },
  ]);
  const moves = [['D1', '01', 'Новая заявка'], ['D1', '02', 'КП согласовано'], ['D1', '03', 'Клиент думает'], ['D1', '09', 'Won'], ['D2', '01', 'Новая заявка'], ['D2', '02', 'Клиент думает'], ['D2', '09', 'Lost']] as const;
  await loadRows(database, 'stage-moves', moves.map(([deal_id, day, stage]) => ({ deal_id, at: at(day), stage })));
}

beforeEach(async () => {
  database = await freshDatabase();
  await load();
  stand = await serveWeb(database);
});

/** A page of a user of the role, signed in. */
async function enter(look: Look, role: Role, employeeId: number | null = null): Promise<Page> {
  return openAs(browser, look, stand, await stand.server.signIn(role, employeeId));
}

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `department-${name}-${nameOf(look)}`);

const employeeOf = async (name: string) => (await database.pool.query<{ id: number }>('select id from employee where name = $1', [name])).rows[0]?.id ?? 0;

describe.each(looks)('at $width px, $theme, $language', (look) => {
  /** Each screen by its address, with the name of its picture. */
  async function visitAll(screens: Readonly<Record<string, string>>): Promise<void> {
    const page = await enter(look, 'owner');
    const complaints = complaintsOf(page);
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(`${stand.url}/department/${path}`);
      await page.getByRole('heading').first().waitFor();
      await check(page, look, name);
    }
    expect(complaints).toEqual([]);
    await page.close();
  }

  test('the screens of people stand', async () => {
    await visitAll({
      'employees': 'employees',
      'employee': `employees?open=employee.${await employeeOf('Пётр Ким')}`,
      'employee-add': 'employees?open=add.employee',
      'teams': 'employees?part=teams',
      'users': 'users',
      'invite': 'users?open=invite.new',
      'invitations': 'users?part=invitations',
      'token': 'users?part=tokens&open=token.new',
    });
  });

  test('the screens of how the department works stand', async () => {
    await visitAll({
      'stages': 'stages',
      'calendar': 'calendar?year=2026',
      'calendar-day': 'calendar?year=2027&open=day.2027-01-11',
      'rates': 'rates',
      'rates-paste': 'rates?open=paste.rates',
      'organisation': 'settings',
      'log': 'log',
    });
  });
});

test('an employee is changed, moved from a day on, and put back to the files', async () => {
  const look = looks[0];
  const page = await enter(look, 'owner');
  await page.goto(`${stand.url}/department/employees`);
  await page.getByRole('button', { name: 'Пётр Ким' }).click();
  const card = page.getByRole('dialog');
  await card.getByLabel('Роль', { exact: true }).click();
  await page.getByRole('option', { name: 'тимлид' }).click();
  await card.getByRole('button', { name: 'Сохранить' }).click();
  await card.getByText('Роль, в файлах: менеджер').waitFor();
  await card.getByLabel('Новая команда').click();
  await page.getByRole('option', { name: 'Юг' }).click();
  await card.getByLabel('С какого дня').fill('01.10.2026');
  await card.getByLabel('С какого дня').press('Tab');
  await card.getByRole('button', { name: 'Перевести' }).click();
  await card.getByText('с 1 окт 2026').waitFor();
  await check(page, look, 'employee-changed');
  await card.getByRole('button', { name: 'Вернуть поле «Роль» к значению из файлов' }).click();
  await card.getByText('Роль, в файлах: менеджер').waitFor({ state: 'detached' });
  const { rows } = await database.pool.query('select role, (select name from team t where t.id = e.team_id) as team from employee e where name = $1', ['Пётр Ким']);
  expect(rows).toEqual([{ role: 'rep', team: 'Юг' }]);
  await page.close();
});

test('stages are moved by the keyboard, looked at, saved and put back', async () => {
  const look = looks[0];
  const page = await enter(look, 'owner');
  await page.goto(`${stand.url}/department/stages`);
  const names = () => page.getByRole('list', { name: 'Этапы' }).getByRole('listitem').getByRole('button', { expanded: false }).allTextContents();
  await page.getByRole('button', { name: /^Переставить этап «Клиент думает»/ }).press('ArrowUp');
  await page.getByText('Этап «Клиент думает» теперь 2-й из 5').waitFor();
  expect(await names()).toEqual(['Новая заявка', 'Клиент думает', 'КП согласовано', 'Won', 'Lost']);
  await page.getByRole('button', { name: 'Как изменятся цифры' }).click();
  await page.getByRole('dialog').getByText('КП согласовано: дошли').waitFor();
  await check(page, look, 'stages-preview');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Клиент думает', exact: true }).click();
  await page.getByLabel('Критерий входа').fill('Получен письменный вопрос по КП');
  await check(page, look, 'stage');
  await page.getByRole('button', { name: 'Готово' }).click();
  await page.getByRole('button', { name: 'Сохранить этапы' }).click();
  await page.getByRole('button', { name: 'Вернуть все к файлам' }).waitFor();
  const { rows } = await database.pool.query("select name, criterion, origin from stage where kind = 'open' order by position");
  expect(rows).toEqual([
    { name: 'Новая заявка', criterion: null, origin: 'person' },
    { name: 'Клиент думает', criterion: 'Получен письменный вопрос по КП', origin: 'person' },
    { name: 'КП согласовано', criterion: null, origin: 'person' },
  ]);
  await page.getByRole('button', { name: 'Вернуть все к файлам' }).click();
  await page.getByRole('button', { name: 'Вернуть 5 этапов' }).click();
  await page.getByRole('button', { name: 'Вернуть все к файлам' }).waitFor({ state: 'detached' });
  expect(await names()).toEqual(['Новая заявка', 'КП согласовано', 'Клиент думает', 'Won', 'Lost']);
  await page.close();
});

test('a link of an invitation and the secret of a token are shown once', async () => {
  const look = looks[0];
  const page = await enter(look, 'owner');
  await page.goto(`${stand.url}/department/users`);
  await page.getByRole('button', { name: 'Пригласить' }).click();
  await page.getByLabel('Почта', { exact: true }).fill('anna@opora.ru');
  await page.getByRole('button', { name: 'Создать приглашение' }).click();
  expect(await page.getByLabel('Ссылка приглашения').inputValue()).toContain('/invitation#');
  await check(page, look, 'invited');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Приглашения' }).click();
  await page.getByText('anna@opora.ru').waitFor();
  await page.getByRole('tab', { name: 'Токены' }).click();
  await page.getByRole('button', { name: 'Создать токен' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Для чего он').fill('Выгрузка из CRM');
  await drawer.getByRole('button', { name: 'Создать токен' }).click();
  expect(await drawer.getByLabel('Токен', { exact: true }).inputValue()).toMatch(/^thirty_/);
  await page.keyboard.press('Escape');
  await page.getByRole('cell', { name: 'Выгрузка из CRM' }).waitFor();
  await page.close();
});

test('a day is set free, a rate is entered, and the log tells of both', async () => {
  const look = looks[0];
  const page = await enter(look, 'owner');
  await page.goto(`${stand.url}/department/calendar?year=2026`);
  await page.getByRole('button', { name: '5 ноября 2026, рабочий', exact: true }).click();
  await page.getByText('выходной', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Изменить 1 день' }).click();
  await page.getByRole('button', { name: '5 ноября 2026, выходной, изменён вручную', exact: true }).waitFor();
  await page.goto(`${stand.url}/department/rates`);
  await page.getByRole('button', { name: /^Внести курс USD с 9 октября 2026/ }).click();
  await page.getByLabel(/^Курс, RUB за единицу/).fill('92,5015');
  await page.getByRole('dialog').getByRole('button', { name: 'Внести курс' }).click();
  await page.getByText('У всех сумм в других валютах есть курс').waitFor();
  await check(page, look, 'rates-filled');
  await page.goto(`${stand.url}/department/log`);
  await page.getByRole('button', { name: 'Внесены курсы' }).click();
  await page.getByRole('dialog').getByText('92.5015').waitFor();
  await check(page, look, 'log-entry');
  await page.close();
});

test('a rep finds the own card and the own doings in the menu, and no department in the bar', async () => {
  const look = looks[0];
  const page = await enter(look, 'rep', await employeeOf('Пётр Ким'));
  await page.goto(`${stand.url}/department/employees`);
  await page.getByRole('heading', { name: 'Сотрудники' }).waitFor();
  await page.getByRole('row', { name: /Пётр Ким/ }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  expect(await page.getByRole('navigation', { name: 'Разделы' }).getByText('Отдел').count()).toBe(0);
  await check(page, look, 'rep');
  await page.getByRole('button', { name: 'Меню пользователя' }).click();
  await page.getByRole('menuitem', { name: 'Мои действия' }).click();
  await page.getByRole('heading', { name: 'Мои действия' }).waitFor();
  await page.getByText('Вход', { exact: true }).first().waitFor();
  await page.goto(`${stand.url}/department/users`);
  await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
  await page.close();
});
