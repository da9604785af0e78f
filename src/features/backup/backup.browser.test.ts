import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackupPlace, beginBackup, makeDueBackup } from '#actions/backups.ts';
import type { TestClient } from '#test/app.ts';
import { launchBrowser } from '#test/chromium.ts';
import { freshDatabase } from '#test/database.ts';
import { examine, looks, nameOf } from '#test/web/looking.ts';
import { openAs, serveWeb, type Stand } from '#test/web/stand.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
let browser: Browser;
let stand: Stand;
let owner: TestClient;
let head: TestClient;
let place: BackupPlace;

beforeAll(async () => {
  const database = await freshDatabase();
  const folder = join(await mkdtemp(join(tmpdir(), 'thirty-backups-')), 'backups');
  place = { database, folder, now: () => now };
  stand = await serveWeb(database, { now: () => now, backups: { folder, begin: async (viewer) => void (await beginBackup({ ...place, now: Date.now }, viewer)) } });
  owner = await stand.server.signIn('owner');
  head = await stand.server.signIn('head-of-sales');
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(look: (typeof looks)[number], client = owner) {
  const page = await openAs(browser, look, stand, client);
  await page.goto(`${stand.url}/settings/backups`);
  return page;
}

test('the first backup is made from the empty screen, and removed again', async () => {
  const page = await open(looks[0]);
  await page.getByText('Копий пока нет').waitFor();
  await examine(page, 'backup-empty');
  await page.getByRole('button', { name: 'Сделать копию сейчас' }).click();
  await page.getByText('по просьбе').waitFor();
  expect(await page.getByRole('link', { name: /^Скачать копию/ }).getAttribute('href')).toMatch(/^\/api\/backups\/thirty-.*-demand\.thirty\/file$/);
  await page.getByRole('button', { name: 'Удалить' }).click();
  await page.getByRole('button', { name: 'Удалить копию' }).click();
  await page.getByText('Копий пока нет').waitFor();
  await page.close();
});

test('the schedule is changed and stays', async () => {
  const page = await open(looks[0]);
  await page.getByLabel('Хранить дней').fill('14');
  await page.getByRole('button', { name: 'Сохранить изменения' }).click();
  await page.getByText('Сохранено').waitFor();
  await page.reload();
  expect(await page.getByLabel('Хранить дней').inputValue()).toBe('14');
  await page.close();
});

test('a head of sales finds no such screen', async () => {
  const page = await open(looks[0], head);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: 'Сделать копию сейчас' }).count()).toBe(0);
  await page.close();
});

describe.each(looks)('at $width px, $theme, $language', (look) => {
  test('is open to everyone and nothing runs out at the side, also after a failure', async () => {
    await makeDueBackup(place);
    const file = join(dirname(place.folder), 'file');
    await writeFile(file, '');
    await makeDueBackup({ ...place, folder: join(file, 'backups'), now: () => now + 86_400_000 }).catch(() => undefined);
    const page = await open(look);
    await page.getByText('backup-folder-unusable').waitFor();
    await examine(page, `backup-${nameOf(look)}`);
    await page.close();
  });
});
