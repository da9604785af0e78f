import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeOrganisation } from '#actions/organisation.ts';
import { deleteVatRate, setVatRate } from '#actions/vat-rates.ts';
import { system } from '#core/people/viewer.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { tableContents } from '#test/table-contents.ts';
import { undoLoad } from './run-load.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await changeOrganisation(database, system, { vatIncluded: false });
});

const query = async <T = Record<string, unknown>>(sql: string): Promise<T[]> => (await database.pool.query(sql)).rows as T[];
const order = (id: string, date: string, amount: string, more: Row = {}): Row => ({ order_id: id, date: `${date} 12:00:00+03`, customer: 'Астра', product: 'гайка', amount, ...more });
const lines = () => query<{ amount: number; given: number | null }>(`
  select l.amount, l.amount_given as given from order_line l join sales_order o on o.id = l.order_id and o.current order by o.code, l.line`);
const bought = async () => (await query<{ sum: number }>('select sum(amount)::float8 as sum from purchase_day'))[0]?.sum;
const withVat = { vat: 'included' } as const;

describe('sums of a file with VAT in an organisation that counts without', () => {
  test('the rate is that of the day: 120.00 of 2025, 122.00 of 2026 and 118.00 of 2018 are 100.00 each', async () => {
    await loadRows(database, 'orders', [
      order('1', '2018-12-31', '118.00'), order('2', '2025-12-31', '120.00'), order('3', '2026-01-01', '122.00'), order('4', '2026-01-15', '122.00'),
    ], withVat);
    expect((await lines()).map(({ amount }) => amount)).toEqual([10_000, 10_000, 10_000, 10_000]);
    expect(await bought()).toBe(40_000);
  });

  test('the day is the one of the organisation: half past nine in the evening of 31 December in London is 2026 in Moscow', async () => {
    await loadRows(database, 'orders', [order('1', '2025-12-31', '122.00', { date: '2025-12-31T21:30:00Z' })], withVat);
    expect((await lines())[0]?.amount).toBe(10_000);
  });

  test('a half of a kopeck goes away from zero, each row on its own', async () => {
    // 100.01 ÷ 1.2 = 83.3417; 0.03 ÷ 1.2 = 0.025, a half exactly; a return of it the same below zero.
    await loadRows(database, 'orders', [order('1', '2025-06-01', '100.01'), order('2', '2025-06-01', '0.03'), order('3', '2025-06-01', '0.03', { kind: 'return' })], withVat);
    expect((await lines()).map(({ amount }) => amount)).toEqual([8334, 3, -3]);
    expect(await bought()).toBe(8334);
  });

  test('quantity × price and the cost follow; what the file gave stays beside', async () => {
    await loadRows(database, 'orders', [order('1', '2026-03-01', '', { amount: null, quantity: '3', price: '12.20', cost: '24.40' })], withVat);
    expect(await query('select amount, amount_given, cost, cost_given from order_line')).toEqual([{ amount: 3000, amount_given: 3660, cost: 2000, cost_given: 2440 }]);
  });

  test('deals by the day they closed, else began; payments by their day; price lists by the day of the load', async () => {
    await loadRows(database, 'deals', [
      { deal_id: '1', amount: '122', created_at: '2025-11-01', closed_at: '2026-02-01', outcome: 'won' },
      { deal_id: '2', amount: '120', created_at: '2025-11-01' },
      { deal_id: '3', amount: null, created_at: '2025-11-01' },
    ], withVat);
    expect(await query('select amount, amount_given from deal order by deal_ref')).toEqual([
      { amount: 10_000, amount_given: 12_200 }, { amount: 10_000, amount_given: 12_000 }, { amount: null, amount_given: null },
    ]);
    await loadRows(database, 'payments', [{ payment_id: '1', date: '2026-02-01', amount: '1220', customer: 'Астра' }], withVat);
    expect(await query('select amount from payment')).toEqual([{ amount: 100_000 }]);
    for (const since of ['2004-01-01', '2019-01-01']) await deleteVatRate(database, system, since);
    await loadRows(database, 'products', [{ sku: 'А1', name: 'гайка', price: '12.2', cost: '6.1' }], withVat);
    expect(await query('select price, cost from product')).toEqual([{ price: 1000, cost: 500 }]);
  });

  test('plans of money follow by the first day of their period; plans of calls stay', async () => {
    const plan = (metric: string | null, value: string): Row => ({ metric, subject_type: 'department', period: '2026-02-01..2026-03-01', value });
    await loadRows(database, 'plans', [plan('order-revenue', '1220000.5'), plan('Оплаты', '122'), plan('calls', '122'), plan(null, '244')], withVat);
    expect(await query('select metric, value::text, value_given::text as given from plan_line order by plan_line.value')).toEqual([
      { metric: 'Оплаты', value: '100', given: '122' },
      { metric: 'calls', value: '122', given: null },
      { metric: null, value: '200', given: '244' },
      // 1 220 000.50 ÷ 1.22 = 1 000 000.4098
      { metric: 'order-revenue', value: '1000000.41', given: '1220000.5' },
    ]);
  });

  test('a file of which nothing is said, and one said to be without, stay as they are', async () => {
    await loadRows(database, 'orders', [order('1', '2026-01-15', '122.00')]);
    await loadRows(database, 'orders', [order('2', '2026-01-15', '122.00')], { vat: 'excluded' });
    expect(await lines()).toEqual([{ amount: 12_200, given: null }, { amount: 12_200, given: null }]);
    expect(await query('select vat_included, vat_said from load order by id')).toEqual([{ vat_included: false, vat_said: false }, { vat_included: false, vat_said: true }]);
  });

  test('a file without sums knows nothing of VAT', async () => {
    await loadRows(database, 'deals', [{ deal_id: '1', created_at: '2026-01-01' }], withVat);
    expect(await query('select vat_included from load')).toEqual([{ vat_included: null }]);
  });
});

