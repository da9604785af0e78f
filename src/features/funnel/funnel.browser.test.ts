import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/chromium.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';
import { loadRows } from '#test/load-rows.ts';
import { examine, looks, nameOf, type Look } from '#test/web/looking.ts';
import { complaintsOf, openAs, serveWeb } from '#test/web/stand.ts';

const asOf = Date.parse('2026-11-01T06:00:00Z');
const october = 'from=2026-10-01&to=2026-11-01';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** The funnel as an owner sees it in one look, and what the page complains of. */
async function openFunnel(database: FreshDatabase, look: Look, search: string): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const stand = await serveWeb(database, { now: () => asOf });
  const page = await openAs(browser, look, stand, await stand.server.signIn('owner'));
  const complaints = complaintsOf(page);
  await page.goto(`${stand.url}/funnel?${search}`);
  return { page, complaints };
}

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `funnel-${name}-${nameOf(look)}`);

const words = {
  ru: { title: 'Воронка продаж', rate: '44,4 %', second: 'Квалификация проведена', lost: /Потеряны на этапе «Квалификация проведена»/, close: 'Закрыть', cohort: 'Когорта', open: 'ещё вырастет', whatIf: 'Выручка в месяц', unknown: 'По этапам считать не по чему.', xlsx: 'XLSX' },
  en: { title: 'Sales funnel', rate: '44.4%', second: 'Квалификация проведена', lost: /Lost at the stage “Квалификация проведена”/, close: 'Close', cohort: 'Cohort', open: 'will still grow', whatIf: 'Revenue a month', unknown: 'There is nothing to count the stages by.', xlsx: 'XLSX' },
};

test.each(looks)('from the figure to its deals and back at $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const database = await freshDatabase();
  await loadGoldenFunnel(database);
  const { page, complaints } = await openFunnel(database, look, october);
  await page.getByRole('heading', { name: say.title }).waitFor();
  await page.getByText(say.rate).first().waitFor();
  await page.getByText(say.whatIf).waitFor();
  await check(page, look, 'page');

  await page.getByRole('button', { name: say.lost }).first().click();
  await page.getByRole('dialog').getByText('D14').waitFor();
  await page.getByRole('dialog').getByText(/^D2,/).waitFor();
  await check(page, look, 'deals');
  const address = page.url();
  await page.getByRole('button', { name: say.close, exact: true }).click();
  expect(new URL(page.url()).searchParams.get('open')).toBeNull();
  await page.goto(address);
  await page.getByRole('dialog').getByText('D14').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: new RegExp(say.second) }).first().click();
  await page.getByRole('dialog').getByRole('heading', { name: say.second }).waitFor();
  await check(page, look, 'stage');
  await page.keyboard.press('Escape');

  await page.getByRole('radio', { name: say.cohort }).check({ force: true });
  await page.getByText(say.open).waitFor();
  await check(page, look, 'cohort');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: say.xlsx }).click();
  expect((await download).suggestedFilename()).toMatch(/2026-10-01 — 2026-10-31\.xlsx$/);
  expect(complaints).toEqual([]);
  await page.close();
});

test('moving a lever tells what it would bring, and the link keeps it', async () => {
  const database = await freshDatabase();
  await loadGoldenFunnel(database);
  const [look] = looks;
  const { page } = await openFunnel(database, look, october);
  // 9 deals a month × 4/9 × 133 333,33 ₽ = 533 333 ₽.
  await page.getByText('533 333 ₽').waitFor();
  const inflow = page.getByLabel('Приток, закрытых в месяц');
  await inflow.focus();
  await inflow.press('End');
  // Twice the inflow, twice the revenue.
  await page.getByText('1 067 тыс. ₽').waitFor();
  await page.waitForURL(/inflow=18/);
  await page.reload();
  await page.getByText('1 067 тыс. ₽').waitFor();
  await page.getByRole('button', { name: 'Сбросить' }).click();
  await page.getByText('1 067 тыс. ₽').waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('inflow');
  await page.close();
});

test.each([looks[0], looks[3]])('says which file would bring the stages at $width px, $theme', async (look) => {
  const database = await freshDatabase();
  await loadRows(database, 'deals', [
    { deal_id: 'A', stage: 'Won', amount: '100', created_at: '2026-10-01', closed_at: '2026-10-20' },
    { deal_id: 'B', stage: 'Lost', created_at: '2026-10-02', closed_at: '2026-10-21' },
    { deal_id: 'C', stage: 'Engaging', created_at: '2026-10-02' },
  ]);
  const { page, complaints } = await openFunnel(database, look, october);
  await page.getByText(words[look.language].unknown).waitFor();
  await page.getByText('Engaging', { exact: true }).waitFor();
  await check(page, look, 'unknown');
  expect(complaints).toEqual([]);
  await page.close();
});

test('without any deal it offers to load a file', async () => {
  const database = await freshDatabase();
  const [look] = looks;
  const { page } = await openFunnel(database, look, '');
  await page.getByText('Сделок пока нет. Загрузите выгрузку из CRM.').waitFor();
  await check(page, look, 'empty');
  expect(await page.getByRole('link', { name: 'Загрузить файл' }).getAttribute('href')).toBe('/data/import');
  await page.close();
});
