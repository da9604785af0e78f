import { readXlsx } from 'hucre/xlsx';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadStagedDeals, times } from '#test/staged-deals.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;
let head: TestClient;
let marketer: TestClient;
let rep: TestClient;

beforeAll(async () => {
  database = await freshDatabase();
  // 60 losses, 50 of them without a reason; 40 wins. No breakdown is filled: severities 1 of weights 2 and 1 in 10, a risk of 0.30.
  await loadStagedDeals(database, [
    ...times(50, { furthest: 2, outcome: 'lost', days: 50 } as const), ...times(10, { furthest: 2, outcome: 'lost', days: 50, reason: 'Дорого' } as const),
    ...times(40, { furthest: 4, outcome: 'won', days: 50 } as const),
  ]);
  await database.pool.query("update organisation set name = '=1+1 ООО «Ёлка»'");
  server = await startServer(database, { now: () => Date.parse('2026-11-01T06:00:00Z'), sendLetter: () => undefined });
  owner = await server.signIn('owner');
  head = await server.signIn('head-of-sales');
  marketer = await server.signIn('marketer');
  rep = await server.signIn('rep');
});

interface Mistake {
  readonly number: number;
  readonly verdict: string;
  readonly score: number | null;
  readonly topic: { readonly ru: string };
  readonly title: { readonly ru: string };
  readonly signals: readonly { readonly id: string; readonly value: number | null; readonly numerator: number | null; readonly severity: number | null; readonly weight: number; readonly formula: { readonly ru: string } | null }[];
}

const download = async (client: TestClient, query: string) => (await client.call('GET', `/diagnosis/report?${query}`)).rawPayload;

/** The pages as a reader would copy them, with every kind of space as one. */
async function pagesOf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  return { width: Math.round(width), height: Math.round(height), pages: text.map((page) => page.replaceAll(/\s+/gu, ' ')) };
}

const cellsOf = async (bytes: Uint8Array) => new Map((await readXlsx(new Uint8Array(bytes))).sheets.map(({ name, rows }) => [name, rows]));
const decimal = (value: number): string => value.toFixed(2).replace('.', ',');

describe('the PDF', () => {
  test('is whole, in Russian, with numbered pages and the figures of the diagnosis', async () => {
    const { pages, width, height } = await pagesOf(await download(owner, 'format=pdf&language=ru'));
    const { mistakes } = (await owner.call('GET', '/diagnosis')).json<{ mistakes: Mistake[] }>();
    const told = mistakes.filter(({ verdict }) => verdict === 'present' || verdict === 'risk');
    expect([width, height]).toEqual([595, 842]);
    expect(told.length).toBeGreaterThan(0);
    expect(pages.length).toBeGreaterThanOrEqual(told.length + 3);
    pages.forEach((page, at) => expect(page).toContain(`стр. ${at + 1} из ${pages.length}`));
    expect(pages[0]).toContain('=1+1 ООО «Ёлка»');
    expect(pages[0]).toContain('на 1 ноября 2026');
    expect(pages[0]).toContain('С чего начать');
    expect(pages[1]).toContain('=1+1 ООО «Ёлка»');
    for (const { topic } of mistakes) expect(pages[1]).toContain(topic.ru);
    for (const { topic, score } of told) {
      const page = pages.find((one) => one.includes(`· ${topic.ru} `) && one.includes('Признаки'));
      expect(page).toContain(`Балл`);
      expect(page).toContain(decimal(score ?? Number.NaN));
    }
    expect(pages.join(' ')).toContain('Цены не складываются');
    expect(pages.join(' ')).toContain('Чего не хватает');
  });

  test('tells of a signal its formula, value, sample, interval, bound in words and origin', async () => {
    const { pages } = await pagesOf(await download(owner, 'format=pdf&language=ru'));
    const text = pages.join(' ');
    expect((await owner.call('GET', '/diagnosis/mistakes/1')).json<Mistake>().signals.find(({ id }) => id === 'S1.6')).toMatchObject({ value: 50 / 60, numerator: 50 });
    // Wilson for 50 of 60: centre 0.8133, half 0.0936.
    expect(text).toMatch(/Отказы без причины проигранные сделки без причины отказа .*83,3 % 50 из 60 95 %: 72,0–90,7 .*хорошо до 10 % плохо от 30 %/u);
    expect(text).toContain('По умолчанию');
    expect(text).toContain('Шаги починки');
  });

  test('speaks English when asked, and puts the map on one sheet of A3', async () => {
    const report = await pagesOf(await download(owner, 'format=pdf&language=en'));
    expect(report.pages[0]).toContain('Where to start');
    expect(report.pages[0]).not.toMatch(/С чего начать/u);
    const map = await pagesOf(await download(owner, 'format=map&language=ru'));
    expect([map.width, map.height, map.pages.length]).toEqual([1191, 842, 1]);
    expect(map.pages[0]).toContain('Маркетинг-кит');
  });

  test('is as of a past day when asked', async () => {
    const { pages } = await pagesOf(await download(owner, 'format=pdf&language=ru&asOf=2026-10-01'));
    expect(pages[0]).toContain('на 1 октября 2026');
  });
});

