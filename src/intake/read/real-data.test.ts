import { basename } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers, type RowValues } from '#core/files/check-row.ts';
import { guessKind, surestKind } from '#core/files/guess.ts';
import type { KindId } from '#core/files/kind.ts';
import { noSharedData, sharedData } from './fixtures/shared-data.ts';
import { openTable } from './open-table.ts';
import type { Table } from './table.ts';

vi.setConfig({ testTimeout: 180_000 });

interface Read {
  readonly table: Table;
  readonly kind: KindId;
  readonly mapped: Readonly<Record<string, string | undefined>>;
  readonly rows: number;
  readonly rejected: number;
}

/** Guesses everything, then reads and parses every row. */
async function readFile(path: string, take: (values: RowValues) => void = () => undefined): Promise<Read> {
  const table = await openTable(sharedData + path);
  const guess = surestKind(guessKind(table.captions, table.sample, basename(path)));
  if (guess === null) throw new Error(`no kind for ${path}`);
  const kind = fileKinds[guess.kind];
  const parsers = rowParsers(kind, guess.mapping, table.captions, table.probe, table.delimiter);
  let rows = 0;
  let rejected = 0;
  for await (const batch of table.batches()) {
    for (const { cells } of batch.rows) {
      rows += 1;
      const row = parseRow(kind, parsers, cells);
      if (row.rejects === undefined) take(row.values);
      else rejected += 1;
    }
  }
  const mapped = Object.fromEntries(Object.entries(guess.mapping).map(([column, index]) => [column, table.captions[index]]));
  return { table, kind: guess.kind, mapped, rows, rejected };
}

const thousandths = (value: unknown): bigint => {
  const [whole = '0', fraction = ''] = String(value).split('.');
  return BigInt(whole + fraction.padEnd(6, '0').slice(0, 6));
};

