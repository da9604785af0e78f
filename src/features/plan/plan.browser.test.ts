import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { examine, looks, nameOf, type Look } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let browser: Browser;
const now = Date.parse('2026-11-18T09:00:00+03:00');
const people = ['Анна Ветрова', 'Борис Дёмин', 'Ольга Синицына', 'Игорь Мальцев'];
const months = Array.from({ length: 13 }, (_, at) => new Date(Date.UTC(2025, 10 + at, 1)).toISOString().slice(0, 7));

/** Two plans a rep a month and an order a rep on most days, the more of them the later in the month. */
function plans(): Row[] {
  return months.flatMap((month): Row[] => {
    const period = `${month}-01..${new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 10)}`;
    return [
      ...people.map((subject, at) => ({ metric: 'order-revenue', subject_type: 'rep', subject, period, value: String(600_000 * (at + 1)) })),
      { metric: 'order-revenue', subject_type: 'department', period, value: '300000', segment: 'new' },
      { metric: 'прибыль', subject_type: 'department', period, value: '5' },
    ];
  });
}

function orders(): Row[] {
  return months.flatMap((month, step) =>
    Array.from({ length: 27 }, (_, at) => at + 1).flatMap((day) =>
      people.map((rep, at) => ({
        order_id: `${month}-${day}-${at}`, date: `${month}-${String(day).padStart(2, '0')} 11:00`, customer: `ООО «Клиент ${(day * 7 + at + step) % 40}»`,
        product: 'Труба', amount: day === 9 && at === 1 ? '-15000' : String(1500 * day * (at + 1)), rep,
      })),
    ).filter(({ date }) => Date.parse(`${date.replace(' ', 'T')}:00+03:00`) < now),
  );
}

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const serve = (database: FreshDatabase): Promise<Stand> => serveWeb(database, { now: () => now });

async function filled(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  await loadRows(database, 'employees', people.map((name, at) => ({ name, team: at < 2 ? 'Опт' : 'Розница', role: 'rep' })));
  await loadRows(database, 'orders', orders());
  await loadRows(database, 'plans', plans());
  return database;
}

const words = {
  ru: { ladder: 'Лестница', reps: 'Менеджеры', behind: /отстаём от плана|опережаем план/, openRows: /открыть строки/, rows: /^Факт: /, close: 'Закрыть', quarter: 'Квартал', table: 'Таблицей', cell: 'Анна Ветрова, декабрь 2026', saved: /Сохранён 1 план/, back: /Возвращено/, undo: 'Отменить', wrong: /не число/, fill: 'Заполнить месяц', fillDo: 'Заполнить', filled: /^Задано: /, none: /Планов пока нет/, unrecognised: /«прибыль»/, mine: /Место в команде/, xlsx: 'XLSX' },
  en: { ladder: 'Ladder', reps: 'Reps', behind: /behind the plan|ahead of the plan/, openRows: /open the rows/, rows: /^Actual: /, close: 'Close', quarter: 'Quarter', table: 'As a table', cell: 'Анна Ветрова, December 2026', saved: /1 plan is saved/, back: /as it was/, undo: 'Undo', wrong: /is no number/, fill: 'Fill a month', fillDo: 'Fill', filled: /^Set: /, none: /no plans yet/, unrecognised: /«прибыль»/, mine: /place in the team/, xlsx: 'XLSX' },
};

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `plan-${name}-${nameOf(look)}`);

