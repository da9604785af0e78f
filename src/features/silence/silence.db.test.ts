import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumber } from '#core/shared/day.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';

const zero = dayNumber('2026-01-01');
const day = (after: number): string => dayFromNumber(zero + after);
const orders = (customer: string, days: readonly number[], amount = '1000', rep: string | null = null): Row[] =>
  days.map((after, place) => ({ order_id: `${customer}-${place}`, date: day(after), customer, amount, rep }));

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [{ name: 'Зуев', role: 'rep' }]);
  await loadRows(database, 'customers', [{ name: 'Золото', rep: 'Зуев', phone: '+7 912 345-67-89', email: 'gold@example.ru' }]);
  await loadRows(database, 'contacts', [{ customer: 'Золото', name: 'Анна Кравец', position: 'закупки', phone: '+7 912 000-00-01' }]);
  const golden = orders('Золото', [0, 32, 60, 95, 125]);
  const noise: Row[] = [
    /* Shipments of one day are one purchase, a return is none. */
    { order_id: 'split', date: day(60), customer: 'Золото', amount: '10' },
    { order_id: 'return', date: day(140), customer: 'Золото', amount: '-200', kind: 'return' },
  ];
  await loadRows(database, 'orders', [
    ...golden, ...noise,
    ...['B', 'C', 'D', 'E'].flatMap((name) => orders(name, [100, 145, 190], '500')),
    ...orders('Разовый', [20], '300'),
    ...orders('Без менеджера', [150, 195], '200', 'Зуев'),
  ]);
  server = await startServer(database);
  owner = await server.signIn('owner');
});

const list = async (client: TestClient, query: string) => (await client.call('GET', `/silence/customers?set=all&${query}`)).json();
const gold = async (asOf: string, more = '') => (await list(owner, `asOf=${asOf}&search=золото${more}`)).rows[0];
const report = async (client: TestClient, query: string) => (await client.call('GET', `/silence?${query}`)).json();

test('the golden customer is at risk by its own rhythm drawn towards the others', async () => {
  const found = await gold(day(210));
  expect(found).toMatchObject({ purchases: 5, ownMedian: 31, medianUsed: 37, silence: 85, state: 'at-risk', last: day(125), expected: day(162) });
  expect(found.ratio).toBeCloseTo(2.3, 2);
  expect(found.amount, 'the first six months, net of the return').toBe(481_000);
  expect(found.priority).toBe(Math.round((481_000 * 85) / 37));
  const detail = (await owner.call('GET', `/silence/customers/${found.id}?asOf=${day(210)}`)).json();
  expect(detail).toMatchObject({ gaps: 4, level: 'all', segment: { customers: 7, medianGap: 45 }, begins: { quietening: day(125 + 56), atRisk: day(125 + 74), lost: day(125 + 111) } });
  expect(detail.bought).toEqual([0, 32, 60, 95, 125].map(day));
  expect(detail.reach).toMatchObject({ phone: '+7 912 345-67-89', email: 'gold@example.ru', contacts: [{ name: 'Анна Кравец', post: 'закупки', phone: '+7 912 000-00-01' }] });
});

test('silence grows with every day on which nothing is bought, and what comes later is not known', async () => {
  const ratios = [];
  for (const after of [130, 181, 199, 210, 236]) ratios.push(await gold(day(after)));
  expect(ratios.map(({ ratio }) => ratio)).toEqual(ratios.map(({ ratio }) => ratio).toSorted((a, b) => a - b));
  expect(ratios.at(-1).state).toBe('lost');
  expect(await gold(day(96)), 'four purchases by then').toMatchObject({ purchases: 4, silence: 1, state: 'active' });
});

test('states are counted with their money, one purchase by how long others took', async () => {
  const { groups, customers, level, modelReason, leftOut } = await report(owner, `asOf=${day(210)}`);
  const counted = Object.fromEntries(groups.map(({ state, customers: members, amount }: { state: string; customers: number; amount: number }) => [state, [members, amount]]));
  expect(counted).toEqual({ 'active': [5, 4 * 1_000_00 + 200_00], 'quietening': [0, 0], 'at-risk': [1, 481_000], 'lost': [0, 0], 'never-returned': [1, 300_00] });
  expect([customers, level, modelReason, leftOut.withoutPurchase]).toEqual([7, 'all', 'few-customers', 0]);
});

