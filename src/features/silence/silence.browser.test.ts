import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumber } from '#core/shared/day.ts';
import { testPassword, type TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { examine, looks, nameOf, openIn, type Look } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

const zero = dayNumber('2025-01-10');
const today = dayFromNumber(zero + 400);

/** Forty customers who buy every so many days; every fifth fell silent. */
function orders(): Row[] {
  return Array.from({ length: 40 }, (_, at) => {
    const gap = 20 + at;
    const end = at % 5 === 0 ? 250 : 400;
    const times = at % 7 === 3 ? 1 : Math.floor((end - at) / gap) + 1;
    return Array.from({ length: times }, (_unused, place): Row => ({ order_id: `${at}-${place}`, date: dayFromNumber(zero + at + place * gap), customer: `ООО «Клиент ${at}»`, amount: String(1000 * (at + 1)), region: at % 2 === 0 ? 'Тверь' : 'Псков' }));
  }).flat();
}

let stand: Stand;
let owner: TestClient;
let browser: Browser;

beforeAll(async () => {
  const database = await freshDatabase();
  await loadRows(database, 'orders', orders());
  stand = await serveWeb(database);
  owner = await stand.server.signIn('owner');
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const wide: Look = looks[0];

async function open(path: string, look: Look = wide) {
  const page = await openAs(browser, look, stand, owner);
  await page.goto(`${stand.url}${path}`);
  await page.locator('main dl').first().waitFor();
  return page;
}

describe.each([looks[0], looks[3]])('in the look %o', (look) => {
  test.each(['/customers/repeat', '/customers/silence'])('%s is open to everyone and nothing runs out at the side', async (path) => {
    const page = await open(`${path}?asOf=${today}`, look);
    await page.getByText(/Клиент 0|2\.?-я|No\. 2/).first().waitFor();
    await examine(page, `${path.split('/')[2]}-${nameOf(look)}`);
    await page.close();
  });
});

test('from a step of the funnel to its customers, and the link restores it', async () => {
  const page = await open(`/customers/repeat?asOf=${today}`);
  await page.getByRole('button', { name: '2-я', exact: true }).click();
  await page.getByRole('dialog', { name: '2-я покупка' }).getByText('1–25 из').waitFor();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('не дошли').click();
  await drawer.getByRole('table').getByText('ООО «Клиент 3»').waitFor();
  await page.reload();
  await page.getByRole('dialog', { name: 'Нет 2-й покупки' }).getByText('ООО «Клиент 3»').waitFor();
  await examine(page, 'repeat-drawer');
  await page.close();
});

test('a silent customer shows how it is judged, and bounds are tried in the address only', async () => {
  const page = await open(`/customers/silence?asOf=${today}`);
  await page.getByRole('button', { name: 'ООО «Клиент 20»' }).click();
  const drawer = page.getByRole('dialog', { name: 'ООО «Клиент 20»' });
  await drawer.getByText('Ритм, по которому судим').waitFor();
  await drawer.getByRole('button', { name: 'Как считается: Ритм, по которому судим' }).click();
  await page.getByText(/\(5 × 40 \+ 3 × .*\) ÷ \(5 \+ 3\) =/).waitFor();
  await examine(page, 'silence-drawer');
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: 'Закрыть' }).click();
  await page.getByLabel('Потерян от ρ').fill('4');
  await page.waitForURL(/lost=4/);
  await page.getByText('перестанут считаться').waitFor();
  await page.getByLabel('Потерян от ρ').fill('1');
  await page.getByText('Границы должны расти').waitFor();
  expect(page.url()).toContain('lost=4');
  await page.close();
});

test('an address with nonsense in it opens what the screen opens with', async () => {
  const page = await open('/customers/silence?set=%00&lost=0&quietening=x&page=-3&sort=up&open=customer.x');
  await page.getByRole('heading', { name: 'Замолкают' }).waitFor();
  expect(await page.getByLabel('Потерян от ρ').inputValue()).toBe('3');
  await page.close();
});

test('who may not read customers has neither screen, and the password opens nothing more', async () => {
  const page = await openIn(browser, wide);
  const trainer = await stand.server.signIn('trainer');
  await page.goto(`${stand.url}/customers/silence`);
  await page.getByLabel('Почта').fill(trainer.email);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(testPassword);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
  expect(await page.getByText('Радар тишины').count()).toBe(0);
  await page.close();
});