describe.skipIf(noSharedData)('the real sets', () => {
  test('CRM opportunities: four files, four kinds', async () => {
    const folder = 'crm_maven_opportunities/';
    const stages = new Map<unknown, number>();
    const deals = await readFile(`${folder}sales_pipeline.csv`, (values) => stages.set(values['stage'], (stages.get(values['stage']) ?? 0) + 1));
    expect(deals).toMatchObject({ kind: 'deals', rows: 8800, rejected: 0 });
    expect(deals.mapped).toEqual({
      deal_id: 'opportunity_id', rep: 'sales_agent', product: 'product', customer: 'account', stage: 'deal_stage', created_at: 'engage_date', closed_at: 'close_date', amount: 'close_value',
    });
    expect(Object.fromEntries(stages)).toEqual({ Won: 4238, Lost: 2473, Engaging: 1589, Prospecting: 500 });
    const customers = await readFile(`${folder}accounts.csv`);
    expect(customers).toMatchObject({ kind: 'customers', rows: 85, rejected: 0, mapped: { name: 'account', industry: 'sector', region: 'office_location', size: 'employees' } });
    const products = await readFile(`${folder}products.csv`);
    expect(products).toMatchObject({ kind: 'products', rows: 7, rejected: 0, mapped: { name: 'product', category: 'series', price: 'sales_price' } });
    const employees = await readFile(`${folder}sales_teams.csv`);
    expect(employees).toMatchObject({ kind: 'employees', rows: 35, rejected: 0, mapped: { name: 'sales_agent', head: 'manager', team: 'regional_office' } });
  });

  test('chain sales in windows-1251', async () => {
    let amount = 0n;
    let quantity = 0n;
    const dates = new Set<unknown>();
    const sales = await readFile('ru_chain_sales_cp1251/Продажи.csv', (values) => {
      amount += thousandths(values['amount']);
      quantity += thousandths(values['quantity']);
      dates.add(values['date']);
    });
    expect(sales.table).toMatchObject({ encoding: 'windows-1251', delimiter: ';' });
    expect(sales).toMatchObject({ kind: 'orders', rows: 3439, rejected: 0 });
    expect(sales.mapped).toEqual({
      date: 'Дата', customer: 'Заказчик', region: 'Город', category: 'Категория товара', product: 'Товар', price: 'Цена за упаковку', quantity: 'Количество', amount: 'Итого',
    });
    expect([amount, quantity, dates.size]).toEqual([237_276_715_000_000n, 178_954_000_000n, 366]);
  });

  test('Online Retail: 541,909 lines out of a .gz, in flat memory', async () => {
    let total = 0n;
    let nobody = 0;
    let peak = 0;
    let seen = 0;
    const customers = new Set<unknown>();
    const before = process.memoryUsage().heapUsed;
    const retail = await readFile('online_retail_uci/online_retail.csv.gz', (values) => {
      total += thousandths(values['quantity']) * thousandths(values['price']);
      if (values['customer'] === null) nobody += 1;
      else customers.add(values['customer']);
      seen += 1;
      if (seen % 20_000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before);
    });
    expect(retail).toMatchObject({ kind: 'orders', rows: 541_909, rejected: 0 });
    expect(retail.mapped).toEqual({
      order_id: 'InvoiceNo', sku: 'StockCode', product: 'Description', quantity: 'Quantity', date: 'InvoiceDate', price: 'UnitPrice', customer: 'CustomerID', region: 'Country',
    });
    expect(total).toBe(9_747_747_934_000_000_000n);
    expect([nobody, customers.size]).toEqual([135_080, 4372]);
    expect(customers.has('17850')).toBe(true);
    expect(peak).toBeLessThan(200 * 1024 * 1024);
  });

  test.each<[string, KindId, number, Record<string, string>]>([
    ['rfm_orders/rfm_data_orders.csv', 'orders', 4906, { customer: 'customer_id', date: 'order_date', amount: 'revenue' }],
    ['cdnow/cdnowElog.csv', 'orders', 6919, { customer: 'masterid', date: 'date', quantity: 'cds', amount: 'sales' }],
    ['telephony_operators/telecom_dataset_us.csv', 'calls', 53_902, { customer: 'user_id', at: 'date', direction: 'direction', rep: 'operator_id', result: 'is_missed_call', talk_seconds: 'call_duration' }],
    ['ru_1c_items/items.csv', 'products', 22_170, { name: 'item_name', sku: 'item_id', category: 'item_category_id' }],
    ['preppindata/case_174/inputs/input_01.csv', 'stage-moves', 584, { deal_id: 'OppID', at: 'CreatedDate', stage: 'StageName' }],
  ])('%s is %s', async (path, kind, rows, mapped) => {
    expect(await readFile(path)).toMatchObject({ kind, rows, rejected: 0, mapped });
  });

  test('days of the stage history are read in the order the file proves', async () => {
    const days = new Set<unknown>();
    await readFile('preppindata/case_174/inputs/input_01.csv', (values) => days.add(String(values['at']).slice(0, 4)));
    expect([...days]).toEqual(['2022']);
  });

  test('amoCRM captions', async () => {
    const table = await openTable(`${sharedData}crm_export_headers/amocrm_leads_export_header.csv`);
    const guess = surestKind(guessKind(table.captions, table.sample, 'amocrm_leads_export_header.csv'));
    expect(guess?.kind).toBe('deals');
    expect(Object.fromEntries(Object.entries(guess?.mapping ?? {}).map(([column, index]) => [column, table.captions[index]]))).toEqual({
      deal_id: 'ID', title: 'Название сделки', customer: 'Компания', rep: 'Ответственный', pipeline: 'Воронка', stage: 'Этап сделки', amount: 'Бюджет',
      created_at: 'Дата создания сделки', closed_at: 'Дата закрытия', source: 'Источник', region: 'Город', product: 'Товар',
    });
  });

  test.each([0, 1])('Bitrix24, by code and by caption (%i)', async (index) => {
    const table = await openTable(`${sharedData}crm_export_headers/bitrix24_deal_columns.csv`, { headerRow: 1 });
    const captions = table.probe.map((row) => row[index] ?? '');
    const guess = surestKind(guessKind(captions));
    expect(guess?.kind).toBe('deals');
    const fields = Object.fromEntries(Object.entries(guess?.mapping ?? {}).map(([column, at]) => [column, table.probe[at]?.[0]]));
    expect(fields).toEqual({
      deal_id: 'ID', title: 'TITLE', stage: 'STAGE_ID', pipeline: 'CATEGORY_ID', outcome: 'STAGE_SEMANTIC_ID', source: 'SOURCE', amount: 'OPPORTUNITY', currency: 'CURRENCY_ID',
      probability: 'PROBABILITY', product: 'PRODUCT_ID', customer: 'CLIENT', rep: 'ASSIGNED_BY', created_at: 'DATE_CREATE', planned_payment_at: 'CLOSEDATE',
    });
  });

  test.each([
    ['classicmodels_b2b/Payments.txt', 'payments', { customer: '#1', payment_id: '#2', date: '#3', amount: '#4' }, 273, 8_853_839_230_000n],
    ['classicmodels_b2b/OrderDetails.txt', 'orders', { order_id: '#1', sku: '#2', quantity: '#3', price: '#4' }, 2996, null],
  ] as const)('%s has no captions and is mapped by number', async (path, kind, map, count, total) => {
    const table = await openTable(sharedData + path);
    const mapping = Object.fromEntries(Object.entries(map).map(([column, number]) => [column, table.captions.indexOf(number)]));
    const parsers = rowParsers(fileKinds[kind], mapping, table.captions, table.probe, table.delimiter);
    let rows = 0;
    let sum = 0n;
    for await (const batch of table.batches()) {
      for (const { cells } of batch.rows) {
        rows += 1;
        sum += thousandths(parseRow(fileKinds[kind], parsers, cells).values?.['amount'] ?? '0');
      }
    }
    expect(rows).toBe(count);
    if (total !== null) expect(sum).toBe(total);
  });

  test.each(['bread_basket/BreadBasket_DMS.csv', 'telco_churn/Telco-Customer-Churn.csv', 'bpi_receipt_helpdesk/receipt.csv', 'ru_1c_items/shops.csv', 'crm_maven_opportunities/data_dictionary.csv'])(
    '%s is of no kind we load',
    async (path) => {
      const table = await openTable(sharedData + path);
      expect(surestKind(guessKind(table.captions, table.sample, basename(path)))).toBe(null);
    },
  );
});