describe('the workbook', () => {
  test('holds every signal with its figures, steps and what is missing; nothing in it runs', async () => {
    const sheets = await cellsOf(await download(owner, 'format=xlsx&language=ru'));
    expect([...sheets.keys()]).toEqual(['Сводка', 'Признаки', 'Шаги', 'Чего не хватает']);
    const rows = sheets.get('Признаки') ?? [];
    const column = (title: string) => (rows[0] ?? []).indexOf(title);
    const { signals } = (await owner.call('GET', '/diagnosis/mistakes/1')).json<Mistake>();
    for (const { id, value, numerator, weight, formula } of signals) {
      const row = rows.find((cells) => cells[column('Код')] === id) ?? [];
      expect([id, row[column('Значение')] ?? null, row[column('Числитель')] ?? null, row[column('Вес')], row[column('Формула')]]).toEqual([id, value, numerator, weight, formula?.ru]);
    }
    expect(sheets.get('Сводка')?.filter((cells) => typeof cells[0] === 'number')).toHaveLength(30);
    const texts = [...sheets.values()].flat(2).filter((cell) => typeof cell === 'string');
    expect(texts.filter((text) => /^[=+\-@]/u.test(text))).toEqual([]);
    expect(texts.some((text) => text.startsWith("'=1+1"))).toBe(true);
  });
});

describe('who may', () => {
  test('a marketer gets five mistakes, a rep nothing, a stranger is sent to sign in', async () => {
    const sheets = await cellsOf(await download(marketer, 'format=xlsx'));
    expect(sheets.get('Сводка')?.map((cells) => cells[0]).filter((cell) => typeof cell === 'number').toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2, 7, 29, 30]);
    const { pages } = await pagesOf(await download(marketer, 'format=pdf'));
    expect(pages[0]).toContain('из 5');
    expect(pages.join(' ')).not.toContain('Потерянные клиенты');
    expect((await rep.call('GET', '/diagnosis/report')).json<{ code: string }>().code).toBe('report-empty');
    expect((await server.call('GET', '/diagnosis/report')).json<{ code: string }>().code).toBe('not-signed-in');
  });

  test('a head of sales gets no word of the audit of the head', async () => {
    const analyst = await server.signIn('analyst');
    const { pages } = await pagesOf(await download(analyst, 'format=pdf'));
    expect(pages.join(' ')).not.toContain('Работа РОПа');
  });
});

interface Schedule {
  readonly isOn: boolean;
  readonly readers: string[];
  readonly candidates: { readonly id: string; readonly role: string }[];
  readonly nextAt: string | null;
  readonly isMailSetUp: boolean;
}

describe('the schedule', () => {
  const read = async (client: TestClient) => (await client.call('GET', '/diagnosis/report/schedule')).json<Schedule>();
  const set = (client: TestClient, readers: readonly string[], more: object = {}) =>
    client.call('PUT', '/diagnosis/report/schedule', { isOn: true, weekday: 1, hour: 9, language: 'ru', readers, ...more });

  test('is off until set, proposes the owner, and offers no rep', async () => {
    const schedule = await read(owner);
    expect(schedule).toMatchObject({ isOn: false, readers: [owner.userId], nextAt: null, isMailSetUp: true });
    expect(schedule.candidates.map(({ role }) => role)).not.toContain('rep');
    expect(schedule.candidates.map(({ id }) => id)).toContain(marketer.userId);
  });

  test('is set with an entry in the log, and tells when the next letter goes', async () => {
    expect((await set(owner, [owner.userId, marketer.userId])).statusCode).toBe(200);
    expect(await read(owner)).toMatchObject({ isOn: true, nextAt: '2026-11-02T06:00:00.000Z' });
    const { rows } = await database.pool.query("select user_id, details from audit_entry where action = 'change-report-schedule'");
    expect(rows).toMatchObject([{ user_id: owner.userId, details: { weekday: 1, hour: 9, readers: [owner.userId, marketer.userId] } }]);
  });

  test('a head of sales neither sees nor drops the owner among the readers', async () => {
    expect((await read(head)).readers).toEqual([marketer.userId]);
    expect((await set(head, [])).statusCode).toBe(200);
    expect((await read(owner)).readers).toEqual([owner.userId]);
  });

  test.each([
    ['a rep', () => rep.userId, 'user-not-found'],
    ['somebody unknown', () => 'nobody', 'user-not-found'],
  ])('%s cannot be chosen and nothing changes', async (_, reader, code) => {
    const before = await tableContents(database);
    expect((await set(owner, [reader()])).json<{ code: string }>().code).toBe(code);
    expect(await tableContents(database)).toEqual(before);
  });

  test('is not there for who sets nothing', async () => {
    expect((await marketer.call('GET', '/diagnosis/report/schedule')).json<{ code: string }>().code).toBe('not-found');
    expect((await set(marketer, [])).json<{ code: string }>().code).toBe('not-found');
  });
});
