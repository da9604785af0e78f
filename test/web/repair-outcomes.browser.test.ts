import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { examine, looks, nameOf, type Look } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

let database: FreshDatabase;
let stand: Stand;
let owner: TestClient;
let browser: Browser;

/** Forty deals closed before 16 October, one of ten won; forty after it, half of them won. */
function deals() {
  return Array.from({ length: 80 }, (_, at) => {
    const isAfter = at >= 40;
    const isWon = isAfter ? at % 2 === 0 : at % 10 === 0;
    const closed = isAfter ? `2026-10-${String(16 + (at % 14)).padStart(2, '0')}` : `2026-10-${String(1 + (at % 14)).padStart(2, '0')}`;
    return { deal_id: `С-${at}`, customer: `ООО «Клиент ${at}»`, rep: 'Анна Ветрова', amount: '50000', created_at: '2026-09-01', closed_at: closed, outcome: isWon ? 'won' : 'lost', loss_reason: 'Дорого' };
  });
}

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'deals', deals());
  await loadRows(database, 'stages', [{ order: '1', stage: 'Заявка', kind: 'open' }, { order: '2', stage: 'Правление', kind: 'open' }, { order: '3', stage: 'КП отправлено', kind: 'open' }]);
  stand = await serveWeb(database, { now: () => Date.parse('2026-11-02T09:00:00Z') });
  owner = await stand.server.signIn('owner');
  const begin = (mistake: number, signals: string[]) =>
    owner.call('POST', '/repairs', { mistake, ownerId: null, dueOn: '2026-12-01', signals, steps: [{ step: null, text: 'Разобрать потери', ownerId: null, dueOn: null }] });
  await begin(1, ['S1.8', 'S1.1', 'S1.9']);
  await begin(8, ['S8.9']);
  await database.pool.query("update repair set started_on = '2026-10-16'");
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const words = {
  ru: { share: /сравнивается: успешные сделки ÷ закрытые за эти дни/, better: /лучше, доказано/, moment: /на день начала и сейчас/, not: /за эти дни сравнить нельзя/, why: /сравнивает целые кварталы/, today: /началась сегодня/, role: 'Что здесь достигнуто' },
  en: { share: /compared: won deals ÷ deals closed over these days/, better: /better, proven/, moment: /on the first day and now/, not: /cannot be compared over these days/, why: /compares whole quarters/, today: /began today/, role: 'What is reached here' },
};

/** What loads late is waited for. */
const patient = { timeout: 20_000 };

async function open(path: string, look: Look): Promise<Page> {
  const page = await openAs(browser, look, stand, owner);
  await page.goto(`${stand.url}${path}`);
  return page;
}

test.each(looks)('a repair tells what can be compared and what cannot, in the look %o', async (look) => {
  const say = words[look.language];
  const ids = (await owner.call('GET', '/repairs')).json<{ repairs: { id: number; mistake: number }[] }>().repairs;
  const idOf = (number: number): number => ids.find(({ mistake }) => mistake === number)?.id ?? 0;
  const page = await open(`/map/repairs?open=repair.${idOf(1)}`, look);
  await page.getByText(say.share).waitFor();
  await page.getByText(say.better).waitFor();
  await page.getByText(say.moment).first().waitFor();
  await examine(page, `repair-compared-${nameOf(look)}`);
  await page.goto(`${stand.url}/map/repairs?open=repair.${idOf(8)}`);
  await page.getByText(say.not).waitFor();
  await page.getByText(say.why).waitFor();
  expect(await page.getByText(say.today).count()).toBe(0);
  await examine(page, `repair-not-compared-${nameOf(look)}`);
  await page.close();
});

test.each(looks)('a stage of an unusual name is given what is reached at it, in the look %o', async (look) => {
  const page = await open('/department/stages', look);
  await page.getByRole('button', { name: 'КП отправлено', exact: true }).click();
  const field = page.getByRole('dialog').getByLabel(words[look.language].role, { exact: true });
  await field.waitFor();
  await expect.poll(() => field.inputValue(), patient).toBe(look.language === 'ru' ? 'по названию: предложение сделано' : 'by its name: an offer is made');
  await examine(page, `stage-role-${nameOf(look)}`);
  await page.close();
});

test('the role is kept, and who looked at the funnel is noted', async () => {
  const page = await open('/department/stages', looks[0]);
  await page.getByRole('button', { name: 'Правление', exact: true }).click();
  await page.getByRole('dialog').getByLabel(words.ru.role, { exact: true }).click();
  await page.getByRole('option', { name: 'потребность выявлена', exact: true }).click();
  await page.getByRole('button', { name: 'Готово' }).click();
  await page.getByRole('button', { name: 'Сохранить этапы' }).click();
  await expect.poll(async () => (await database.pool.query("select role from stage where name = 'Правление'")).rows, patient).toEqual([{ role: 'needs' }]);
  await page.goto(`${stand.url}/funnel`);
  await expect.poll(async () => (await database.pool.query('select analysis, day::text as day, role from analysis_use')).rows, patient).toEqual([{ analysis: 'funnel', day: '2026-11-02', role: 'owner' }]);
  await page.close();
});
