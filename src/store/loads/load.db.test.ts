import { beforeEach, describe, expect, test } from 'vitest';
import { system } from '#core/people/viewer.ts';
import { decideJoin, forgetJoin } from '#actions/joins.ts';
import { listLoads } from '#store/loads/load-log.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { undoLoad } from './run-load.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});

const query = async <T = Record<string, unknown>>(sql: string): Promise<T[]> => (await database.pool.query(sql)).rows as T[];
const one = async (sql: string): Promise<unknown> => Object.values((await query(sql))[0] ?? {})[0];

const deal = (id: string, amount: string, more: Row = {}): Row => ({ deal_id: id, amount, ...more });
const line = (order: string | null, product: string, amount: string, more: Row = {}): Row => ({ order_id: order, date: '2026-03-01', customer: 'Астра', product, amount, ...more });
const orderSum = 'select sum(l.amount)::bigint from order_line l join sales_order o on o.id = l.order_id and o.current';

describe('a file that comes again', () => {
  const rows = [deal('1', '10'), deal('2', '20'), deal('3', '30')];
  test('the same: nothing changes, and is counted as unchanged', async () => {
    expect(await loadRows(database, 'deals', rows)).toMatchObject({ rows: 3, inserted: 3, updated: 0, unchanged: 0 });
    const before = await query('select * from deal order by id');
    expect(await loadRows(database, 'deals', rows)).toMatchObject({ rows: 3, inserted: 0, updated: 0, unchanged: 3 });
    expect(await query('select * from deal order by id')).toEqual(before);
  });

  test('its rows in another order: the same', async () => {
    await loadRows(database, 'deals', rows);
    expect(await loadRows(database, 'deals', rows.toReversed())).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
  });

  test('a content that was there before comes back: A, B, A', async () => {
    for (const amount of ['10', '20', '10']) await loadRows(database, 'deals', [deal('1', amount)]);
    expect(await one('select amount from deal where current')).toBe(1000);
    expect(await one('select count(*)::int from deal')).toBe(2);
  });

  test('of two rows with one identifier the later stands; loading both again changes nothing', async () => {
    const twice = [deal('1', '10'), deal('1', '20')];
    expect(await loadRows(database, 'deals', twice)).toMatchObject({ inserted: 1, updated: 1, unchanged: 0 });
    expect(await one('select amount from deal where current')).toBe(2000);
    expect(await loadRows(database, 'deals', twice)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
  });

  test('what a person entered wins over a later file, which counts as no change', async () => {
    await loadRows(database, 'deals', [deal('1', '10')]);
    await loadRows(database, 'deals', [deal('1', '15')], { byHand: true });
    expect(await loadRows(database, 'deals', [deal('1', '99')])).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
    expect(await one('select amount from deal where current')).toBe(1500);
  });

  test('a person who confirms what a file says holds it against later files too', async () => {
    await loadRows(database, 'deals', [deal('1', '10')]);
    await loadRows(database, 'deals', [deal('1', '10')], { byHand: true });
    await loadRows(database, 'deals', [deal('1', '99')]);
    expect(await one('select amount from deal where current')).toBe(1000);
  });
});

describe('orders', () => {
  test('equal lines of one order are different lines', async () => {
    const lines = [line('A', 'гайка', '5'), line('A', 'гайка', '5')];
    expect(await loadRows(database, 'orders', lines)).toMatchObject({ inserted: 2 });
    expect(await one(orderSum)).toBe(1000);
    expect(await loadRows(database, 'orders', lines)).toMatchObject({ inserted: 0, unchanged: 2 });
    expect(await one(orderSum)).toBe(1000);
  });

  test('an order that comes again replaces its lines whole', async () => {
    await loadRows(database, 'orders', [line('A', 'гайка', '5'), line('A', 'болт', '7'), line('B', 'болт', '1')]);
    expect(await loadRows(database, 'orders', [line('A', 'шайба', '3')])).toMatchObject({ inserted: 0, updated: 1, unchanged: 0 });
    expect(await one(orderSum)).toBe(400);
  });

  test('without a number all lines of one customer and day are one order', async () => {
    await loadRows(database, 'orders', [line(null, 'гайка', '5'), line(null, 'болт', '7'), line(null, 'болт', '7', { date: '2026-03-02' })]);
    expect(await one('select count(*)::int from sales_order where current')).toBe(2);
  });

  test('a return is negative or says so, by quantity, amount or kind; it takes its cost back', async () => {
    await loadRows(database, 'orders', [
      line('A', 'гайка', '10', { cost: '6' }),
      line('B', 'гайка', '-1', { cost: '0.5' }),
      line('C', 'гайка', '2', { kind: 'return', cost: '1' }),
      { order_id: 'D', date: '2026-03-01', customer: 'Астра', product: 'гайка', quantity: '-3', price: '1' },
    ]);
    expect(await one(orderSum)).toBe(1000 - 100 - 200 - 300);
    expect(await one('select sum(cost)::bigint from order_line')).toBe(600 - 50 - 100);
    expect(await one('select count(*)::int from order_line where is_return')).toBe(3);
  });

  test('an article is called what the newest standing file calls it', async () => {
    const first = await loadRows(database, 'orders', [line('A', 'Гайка', '1', { sku: 'G1' })]);
    await loadRows(database, 'orders', [line('B', 'Гайка М8', '1', { sku: 'G1' })]);
    expect(await query('select name, sku from product where listed')).toEqual([{ name: 'Гайка М8', sku: 'G1' }]);
    await undoLoad(database, first.loadId, 'orders', null);
    expect(await query('select name, sku from product where listed')).toEqual([{ name: 'Гайка М8', sku: 'G1' }]);
  });
});

describe('rows that come before what they speak of', () => {
  test('a payment and a move wait, and join when the deal comes', async () => {
    expect(await loadRows(database, 'payments', [{ payment_id: 'P1', date: '2026-03-05', amount: '10', customer: 'Астра', deal_id: '1' }])).toMatchObject({ waiting: 1 });
    expect(await loadRows(database, 'stage-moves', [{ deal_id: '1', at: '2026-03-01', stage: 'Переговоры' }])).toMatchObject({ waiting: 1 });
    expect(await one('select count(*)::int from customer where listed')).toBe(0);
    await loadRows(database, 'deals', [deal('1', '10', { customer: 'Астра', stage: 'Переговоры' })]);
    expect(await one('select c.name from payment p join customer_ref r on r.id = p.customer_ref join customer c on c.id = r.customer_id')).toBe('Астра');
    expect(await one('select s.name from stage_move m join deal d on d.deal_ref = m.deal_ref join stage_of o on o.stage_ref = m.stage_ref and o.pipeline_id = d.pipeline_id join stage s on s.id = o.stage_id')).toBe('Переговоры');
  });

  test('when the deal is undone they wait again', async () => {
    await loadRows(database, 'payments', [{ payment_id: 'P1', date: '2026-03-05', amount: '10', customer: 'Астра' }]);
    const { loadId } = await loadRows(database, 'deals', [deal('1', '10', { customer: 'Астра' })]);
    await undoLoad(database, loadId, 'deals', null);
    expect(await one('select r.customer_id from payment p join customer_ref r on r.id = p.customer_ref')).toBeNull();
  });
});

describe('customers are recognised across files', () => {
  const customers = async (): Promise<unknown[]> => (await query<{ name: string }>('select name from customer where listed order by name')).map(({ name }) => name);
  const card = (name: string, more: Row): Row => ({ name, ...more });

  test.each([
    ['code', { customer_id: '7' }],
    ['INN', { inn: '7707083893' }],
    ['phone', { phone: '+79161234567' }],
    ['e-mail', { email: 'office@astra.test' }],
  ])('by %s', async (_, sign: Row) => {
    await loadRows(database, 'customers', [card('Астра', { ...sign, region: 'Тверь' })]);
    await loadRows(database, 'customers', [card('Астра плюс', { ...sign, size: '10' })]);
    expect(await query('select name, region, size, cards from customer where listed')).toEqual([{ name: 'Астра плюс', region: 'Тверь', size: '10', cards: 2 }]);
  });

  test('by name: legal form, quotes, case and ё do not matter', async () => {
    await loadRows(database, 'customers', [card('ООО «Тёплый дом»', {})]);
    await loadRows(database, 'deals', [deal('1', '10', { customer: 'теплый дом, ООО' })]);
    expect(await customers()).toEqual(['ООО «Тёплый дом»']);
  });

  test('a mention by code or INN is the customer of that card', async () => {
    await loadRows(database, 'customers', [card('Астра', { customer_id: '7', inn: '7707083893' })]);
    await loadRows(database, 'orders', [line('A', 'гайка', '1', { customer: '7' }), line('B', 'гайка', '1', { customer: '7707083893' })]);
    expect(await customers()).toEqual(['Астра']);
  });

  test('different INNs are kept apart, whatever they share; who names only the name is neither', async () => {
    await loadRows(database, 'customers', [card('Астра', { inn: '7707083893', phone: '+79161234567' }), card('Астра', { inn: '5029069967', phone: '+79161234567' })]);
    await loadRows(database, 'deals', [deal('1', '10', { customer: 'Астра' })]);
    expect(await query('select name, inn from customer where listed order by inn nulls last')).toEqual([
      { name: 'Астра', inn: '5029069967' }, { name: 'Астра', inn: '7707083893' }, { name: 'Астра', inn: null },
    ]);
  });

  test('two cards of one name in one file are two cards of one customer', async () => {
    await loadRows(database, 'customers', [card('Астра', { phone: '+79161234567' }), card('Астра', { phone: '+79161234568' })]);
    expect(await query('select name, cards from customer where listed')).toEqual([{ name: 'Астра', cards: 2 }]);
  });

  test('names that differ are two until a person joins them, and again when that is taken back', async () => {
    await loadRows(database, 'deals', [deal('1', '10', { customer: 'ГТХ Про' }), deal('2', '10', { customer: 'ГТХПро' })]);
    expect(await customers()).toEqual(['ГТХ Про', 'ГТХПро']);
    const decision = { entity: 'customer', a: 'name:гтх про', b: 'name:гтхпро' } as const;
    await decideJoin(database, system, { ...decision, same: true });
    expect(await customers()).toHaveLength(1);
    await forgetJoin(database, system, decision);
    expect(await customers()).toEqual(['ГТХ Про', 'ГТХПро']);
  });

  test('what a person told apart stays apart when the file comes again', async () => {
    const cards = [card('Астра', { customer_id: '1' }), card('Астра', { customer_id: '2' })];
    await loadRows(database, 'customers', cards);
    expect(await customers()).toHaveLength(1);
    await decideJoin(database, system, { entity: 'customer', a: 'code:1', b: 'code:2', same: false });
    expect(await customers()).toHaveLength(2);
    await loadRows(database, 'customers', cards);
    expect(await customers()).toHaveLength(2);
  });
});

test('the time a load speaks of stands in the history, also when it only confirms', async () => {
  const rows = [deal('1', '10', { created_at: '2026-03-01', closed_at: '2026-04-01T12:00:00' })];
  const first = await loadRows(database, 'deals', rows);
  await loadRows(database, 'deals', rows);
  await undoLoad(database, first.loadId, 'deals', null);
  const { rows: loads } = await listLoads(database.sql, system, { page: 1, size: 10, sort: 'createdAt', descending: true });
  expect(loads.map(({ status, lastAt }) => [status, lastAt?.toISOString()])).toEqual([['loaded', '2026-04-01T09:00:00.000Z'], ['undone', '2026-04-01T09:00:00.000Z']]);
});

test('the same moment is the same move, whatever zone the organisation says it lives in', async () => {
  const moves = [{ deal_id: '1', at: '2026-03-01T12:00:00+03:00', stage: 'Переговоры' }];
  await loadRows(database, 'stage-moves', moves);
  await database.pool.query("update organisation set time_zone = 'Asia/Yekaterinburg'");
  expect(await loadRows(database, 'stage-moves', moves)).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
});
