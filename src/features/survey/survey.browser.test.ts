import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handOver } from '#actions/questionnaires.ts';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import { system } from '#core/people/viewer.ts';
import { writeAnswer } from '#store/diagnosis/answers.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { examine, type Look, looks, nameOf, openIn } from '#test/web/looking.ts';
import { complaintsOf, openAs, serveWeb } from '#test/web/stand.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const words = {
  ru: { yes: 'Да', no: 'Нет', partly: 'Частично', back: 'Назад', people: 'Кто отвечает', handOver: 'Передать вопросы', forWhom: 'Для кого', make: 'Создать ссылку', link: 'Ссылка', done: /^Круг 1 пройден$/, more: /^Ещё \d+ вопрос/, lost: /Пока не сохран/, spent: /Ссылка на вопросы устарела/, allDone: 'Вы ответили на все вопросы', renew: 'Подтвердить ответы', confirmed: 'Ответы подтверждены', rounds: 'Все круги' },
  en: { yes: 'Yes', no: 'No', partly: 'Partly', back: 'Back', people: 'Who answers', handOver: 'Hand questions over', forWhom: 'For whom', make: 'Make the link', link: 'Link', done: /^Round 1 is done$/, more: /^\d+ more questions?$/, lost: /not saved yet/, spent: /link to the questions has expired/, allDone: 'You have answered everything', renew: 'Confirm the answers', confirmed: 'The answers are confirmed', rounds: 'All rounds' },
};

const check = (page: Page, look: Look, name: string): Promise<void> => examine(page, `survey-${name}-${nameOf(look)}`);
const question = (page: Page): Promise<string | null> => page.locator('#question').textContent();
const counted = (page: Page): Promise<string | null> => page.locator('progress').evaluate((bar) => `${bar.getAttribute('value')} of ${bar.getAttribute('max')}`);

test.each(looks)('the head answers, goes back, loses nothing and hands over at $width px, $theme, $language', async (look) => {
  const say = words[look.language];
  const database = await freshDatabase();
  const stand = await serveWeb(database);
  await stand.server.signIn('owner');
  const head = await stand.server.signIn('head-of-sales');
  const page = await openAs(browser, look, stand, head);
  const complaints = complaintsOf(page);
  await page.goto(`${stand.url}/survey`);
  await page.getByRole('button', { name: say.yes, exact: true }).waitFor();
  await check(page, look, 'first');

  const first = await question(page);
  await page.getByRole('button', { name: say.no, exact: true }).click();
  await expect.poll(() => question(page)).not.toBe(first);
  await page.keyboard.press('2');
  await expect.poll(() => counted(page)).toMatch(/^2 of /);
  await page.getByRole('button', { name: say.back, exact: true }).click();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => question(page)).toBe(first);
  expect(await page.getByRole('button', { name: say.no, exact: true }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: say.yes, exact: true }).click();
  await check(page, look, 'answered');

  await page.reload();
  await page.getByRole('button', { name: say.yes, exact: true }).waitFor();
  expect(await counted(page)).toMatch(/^2 of /);
  const total = Number((await counted(page))?.split(' of ')[1]);
  for (let at = 3; at <= total; at += 1) {
    await page.keyboard.press(String(1 + (at % 4)));
    if (at < total) await expect.poll(() => counted(page)).toBe(`${at} of ${total}`);
  }
  await page.getByRole('heading', { name: say.done }).waitFor();
  await check(page, look, 'round-done');
  await page.getByRole('button', { name: say.more }).click();
  await expect.poll(() => counted(page)).toMatch(/^0 of /);
  await page.getByRole('button', { name: say.rounds }).click();
  await check(page, look, 'rounds');

  await page.getByRole('tab', { name: say.people }).click();
  await check(page, look, 'people');
  await page.getByRole('button', { name: say.handOver }).click();
  await page.getByLabel(say.forWhom).fill('Анна, розница');
  await check(page, look, 'hand-over');
  await page.getByRole('button', { name: say.make }).click();
  await page.getByLabel(say.link, { exact: true }).waitFor();
  expect(await page.getByLabel(say.link, { exact: true }).inputValue()).toContain('/answer#');
  await check(page, look, 'link');
  expect(complaints).toEqual([]);
  await page.close();
});

test.each(looks.filter(({ width }) => width === 390))('a link is answered on a phone, offline too, and is spent when ended: $theme, $language', async (look) => {
  const say = words[look.language];
  const database = await freshDatabase();
  const { url } = await serveWeb(database);
  const { secret } = await handOver(database, system, { as: 'rep', note: 'Анна' }, Date.now());
  const page = await openIn(browser, look);
  await page.goto(`${url}/answer#${secret}`);
  await page.getByRole('button', { name: say.partly, exact: true }).click();
  await expect.poll(() => counted(page)).toMatch(/^1 of /);
  await check(page, look, 'held');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: say.no, exact: true }).click();
  await page.getByText(say.lost).waitFor();
  await check(page, look, 'offline');
  // What could not be sent outlives the page and goes out when there is a connection.
  await page.goto('about:blank');
  await page.context().setOffline(false);
  await page.goto(`${url}/answer#${secret}`);
  await page.getByRole('button', { name: say.no, exact: true }).waitFor();
  await expect.poll(() => counted(page)).toMatch(/^2 of /);
  await expect.poll(async () => (await database.pool.query('select id from answer')).rowCount).toBe(2);
  await database.pool.query('update questionnaire set ended_at = now()');
  await page.reload();
  await page.getByText(say.spent).waitFor();
  await check(page, look, 'spent');
  await page.close();
});

test.each(looks.filter(({ width }) => width === 390))('a rep confirms answers that are about to expire: $theme, $language', async (look) => {
  const say = words[look.language];
  const database = await freshDatabase();
  const stand = await serveWeb(database);
  const rep = await stand.server.signIn('rep');
  const at = new Date(Date.now() - 80 * 86_400_000);
  const questions = mistakes.flatMap((mistake) => mistake.questions.filter(({ asks }) => asks === 'rep').map(({ id }) => id));
  await database.sql.transaction().execute(async (transaction) => {
    for (const question of questions) await writeAnswer(transaction, { who: { userId: rep.userId }, as: 'rep', question, value: 1, at });
  });
  const page = await openAs(browser, look, stand, rep);
  await page.goto(`${stand.url}/survey`);
  await page.getByText(say.allDone).waitFor();
  await check(page, look, 'all-done');
  await page.getByRole('button', { name: say.renew }).click();
  await expect.poll(() => counted(page)).toBe('0 of 30');
  await check(page, look, 'renew');
  for (let done = 1; done <= 30; done += 1) {
    await page.keyboard.press('1');
    if (done < 30) await expect.poll(() => counted(page)).toBe(`${done} of 30`);
  }
  await page.getByRole('heading', { name: say.confirmed }).waitFor();
  await page.getByText(new RegExp(`^${questions.length - 30} `)).waitFor();
  await check(page, look, 'renewed');
  await page.close();
});