test.each(looks)('from where the plan stands to its rows, a rep, a quarter; then a plan is set and taken back at $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const stand = await serve(await filled());
  const { server, url } = stand;
  const owner = await server.signIn('owner');
  const page = await openAs(browser, look, stand, owner);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto(`${url}/plan`);
  await page.getByRole('heading', { name: say.ladder }).waitFor();
  await page.getByText(say.behind).waitFor();
  await page.getByText(say.unrecognised).waitFor();
  await page.getByRole('button', { name: people[0] ?? '' }).first().waitFor();
  await check(page, look, 'month');

  await page.getByRole('button', { name: say.openRows }).first().click();
  await page.getByRole('heading', { name: say.rows }).waitFor();
  await page.getByRole('dialog').getByText('ООО «Клиент').first().waitFor();
  expect(new URL(page.url()).searchParams.get('open'), 'the address tells what is open').toBe('rows');
  await check(page, look, 'rows');
  await page.getByRole('button', { name: say.close }).click();

  await page.getByRole('button', { name: people[0] ?? '' }).first().click();
  await page.waitForURL(/rep=/);
  await page.getByText(/Анна Ветрова/).first().waitFor();
  await page.getByText(say.quarter, { exact: true }).click();
  await page.waitForURL(/from=2026-10-01/);
  await page.getByRole('button', { name: say.table }).first().click();
  await check(page, look, 'rep-quarter');

  await page.goto(`${url}/plans?metric=order-revenue&year=2026&month=2026-12`);
  const cell = page.getByLabel(say.cell, { exact: true });
  await cell.waitFor();
  await check(page, look, 'grid');
  await cell.fill('750 000');
  await cell.press('Enter');
  await page.getByText(say.saved).waitFor();
  expect((await owner.call('GET', '/plan?from=2026-12-01&to=2027-01-01&rep=%D0%90%D0%BD%D0%BD%D0%B0%20%D0%92%D0%B5%D1%82%D1%80%D0%BE%D0%B2%D0%B0')).json().standing.plan).toBe(75_000_000);
  await page.getByRole('status').getByRole('button', { name: say.undo }).click();
  await page.getByText(say.back).waitFor();
  expect(await cell.inputValue()).toBe('');
  await cell.fill('много');
  await cell.press('Enter');
  await page.getByText(say.wrong).waitFor();
  expect(await cell.inputValue(), 'what was there stays').toBe('');

  await page.getByRole('button', { name: say.fill }).click();
  await page.getByRole('button', { name: say.fillDo, exact: true }).click();
  await page.getByText(say.filled).waitFor();
  expect(await cell.inputValue()).not.toBe('');
  await check(page, look, 'filled');
  expect(complaints).toEqual([]);
  await page.close();
});

test('arrows and a block from a sheet fill the grid', async () => {
  const look = looks[0];
  const stand = await serve(await filled());
  const page = await openAs(browser, look, stand, await stand.server.signIn('head-of-sales'));
  await page.goto(`${stand.url}/plans?metric=order-revenue&year=2027`);
  await page.getByLabel('Анна Ветрова, январь 2027').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(String(await page.evaluate('document.activeElement.ariaLabel')).replace('\u00a0', ' ')).toBe('Борис Дёмин, февраль 2027');
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '1 000\\t2 000,50\\r\\n3000\\t4000');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  })()`);
  await page.getByText(/Сохранено 4 плана/).waitFor();
  const names = ['Борис Дёмин, февраль 2027', 'Борис Дёмин, март 2027'];
  expect(await Promise.all(names.map((name) => page.getByLabel(name).inputValue()))).toEqual(['1\u2009000', '2\u2009000,50']);
  await page.close();
});

test('the workbook of the screen is saved under its name', async () => {
  const stand = await serve(await filled());
  const page = await openAs(browser, looks[0], stand, await stand.server.signIn('owner'));
  await page.goto(`${stand.url}/plan?from=2026-10-01&to=2026-11-01`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'XLSX' }).click()]);
  expect(download.suggestedFilename()).toBe('План и ритм 2026-10-01 — 2026-10-31.xlsx');
  const book = await readXlsx(new Uint8Array(await readFile(await download.path())));
  expect(book.sheets.map(({ name }) => name)).toContain('Лестница');
  await page.close();
});

test('a rep sees the own plan alone; with no plans anywhere the screen says what to do', async () => {
  const look = looks[0];
  const database = await filled();
  const stand = await serve(database);
  const { rows } = await database.pool.query<{ id: number }>('select id from employee where name = $1', [people[1]]);
  const page = await openAs(browser, look, stand, await stand.server.signIn('rep', rows[0]?.id ?? null));
  await page.goto(`${stand.url}/plan?from=2026-10-01&to=2026-11-01`);
  await page.getByText(words.ru.mine).waitFor();
  expect(await page.getByText('Анна Ветрова').count()).toBe(0);
  expect(await page.getByRole('heading', { name: words.ru.reps }).count()).toBe(0);
  await check(page, look, 'own');
  await page.close();

  const bare = await serve(await freshDatabase());
  const empty = await openAs(browser, look, bare, await bare.server.signIn('owner'));
  await empty.goto(`${bare.url}/plan`);
  await empty.getByText(words.ru.none).waitFor();
  await check(empty, look, 'none');
  await empty.close();
});
