import { beforeEach, expect, test } from 'vitest';
import { startServer, type TestClient } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let owner: TestClient;

const order = (id: string, date: string, amount: string, currency: string | null) => ({ order_id: id, date, customer: 'Ромашка', amount, currency });

beforeEach(async () => {
  database = await freshDatabase();
  owner = await (await startServer(database)).signIn('owner');
  await loadRows(database, 'orders', [
    order('1', '2026-03-10 12:00:00+03', '100', 'USD'),
    order('2', '2026-03-20 12:00:00+03', '50', 'USD'),
    order('3', '2026-04-02 12:00:00+03', '1000', 'RUB'),
  ]);
});

const purchases = async () => (await database.pool.query<{ day: string; amount: number; without: number }>('select day, amount, lines_without_rate as without from purchase_day order by day')).rows;
const missing = async () => (await owner.call('GET', '/rates/missing')).json<{ rows: object[]; total: number }>();
const set = async (...rows: object[]) => (await owner.call('POST', '/rates', { rows })).json();

test('facts without a rate are counted; a rate from its day on brings them into the sums', async () => {
  expect(await missing()).toEqual({ total: 1, rows: [{ currency: 'USD', month: '2026-03-01', firstDay: '2026-03-10', deals: 0, orderLines: 2, payments: 0 }] });
  expect(await set({ currency: 'USD', day: '2026-03-15', rate: '90.5' })).toEqual({ added: 1, changed: 0, same: 0 });
  expect(await missing()).toMatchObject({ total: 1, rows: [{ firstDay: '2026-03-10', orderLines: 1 }] });
  expect(await purchases()).toEqual([{ day: '2026-03-10', amount: 0, without: 1 }, { day: '2026-03-20', amount: 452_500, without: 0 }, { day: '2026-04-02', amount: 100_000, without: 0 }]);
  expect(await set({ currency: 'USD', day: '2026-03-01', rate: '80' }, { currency: 'USD', day: '2026-03-15', rate: '90.50' })).toEqual({ added: 1, changed: 0, same: 1 });
  expect((await missing()).total).toBe(0);
  expect((await purchases())[0]).toEqual({ day: '2026-03-10', amount: 800_000, without: 0 });
  expect((await owner.call('DELETE', '/rates/USD/2026-03-15')).statusCode).toBe(200);
  expect((await purchases())[1]).toEqual({ day: '2026-03-20', amount: 400_000, without: 0 });
  expect((await owner.call('DELETE', '/rates/USD/2026-03-15')).statusCode).toBe(404);
});

test('the list pages, sorts and filters', async () => {
  await set(...['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => ({ currency: 'USD', day, rate: '90' })), { currency: 'EUR', day: '2026-03-02', rate: '100' });
  const list = async (query: string) => (await owner.call('GET', `/rates?${query}`)).json<{ rows: { currency: string; day: string }[]; total: number }>();
  expect((await list('size=1')).rows).toEqual([{ currency: 'USD', day: '2026-03-03', rate: '90' }]);
  expect((await list('currency=EUR')).total).toBe(1);
  expect((await list('from=2026-03-02&to=2026-03-03&sort=currency&descending=false')).rows.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
});

test("one's own currency, an unknown one, zero and an impossible day are refused whole", async () => {
  const before = await tableContents(database);
  const good = { currency: 'USD', day: '2026-03-01', rate: '90' };
  expect((await set(good, { ...good, currency: 'RUB' })).code).toBe('currency-unknown');
  expect((await set(good, { ...good, currency: 'XQQ' })).code).toBe('currency-unknown');
  expect((await set(good, { ...good, rate: '0.00' })).code).toBe('invalid-input');
  expect((await set(good, { ...good, day: '2026-02-30' })).code).toBe('invalid-input');
  expect(await tableContents(database)).toEqual(before);
});

test('rates are into the currency of the organisation: with another one they say nothing, and hold again when it returns', async () => {
  await set({ currency: 'USD', day: '2026-03-01', rate: '80' });
  await owner.call('PATCH', '/organisation', { currency: 'USD' });
  expect((await owner.call('GET', '/rates')).json()).toEqual({ rows: [], total: 0 });
  expect(await missing()).toMatchObject({ rows: [{ currency: 'RUB', orderLines: 1 }] });
  expect(await purchases()).toEqual([{ day: '2026-03-10', amount: 10_000, without: 0 }, { day: '2026-03-20', amount: 5000, without: 0 }, { day: '2026-04-02', amount: 0, without: 1 }]);
  await owner.call('PATCH', '/organisation', { currency: 'RUB' });
  expect((await purchases())[0]).toEqual({ day: '2026-03-10', amount: 800_000, without: 0 });
});

test('rates of VAT are listed, set and removed; what is no rate is refused, and whoever may not set things sees nothing of it', async () => {
  const vat = async () => (await owner.call('GET', '/vat-rates')).json<{ rows: object[] }>().rows;
  const usual = [{ since: '2026-01-01', rate: '22' }, { since: '2019-01-01', rate: '20' }, { since: '2004-01-01', rate: '18' }];
  expect(await vat()).toEqual(usual);
  expect((await owner.call('PUT', '/vat-rates/2027-01-01', { rate: '7.5' })).statusCode).toBe(200);
  expect((await vat())[0]).toEqual({ since: '2027-01-01', rate: '7.5' });
  for (const rate of ['-1', '101', '7,5', '']) expect((await owner.call('PUT', '/vat-rates/2027-01-01', { rate })).json()).toMatchObject({ code: 'invalid-input' });
  expect((await owner.call('DELETE', '/vat-rates/2027-01-01')).statusCode).toBe(200);
  expect((await owner.call('DELETE', '/vat-rates/2027-01-01')).statusCode).toBe(404);
  const rep = await (await startServer(database)).signIn('rep');
  expect((await rep.call('PUT', '/vat-rates/2027-01-01', { rate: '0' })).statusCode).toBe(404);
  expect(await vat()).toEqual(usual);
  for (const since of ['2026-01-01', '2019-01-01']) await owner.call('DELETE', `/vat-rates/${since}`);
  expect((await owner.call('DELETE', '/vat-rates/2004-01-01')).json()).toMatchObject({ code: 'vat-rate-last' });
});
