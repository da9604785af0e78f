import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { decideJoin } from '#actions/joins.ts';
import type { KindId } from '#core/files/kind.ts';
import { findMetric } from '#core/metrics/catalogue.ts';
import type { Breakdown } from '#core/metrics/vocabulary.ts';
import { system } from '#core/people/viewer.ts';
import { listProposals } from '#store/entities/named.ts';
import { addLoad, type LoadOptions } from '#store/loads/load-log.ts';
import { undoLoad, type Loaded } from '#store/loads/run-load.ts';
import { computeMetric } from '#store/measures/metric.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadFile } from './load-file.ts';
import { openFile, previewFile, recogniseKind } from './preview-file.ts';
import { noSharedData, sharedData } from './read/fixtures/shared-data.ts';

vi.setConfig({ testTimeout: 600_000 });

let database: FreshDatabase;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-sets-'));
});
beforeEach(async () => {
  database = await freshDatabase();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(path: string, chosen: { readonly kind?: KindId; readonly options?: LoadOptions } = {}): Promise<Loaded> {
  const options = chosen.options ?? {};
  const kind = chosen.kind ?? (await recogniseKind(database, await openFile(path, options), basename(path)));
  const loadId = await addLoad(database.sql, { kind, fileName: basename(path), fileBytes: null, filePath: path, options, createdBy: null });
  return loadFile(database, { loadId, path, kind, options });
}

const set = (path: string): string => sharedData + path;
const one = async (sql: string): Promise<Record<string, unknown>> => (await database.pool.query<Record<string, unknown>>(sql)).rows[0] ?? {};
const lines = 'from order_line l join sales_order o on o.id = l.order_id and o.current left join customer_ref r on r.id = l.customer_ref';

async function metric(id: string, from: string, to: string, by?: Breakdown) {
  const found = findMetric(id);
  if (found === undefined) throw new Error(id);
  const { time_zone: timeZone, currency } = await one('select time_zone, currency from organisation');
  const context = { asOf: new Date(to), timeZone: String(timeZone), currency: String(currency), viewer: system };
  return computeMetric(database, context, { metric: found, span: { from: new Date(from), to: new Date(to) }, by, where: [] });
}

describe.skipIf(noSharedData)('CRM opportunities, four files', () => {
  const file = (name: string): string => set(`crm_maven_opportunities/${name}.csv`);
  const loadAll = async (...names: string[]): Promise<string[]> => {
    const done: string[] = [];
    for (const name of names) {
      const { kind, inserted, rejected } = await load(file(name));
      done.push(`${kind} ${inserted} ${rejected}`);
    }
    return done;
  };

  test.each([
    [['accounts', 'products', 'sales_teams', 'sales_pipeline'], ['customers 85 0', 'products 7 0', 'employees 35 0', 'deals 8800 0']],
    [['sales_pipeline', 'sales_teams', 'products', 'accounts'], ['deals 8800 0', 'employees 35 0', 'products 7 0', 'customers 85 0']],
  ])('%s', async (names, expected) => {
    expect(await loadAll(...names)).toEqual(expected);
    const { rows: [winRate] } = await metric('win-rate', '2016-01-01', '2018-02-01');
    expect(winRate).toMatchObject({ numerator: 4238, denominator: 6711 });
    const { rows: [won] } = await metric('amount-won', '2016-01-01', '2018-02-01');
    expect(won?.value).toBe(1_000_553_400);
    const reps = (await metric('amount-won', '2016-01-01', '2018-02-01', 'rep')).rows.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
    expect(reps.slice(0, 3).map(({ key, value }) => [key, value])).toEqual([
      ['Darcel Schlecht', 115_321_400], ['Vicki Laflamme', 47_839_600], ['Kary Hendrixson', 45_429_800],
    ]);
    const rates = (await metric('win-rate', '2016-01-01', '2018-02-01', 'rep')).rows.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
    expect([rates[0]?.key, rates[0]?.value?.toFixed(4), rates.at(-1)?.key, rates.at(-1)?.value?.toFixed(4)]).toEqual(['Hayden Neloms', '0.7039', 'Lajuana Vencill', '0.5498']);
    expect(await one('select count(*)::int as employees, count(*) filter (where head_id is not null)::int as led from employee where listed')).toEqual({ employees: 41, led: 35 });
    expect(await one('select count(*)::int as alone from deal where current and customer_ref is null')).toEqual({ alone: 1425 });
  });

  test('GTXPro and GTX Pro are proposed, and joined leave no deal without its product card', async () => {
    await loadAll('products', 'sales_pipeline');
    const query = { page: 1, size: 20, sort: 'name', descending: false, entity: 'product' } as const;
    const { rows, total } = await listProposals(database.sql, system, query);
    expect([total, rows[0]?.a.name, rows[0]?.b.name]).toEqual([1, 'GTX Pro', 'GTXPro']);
    const carded = 'select count(*)::int as deals from deal d join product_ref r on r.id = d.product_ref join product p on p.id = r.product_id and p.cards > 0 where d.current';
    expect(await one(carded)).toEqual({ deals: 8800 - 1480 });
    await decideJoin(database, system, { entity: 'product', a: rows[0]?.a.label ?? '', b: rows[0]?.b.label ?? '', same: true });
    expect(await one(carded)).toEqual({ deals: 8800 });
    expect((await listProposals(database.sql, system, query)).total).toBe(0);
  });
});

describe.skipIf(noSharedData)('Online Retail, half a million lines', () => {
  const path = set('online_retail_uci/online_retail.csv.gz');

  test('its sums, again, and undone', async () => {
    await database.pool.query("update organisation set currency = 'GBP', time_zone = 'Europe/London'");
    const first = await load(path);
    expect(first).toMatchObject({ kind: 'orders', rows: 541_909, inserted: 541_909, rejected: 0 });
    expect(await one(`select sum(l.amount)::bigint as sum, count(distinct o.id)::int as invoices, count(distinct r.customer_id)::int as customers,
      count(*) filter (where l.customer_ref is null)::int as nameless, count(distinct l.product_ref)::int as articles ${lines}`)).toEqual({
      sum: 974_774_793, invoices: 25_900, customers: 4372, nameless: 135_080, articles: 4070,
    });
    expect((await metric('order-revenue', '2011-11-01', '2011-12-01')).rows[0]?.value).toBe(146_175_625);
    expect(await load(path)).toMatchObject({ inserted: 0, updated: 0, unchanged: 541_909 });
    await undoLoad(database, first.loadId, 'orders', null);
    expect(await one(`select sum(l.amount)::bigint as sum ${lines}`)).toEqual({ sum: 974_774_793 });
    const { id } = await one("select id from load where status = 'loaded'");
    expect(await undoLoad(database, Number(id), 'orders', null)).toEqual({ removed: 541_909, restored: 0, kept: 0 });
    expect(await one('select (select count(*) from order_line)::int as lines, (select count(*) from customer where listed)::int as customers')).toEqual({ lines: 0, customers: 0 });
  });

  test('half a million lines pass through a process that may keep hold of 96 megabytes', async () => {
    const loadId = await addLoad(database.sql, { kind: 'orders', fileName: basename(path), fileBytes: null, filePath: path, options: {}, createdBy: null });
    const child = fileURLToPath(new URL('../../test/load-child.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=96', child, database.url, 'load', String(loadId), path]);
    expect(Number(/peak (\d+)/.exec(stdout)?.[1])).toBeGreaterThan(50);
    expect(await one('select count(*)::int as lines from order_line')).toEqual({ lines: 541_909 });
  });
});

describe.skipIf(noSharedData)('other sets', () => {
  test('sales to chains, windows-1251', async () => {
    expect(await load(set('ru_chain_sales_cp1251/Продажи.csv'))).toMatchObject({ kind: 'orders', rows: 3439, inserted: 3439, rejected: 0 });
    expect(await one(`select sum(l.amount)::bigint as sum, sum(l.quantity)::int as quantity, count(distinct l.at)::int as days, count(distinct l.product_ref)::int as products ${lines}`))
      .toEqual({ sum: 23_727_671_500, quantity: 178_954, days: 366, products: 24 });
    expect((await database.pool.query('select name from customer where listed order by name')).rows.map(({ name }) => name)).toEqual(['Ашан', 'Лента', 'Магнит', "О'КЕЙ"].sort());
  });

  test.each([
    ['with captions', 'cdnowElog.csv', {}],
    ['without captions, by the numbers of columns', 'CDNOW_sample.txt', { map: { customer: '#1', date: '#3', quantity: '#4', amount: '#5' } }],
  ])('CDNOW %s', async (_, name, options: LoadOptions) => {
    expect(await load(set(`cdnow/${name}`), { kind: 'orders', options })).toMatchObject({ rows: 6919, inserted: 6919, rejected: 0 });
    expect(await one(`select sum(l.amount)::bigint as sum, count(distinct r.customer_id)::int as customers ${lines}`)).toEqual({ sum: 24_409_194, customers: 2357 });
  });

  test('B2B orders without captions: what fits is loaded, what does not is refused by what it lacks', async () => {
    const file = (name: string): string => set(`classicmodels_b2b/${name}.txt`);
    await expect(load(file('Customers'))).rejects.toMatchObject({ code: 'file-kind-unknown' });
    expect(await load(file('Customers'), { kind: 'customers', options: { map: { customer_id: '#1', name: '#2', phone: '#5', region: '#11' } } })).toMatchObject({ inserted: 122, rejected: 0 });
    expect(await load(file('Products'), { kind: 'products', options: { map: { sku: '#1', name: '#2', category: '#3', cost: '#8', price: '#9' } } })).toMatchObject({ inserted: 110, rejected: 0 });
    expect(await load(file('Payments'), { kind: 'payments', options: { map: { customer: '#1', payment_id: '#2', date: '#3', amount: '#4' } } })).toMatchObject({ inserted: 273, waiting: 0 });
    expect(await one('select sum(amount)::bigint as sum, count(distinct r.customer_id)::int as customers from payment p join customer_ref r on r.id = p.customer_ref where p.current')).toEqual({ sum: 885_383_923, customers: 98 });
    await expect(load(file('OrderDetails'), { kind: 'orders', options: { map: { order_id: '#1', sku: '#2', quantity: '#3', price: '#4' } } }))
      .rejects.toMatchObject({ code: 'map-column-missing', details: { columns: 'дата' } });
    await expect(load(file('Orders'), { kind: 'orders', options: { map: { order_id: '#1', date: '#2', customer: '#7' } } }))
      .rejects.toMatchObject({ code: 'map-column-missing', details: { columns: 'сумма / цена; сумма / количество' } });
  });

  test('1C exchange: goods, offers, orders', async () => {
    const file = (name: string): string => set(`commerceml/dobromyslov/${name}.xml`);
    expect(await load(file('import0_1'))).toMatchObject({ kind: 'products', inserted: 36 });
    const categories = await one('select count(*) filter (where category is not null)::int as filed from product where listed');
    await load(file('offers0_1'));
    expect(await one('select count(*) filter (where category is not null)::int as filed from product where listed')).toEqual(categories);
    expect(await load(file('bitrix-query-response-full'))).toMatchObject({ kind: 'orders', inserted: 8 });
    expect(await one('select count(*)::int as orders from sales_order where current')).toEqual({ orders: 2 });
    await expect(load(file('bitrix-query-response-empty'))).rejects.toMatchObject({ code: 'file-without-rows' });
  });
});

describe.skipIf(noSharedData)('captions of CRMs', () => {
  const save = async (name: string, captions: readonly string[], values: Readonly<Record<string, string>>): Promise<string> => {
    const used = new Set<string>();
    const cells = captions.map((caption) => (used.has(caption) ? '' : (used.add(caption), values[caption] ?? '')));
    const path = join(folder, name);
    await writeFile(path, [captions, cells].map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n'));
    return path;
  };

  test('amoCRM', async () => {
    const captions = (await readFile(set('crm_export_headers/amocrm_leads_export_header.csv'), 'utf8')).trim().split(',').map((cell) => cell.replaceAll('"', ''));
    const path = await save('amo.csv', captions, {
      'ID': '101', 'Название сделки': 'Поставка', 'Бюджет': '150 000', 'Ответственный': 'Иванова Анна', 'Дата создания сделки': '01.02.2026 10:15:00', 'Дата закрытия': '15.02.2026 18:00:00',
      'Этап сделки': 'Успешно реализовано', 'Воронка': 'Опт', 'Компания': 'ООО «Астра»', 'Источник': 'Сайт',
    });
    expect(await load(path)).toMatchObject({ kind: 'deals', inserted: 1 });
    expect(await one(`select r.text as code, d.title, d.amount, d.source, c.name as customer, e.name as rep, p.name as pipeline, s.kind, d.closed_at
      from deal d join deal_ref r on r.id = d.deal_ref join customer_ref cr on cr.id = d.customer_ref join customer c on c.id = cr.customer_id
      join employee_ref er on er.id = d.employee_ref join employee e on e.id = er.employee_id join pipeline p on p.id = d.pipeline_id
      join stage_of s on s.pipeline_id = d.pipeline_id and s.stage_ref = d.stage_ref`)).toEqual({
      code: '101', title: 'Поставка', amount: 15_000_000, source: 'Сайт', customer: 'ООО «Астра»', rep: 'Иванова Анна', pipeline: 'Опт', kind: 'won',
      closed_at: new Date('2026-02-15T15:00:00Z'),
    });
  });

  test('Bitrix24: CLOSEDATE is the expected close, not the close', async () => {
    const text = await readFile(set('crm_export_headers/bitrix24_deal_columns.csv'), 'utf8');
    const captions = text.trim().split('\n').slice(1).map((row) => row.slice(row.indexOf(',') + 1).trim());
    const path = await save('bitrix.csv', captions, {
      'ID': '7', 'Название сделки': 'Поставка', 'Стадия сделки': 'Переговоры', 'Сумма': '1000.50', 'Валюта': 'RUB', 'Вероятность': '40', 'Компания': 'Астра',
      'Ответственный': 'Анна', 'Дата создания': '01.02.2026 10:15:00', 'Предполагаемая дата закрытия': '15.03.2026',
    });
    const preview = await previewFile(database, path, 'bitrix.csv', 'auto', {});
    expect(preview.kind).toBe('deals');
    expect(await load(path)).toMatchObject({ inserted: 1 });
    expect(await one('select amount, closed_at, planned_payment_at, probability from deal')).toEqual({
      amount: 100_050, closed_at: null, planned_payment_at: new Date('2026-03-14T21:00:00Z'), probability: '40',
    });
  });
});
