import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { examine, looks, nameOf, openIn, type Look } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let stand: Stand;
let owner: TestClient;
let browser: Browser;

const outcomes = ['won', 'lost', 'lost', 'lost'] as const;

/** Eighty deals of two reps: one wins half of them, losses say nothing about why. */
function deals() {
  return Array.from({ length: 80 }, (_, at) => {
    const outcome = outcomes[at % 4] ?? 'lost';
    return { loss_reason: at === 1 ? 'Дорого' : null, deal_id: `С-${at}`, title: `ООО «Клиент ${at}»`, customer: `ООО «Клиент ${at}»`, rep: at % 2 === 0 ? 'Анна Ветрова' : 'Олег Зуев', amount: outcome === 'won' ? '50000' : '30000', created_at: '2026-09-01', closed_at: `2026-10-${String((at % 27) + 1).padStart(2, '0')}`, outcome };
  });
}

beforeAll(async () => {
  const database = await freshDatabase();
  await loadRows(database, 'deals', deals());
  await loadRows(database, 'employees', [{ name: 'Анна Ветрова', role: 'rep', functions: 'new;documents;service' }, { name: 'Олег Зуев', role: 'rep', functions: 'new' }]);
  stand = await serveWeb(database, { now: () => Date.parse('2026-11-02T09:00:00Z') });
  owner = await stand.server.signIn('owner');
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const words = {
  ru: { map: 'Карта тридцати ошибок', start: 'С чего начать', signals: 'Признаки', rows: /Открыть строки: Отказы без причины/, drawer: 'Отказы без причины', begin: 'Начать починку', tick: /Сделайте обязательными/, outcomes: 'Сдвинулось ли число', bounds: 'Границы признаков', list: 'Список', close: 'Закрыть' },
  en: { map: 'Map of the thirty mistakes', start: 'Where to start', signals: 'Signals', rows: /Open the rows: Losses without a reason/, drawer: 'Losses without a reason', begin: 'Begin the repair', tick: /Make the seven fields/, outcomes: 'Whether the number moved', bounds: 'Bounds of signals', list: 'List', close: 'Close' },
};

async function open(path: string, look: Look): Promise<Page> {
  const page = await openAs(browser, look, stand, owner);
  await page.goto(`${stand.url}${path}`);
  return page;
}

test.each(looks)('the map, a mistake, its rows, bounds and repairs bear the look %o', async (look) => {
  const say = words[look.language];
  const page = await open('/map', look);
  await page.getByRole('heading', { name: say.start }).waitFor();
  await examine(page, `map-${nameOf(look)}`);
  await page.getByText(say.list, { exact: true }).click();
  await page.locator('table, ul').getByText(look.language === 'ru' ? 'Воронка продаж' : 'Sales funnel').first().waitFor();
  await examine(page, `map-list-${nameOf(look)}`);
  await page.goto(`${stand.url}/map/mistake?number=1`);
  await page.getByRole('heading', { name: say.signals }).waitFor();
  await examine(page, `mistake-${nameOf(look)}`);
  await page.getByRole('button', { name: say.rows }).click();
  await page.getByRole('dialog', { name: say.drawer }).getByText('ООО «Клиент').first().waitFor();
  await examine(page, `mistake-rows-${nameOf(look)}`);
  await page.goto(`${stand.url}/map/bounds`);
  await page.getByRole('heading', { name: say.bounds }).waitFor();
  await examine(page, `bounds-${nameOf(look)}`);
  await page.close();
});

test('the map is walked by arrows and by number, and Enter opens the mistake', async () => {
  const page = await open('/map', looks[0]);
  await page.getByRole('heading', { name: words.ru.start }).waitFor();
  await page.locator('[data-leaf="25"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate('document.activeElement.dataset.leaf')).toBe('2');
  await page.keyboard.press('1');
  await expect.poll(() => page.evaluate('document.activeElement.dataset.leaf')).toBe('1');
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^№ 1, Воронка продаж, есть ошибка, балл/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Воронка продаж не настроена' }).waitFor();
  await page.close();
});

test('a repair is begun from the mistake, a step is ticked, and it says that there is nothing to compare yet', async () => {
  const page = await open('/map/mistake?number=1', looks[0]);
  await page.getByRole('button', { name: words.ru.begin }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.ru.begin }).click();
  await page.getByRole('heading', { name: words.ru.outcomes }).waitFor();
  await page.getByText('Починка началась сегодня').waitFor();
  await page.getByRole('checkbox', { name: words.ru.tick }).click();
  await page.getByText(/сделано 2\sноя/).waitFor();
  await examine(page, 'repair-1440-light-ru');
  await page.goto(`${stand.url}/map`);
  await page.locator('[data-leaf="1"]', { hasText: 'чиним' }).waitFor();
  await page.close();
});

test('a rep finds the order of the own deals alone', async () => {
  const { rows } = (await owner.call('GET', '/employees?size=10')).json<{ rows: { id: number; name: string }[] }>();
  const rep = await stand.server.signIn('rep', rows.find(({ name }) => name === 'Олег Зуев')?.id ?? null);
  const page = await openAs(browser, looks[0], stand, rep);
  await page.goto(`${stand.url}/map`);
  await page.getByRole('heading', { name: 'Порядок в моих сделках' }).waitFor();
  // All forty deals of this rep are lost, one of them for a reason.
  await page.getByText(/39 из\s40/).first().waitFor();
  await examine(page, 'hygiene-1440-light-ru');
  await page.close();
});

test('a stranger to the diagnosis is told nothing', async () => {
  const page = await openIn(browser, looks[0]);
  const rep = await stand.server.signIn('rep');
  expect((await rep.call('GET', '/diagnosis')).json<{ mistakes: object[] }>().mistakes).toEqual([]);
  expect((await rep.call('GET', '/diagnosis/mistakes/1')).statusCode).toBe(404);
  await page.close();
});