test('other bounds are tried without being kept, and must rise', async () => {
  const tried = await report(owner, `asOf=${day(210)}&lost=2.2&atRisk=2&quietening=1.5`);
  expect([tried.preview, tried.bounds.isStandard]).toEqual([{ before: 0, after: 1, added: 1, freed: 0 }, false]);
  expect((await gold(day(210), '&lost=2.2')).state).toBe('lost');
  expect((await gold(day(210), '&lost=2.2&lostFromDays=90')).state, 'silent for 85 days only').toBe('at-risk');
  expect((await report(owner, `asOf=${day(210)}`)).preview.after).toBe(0);
  expect(await report(owner, 'quietening=4')).toMatchObject({ code: 'invalid-input' });
});

test('lists sort, page and narrow on the server; those at stake come first', async () => {
  const names = async (query: string) => (await list(owner, `asOf=${day(210)}&${query}`)).rows.map(({ name }: { name: string }) => name);
  expect((await names(''))[0]).toBe('Золото');
  expect(await names('sort=name&descending=false&size=2&page=2')).toEqual(['Разовый', 'B']);
  expect((await names('sort=ratio')).at(-1), 'without a ratio last').toBe('Разовый');
  expect(await names('rep=Зуев&sort=name&descending=false'), 'by the card, else by the latest order').toEqual(['Без менеджера', 'Золото']);
  expect((await owner.call('GET', `/silence/customers?asOf=${day(210)}`)).json().rows.map(({ name }: { name: string }) => name)).toEqual(['Золото']);
});

test('losses of the last months are counted of those who were there', async () => {
  const { movement } = await report(owner, `asOf=${day(250)}`);
  expect(movement.months.map(({ from, lost }: { from: string; lost: number }) => [from, lost])).toEqual([['2026-06-01', 0], ['2026-07-01', 0], ['2026-08-01', 1]]);
  expect(movement.trend).toBe('few');
});

describe('who sees what', () => {
  const repId = async () => (await database.pool.query<{ id: number }>(`select id from employee where name = 'Зуев'`)).rows[0]?.id ?? 0;

  test('a rep sees the own customers with the same state as the head, and nobody else', async () => {
    const rep = await server.signIn('rep', await repId());
    const { rows, total } = await list(rep, `asOf=${day(210)}&sort=name`);
    expect([total, rows[0].name, rows[0].medianUsed]).toEqual([2, 'Золото', 37]);
    const foreign = (await list(owner, `asOf=${day(210)}&search=E`)).rows[0];
    expect((await rep.call('GET', `/silence/customers/${foreign.id}`)).json()).toEqual((await rep.call('GET', '/silence/customers/999999')).json());
  });

  test('a marketer sees neither phone nor e-mail nor a single amount, nor the order by it', async () => {
    const marketer = await server.signIn('marketer');
    const answer = await marketer.call('GET', `/silence/customers?set=all&asOf=${day(210)}&sort=amount`);
    expect(answer.json().rows.map(({ amount, priority }: { amount: null; priority: null }) => [amount, priority])).toEqual(Array.from({ length: 7 }, () => [null, null]));
    expect(answer.json().rows[0].name, 'by the ratio instead').toBe('Золото');
    const detail = await marketer.call('GET', `/silence/customers/${answer.json().rows[0].id}?asOf=${day(210)}`);
    expect(detail.json().reach).toBeNull();
    expect(detail.body).not.toMatch(/912|example\.ru/);
    const { groups } = await report(marketer, `asOf=${day(210)}`);
    const shown = groups.filter(({ customers }: { customers: number }) => customers > 0).map(({ state, amount }: { state: string; amount: number | null }) => [state, amount]);
    expect(shown, 'one customer each, so the five are kept back besides').toEqual([['active', null], ['at-risk', null], ['never-returned', null]]);
    const { sheets } = await readXlsx((await marketer.call('GET', `/silence/export?asOf=${day(210)}`)).rawPayload);
    expect(JSON.stringify(sheets)).not.toMatch(/912|example\.ru|4810/);
  });

  test('a trainer sees nothing; a rep without a link is told why', async () => {
    const trainer = await server.signIn('trainer');
    for (const path of ['/silence', '/silence/customers', '/silence/customers/1', '/silence/export']) expect((await trainer.call('GET', path)).statusCode).toBe(404);
    expect((await report(await server.signIn('rep'), '')).frame.notLinked).toBe(true);
  });

  test('the workbook holds states, months and customers', async () => {
    const { sheets } = await readXlsx((await owner.call('GET', `/silence/export?asOf=${day(210)}&language=en`)).rawPayload);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['States', 10], ['Losses by month', 4], ['Customers', 8]]);
  });
});