test('an organisation that counts with VAT adds it to a file without: 100.00 of 2026 is 122.00', async () => {
  await changeOrganisation(database, system, { vatIncluded: true });
  await loadRows(database, 'orders', [order('1', '2026-01-15', '100.00'), order('2', '2025-12-31', '-0.02')], { vat: 'excluded' });
  // 0.02 × 1.2 = 0.024
  expect((await lines()).map(({ amount }) => amount)).toEqual([12_200, -2]);
});

describe('the same file again, and undo', () => {
  const rows = [order('1', '2026-01-15', '122.00'), order('2', '2026-01-16', '100.01')];

  test('twice with the same word changes nothing; with another word it changes the sums; undo brings them back', async () => {
    await loadRows(database, 'orders', rows, withVat);
    expect(await loadRows(database, 'orders', rows, withVat)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    const before = await lines();
    const corrected = await loadRows(database, 'orders', rows, { vat: 'excluded' });
    expect(corrected).toMatchObject({ inserted: 0, updated: 2, unchanged: 0 });
    expect((await lines()).map(({ amount }) => amount)).toEqual([12_200, 10_001]);
    await undoLoad(database, corrected.loadId, 'orders', null);
    expect(await lines()).toEqual(before);
  });

  test('undo of the only load leaves nothing', async () => {
    const { loadId } = await loadRows(database, 'deals', [{ deal_id: '1', amount: '122', created_at: '2026-01-01' }], withVat);
    await undoLoad(database, loadId, 'deals', null);
    expect(await query('select id from deal')).toEqual([]);
  });
});

/** What a load would find again: units with their content and sums. */
const units = async () => ({
  orders: await query('select key, content, current from sales_order order by id'),
  lines: await query('select order_id, line, amount, amount_given, cost, cost_given from order_line order by order_id, line'),
  deals: await query('select key, content, amount, amount_given from deal order by id'),
  payments: await query('select key, content, amount, amount_given from payment order by id'),
  products: await query('select key, content, price, cost, price_given, cost_given from product_card order by id'),
  plans: await query('select key, content, value::text, value_given::text from plan_line order by id'),
});

describe('the flag of the organisation after sums were loaded', () => {
  const orders = [order('1', '2026-01-15', '100.01', { quantity: '2.50', category: 'метизы', cost: '3' }), order('2', '2025-12-31', '7', { kind: 'return', region: 'Омск' })];
  const deals: Row[] = [{ deal_id: 'a', amount: '99.99', created_at: '2026-01-01 10:00:00+03', probability: '0.50', planned_payment_at: '2026-02-01', customer: 'Астра', pipeline: 'Опт', stage: 'Счёт', rep: 'Анна' }, { deal_id: 'b', created_at: '2025-01-01' }];
  const payments: Row[] = [{ date: '2026-02-02', amount: '11', customer: 'Астра' }, { date: '2026-02-02', amount: '11', customer: 'Астра' }];
  const products: Row[] = [{ sku: 'А1', name: 'гайка', price: '12.20' }];
  const plans: Row[] = [{ metric: 'order-revenue', subject_type: 'department', period: '2026-02-01..2026-03-01', value: '100.50' }, { metric: 'calls', subject_type: 'department', period: '2026-02-01..2026-03-01', value: '7' }];
  const loadAll = async () => {
    await loadRows(database, 'orders', orders);
    await loadRows(database, 'deals', deals);
    await loadRows(database, 'payments', payments);
    await loadRows(database, 'products', products);
    await loadRows(database, 'plans', plans);
  };

  test('is refused, nothing changed, until it is said what becomes of them', async () => {
    await loadAll();
    const before = await tableContents(database);
    await expect(changeOrganisation(database, system, { vatIncluded: true })).rejects.toMatchObject({ code: 'vat-sums-loaded', details: { loads: 5 } });
    expect(await tableContents(database)).toEqual(before);
  });

  test('recalculated: every sum follows, and the same file with its word changes nothing', async () => {
    await loadAll();
    await changeOrganisation(database, system, { vatIncluded: true, loadedSums: 'recalculate' });
    // 100.01 × 1.22 = 122.0122; −7 × 1.2 = −8.40
    expect(await lines()).toEqual([{ amount: 12_201, given: 10_001 }, { amount: -840, given: -700 }]);
    expect(await bought()).toBe(12_201 - 840);
    // 99.99 × 1.22 = 121.9878; 11 × 1.22 = 13.42; 12.20 × 1.22 = 14.884; 100.50 × 1.22 = 122.61
    expect(await query('select amount from deal order by id')).toEqual([{ amount: 12_199 }, { amount: null }]);
    expect(await query('select amount from payment')).toEqual([{ amount: 1342 }, { amount: 1342 }]);
    expect(await query('select price from product where price is not null')).toEqual([{ price: 1488 }]);
    expect(await query('select value::text from plan_line order by id')).toEqual([{ value: '122.61' }, { value: '7' }]);
    const same = { inserted: 0, updated: 0 };
    expect(await loadRows(database, 'orders', orders, { vat: 'excluded' })).toMatchObject(same);
    expect(await loadRows(database, 'deals', deals, { vat: 'excluded' })).toMatchObject(same);
    expect(await loadRows(database, 'payments', payments, { vat: 'excluded' })).toMatchObject(same);
    expect(await loadRows(database, 'products', products, { vat: 'excluded' })).toMatchObject(same);
    expect(await loadRows(database, 'plans', plans, { vat: 'excluded' })).toMatchObject(same);
  });

  test('there and back leaves everything to the last kopeck, files loaded either way', async () => {
    await loadAll();
    await loadRows(database, 'orders', [order('3', '2026-01-15', '122.01')], withVat);
    const before = await units();
    await changeOrganisation(database, system, { vatIncluded: true, loadedSums: 'recalculate' });
    expect((await lines())[2]).toEqual({ amount: 12_201, given: null });
    await changeOrganisation(database, system, { vatIncluded: false, loadedSums: 'recalculate' });
    expect(await units()).toEqual(before);
  });

  test('kept: files of which nobody spoke stay as they are, those said to be without VAT follow', async () => {
    await loadRows(database, 'orders', [order('1', '2026-01-15', '100')]);
    await loadRows(database, 'orders', [order('2', '2026-01-15', '100')], { vat: 'excluded' });
    await loadRows(database, 'orders', [order('3', '2026-01-15', '100')], withVat);
    await changeOrganisation(database, system, { vatIncluded: true, loadedSums: 'keep' });
    expect(await lines()).toEqual([{ amount: 10_000, given: null }, { amount: 12_200, given: 10_000 }, { amount: 10_000, given: null }]);
    expect(await query('select vat_included from load order by id')).toEqual([{ vat_included: true }, { vat_included: false }, { vat_included: true }]);
    expect(await loadRows(database, 'orders', [order('1', '2026-01-15', '100')])).toMatchObject({ unchanged: 1 });
  });
});

describe('rates of VAT', () => {
  test('another rate recalculates what was recalculated by it and nothing else', async () => {
    await loadRows(database, 'orders', [order('1', '2026-07-01', '110')], withVat);
    await loadRows(database, 'orders', [order('2', '2026-07-01', '110')]);
    await setVatRate(database, system, { since: '2026-06-01', rate: '10' });
    expect(await lines()).toEqual([{ amount: 10_000, given: 11_000 }, { amount: 11_000, given: null }]);
    expect(await bought()).toBe(21_000);
    expect(await loadRows(database, 'orders', [order('1', '2026-07-01', '110')], withVat)).toMatchObject({ unchanged: 1 });
    await deleteVatRate(database, system, '2026-06-01');
    // 110 ÷ 1.22 = 90.1639
    expect((await lines())[0]).toEqual({ amount: 9016, given: 11_000 });
  });

  test('a company without VAT sets the rate to nothing; the last rate stays', async () => {
    for (const since of ['2004-01-01', '2019-01-01']) await deleteVatRate(database, system, since);
    await setVatRate(database, system, { since: '2026-01-01', rate: '0' });
    await loadRows(database, 'orders', [order('1', '2010-01-15', '122.00')], withVat);
    expect((await lines())[0]?.amount).toBe(12_200);
    await expect(deleteVatRate(database, system, '2026-01-01')).rejects.toMatchObject({ code: 'vat-rate-last' });
    await expect(deleteVatRate(database, system, '2020-01-01')).rejects.toMatchObject({ code: 'not-found' });
    expect(await query('select rate::float8 as rate from vat_rate')).toEqual([{ rate: 0 }]);
  });
});

test('the sum of facts is the sum of rows, each taken apart; taken out and added again a row is within a kopeck', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ kopecks: fc.integer({ min: -5_000_000, max: 5_000_000 }), year: fc.constantFrom(2015, 2019, 2025, 2026) }), { minLength: 1, maxLength: 60 }), async (rows) => {
      await database.pool.query('truncate sales_order, order_line, assertion');
      const text = (kopecks: number) => `${kopecks < 0 ? '-' : ''}${Math.floor(Math.abs(kopecks) / 100)}.${String(Math.abs(kopecks) % 100).padStart(2, '0')}`;
      await loadRows(database, 'orders', rows.map(({ kopecks, year }, at) => order(String(at), `${year}-05-05`, text(kopecks))), withVat);
      const rate = { 2015: 18, 2019: 20, 2025: 20, 2026: 22 } as const;
      const net = rows.map(({ kopecks, year }) => {
        const [top, bottom] = [Math.abs(kopecks) * 100, 100 + rate[year as 2015]];
        return Math.sign(kopecks) * Math.floor((2 * top + bottom) / (2 * bottom));
      });
      const [facts] = await query<{ sum: number; off: number }>(`
        select sum(amount)::float8 as sum, max(abs(with_vat(amount, true, at::date) - amount_given))::float8 as off from order_line`);
      expect(facts?.sum).toBe(net.reduce((sum, one) => sum + one, 0));
      expect(facts?.off).toBeLessThanOrEqual(1);
    }),
    { numRuns: 12 },
  );
});
