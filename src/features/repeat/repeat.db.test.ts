import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumber } from '#core/shared/day.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';

const first = dayNumber('2025-02-10');

/** Customers who bought so many times, thirty days apart, each time for 100. */
function bought(from: number, customers: number, times: number): Row[] {
  return Array.from({ length: customers }, (_, at) =>
    Array.from({ length: times }, (_unused, place): Row => ({ order_id: `${from + at}-${place}`, date: dayFromNumber(first + place * 30), customer: `Клиент ${from + at}`, amount: '100' }))).flat();
}

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [{ name: 'Зуев', role: 'rep', team: 'Юг' }, { name: 'Белова', role: 'rep', team: 'Юг' }]);
  await loadRows(database, 'customers', [
    ...Array.from({ length: 10 }, (_, at) => ({ name: `Клиент ${at}`, region: 'Тверь', rep: 'Зуев' })),
    { name: 'Клиент 999', region: 'Псков', rep: 'Белова' },
  ]);
  const more: Row[] = [
    { order_id: 'r1', date: '2025-03-01', customer: 'Возврат', amount: '-50', kind: 'return' },
    { order_id: 'n1', date: '2025-03-01', customer: null, amount: '70' },
    /* The same day as an order of the same customer: one purchase, not two. */
    { order_id: 'again', date: dayFromNumber(first), customer: 'Клиент 0', amount: '5' },
    { order_id: 'back', date: '2025-06-20', customer: 'Клиент 1', amount: '-30', kind: 'return' },
  ];
  await loadRows(database, 'orders', [...bought(0, 580, 1), ...bought(580, 160, 2), ...bought(740, 80, 3), ...bought(820, 180, 4), ...more]);
  server = await startServer(database);
  owner = await server.signIn('owner');
});

const asOf = 'asOf=2026-03-01';
const report = async (client: TestClient, query = asOf) => (await client.call('GET', `/repeat?${query}`)).json();
const listed = async (client: TestClient, query: string) => (await client.call('GET', `/repeat/customers?${asOf}&size=5&${query}`)).json();

test('a thousand narrow to 420, 260 and 180, same-day orders are one purchase and returns are none', async () => {
  const { ever, within, horizon, buyers, leftOut, frame } = await report(owner);
  const rounded = (steps: { customers: number; ofPrevious: { share: number } | null; ofFirst: number }[]) =>
    steps.map(({ customers, ofPrevious, ofFirst }) => [customers, ofPrevious === null ? null : Math.round(ofPrevious.share * 1000) / 10, ofFirst]);
  const golden = [[1000, null, 1], [420, 42, 0.42], [260, 61.9, 0.26], [180, 69.2, 0.18]];
  expect(rounded(ever)).toEqual(golden);
  expect(rounded(within), 'all came within 90 days').toEqual(golden);
  expect(ever[1].ofPrevious).toMatchObject({ low: expect.closeTo(0.3898, 3), high: expect.closeTo(0.4508, 3) });
  expect([buyers, horizon]).toEqual([1000, { days: 90, medianGap: 30, returners: 420 }]);
  expect(leftOut, 'who only returned, and the order without a customer').toEqual({ rowsWithoutCustomer: 1, internalCustomers: 0, withoutRate: 0, withoutPurchase: 1 });
  expect([frame.basis, frame.scope]).toEqual(['orders', 'all']);
});

test('before the fourth purchase nobody made it, and the young still have time', async () => {
  const { ever, cohorts } = await report(owner, 'asOf=2025-04-20');
  expect(ever.map(({ customers, waiting }: { customers: number; waiting: number }) => [customers, waiting])).toEqual([[1000, 0], [420, 580], [260, 160]]);
  expect(cohorts).toMatchObject([{ customers: 1000, returned: 420, mature: false, isReliable: false, standing: 'incomplete', estimate: null, matureOn: '2025-05-29' }]);
});

test('history said to be complete is believed', async () => {
  await owner.call('PATCH', '/organisation', { historyCompleteSince: '2025-01-01' });
  const { cohorts, reliableFrom, rates } = await report(owner);
  await owner.call('PATCH', '/organisation', { historyCompleteSince: null });
  expect([reliableFrom, cohorts[0].standing, rates.isComplete]).toEqual(['2025-01-01', 'first', true]);
});

test('the customers behind every number are as many as it says, paged, sorted and searched', async () => {
  expect((await listed(owner, 'purchase=4')).total).toBe(180);
  expect((await listed(owner, 'purchase=2&stepPart=stopped')).total).toBe(580);
  expect((await listed(owner, 'purchase=2&stepPart=waiting')).total).toBe(0);
  const { cohorts } = await report(owner);
  const cell = `kind=cohort&cohort=${cohorts[0].cohort}`;
  expect((await listed(owner, `${cell}&cohortPart=returned`)).total).toBe(420);
  expect((await listed(owner, `${cell}&cohortPart=active&place=1`)).total).toBe(cohorts[0].active[1]);
  const page = await listed(owner, 'purchase=1&sort=name&descending=false&search=КЛИЕНТ 99&page=2');
  expect([page.total, page.rows[0].name]).toEqual([11, 'Клиент 994']);
  expect((await listed(owner, 'purchase=1&search=Клиент 1&sort=amount&descending=false')).rows[0], 'net of the return').toMatchObject({ name: 'Клиент 1', purchases: 1, amount: 70_00, second: null });
});

test('narrowing keeps the horizon and says what there is to choose from', async () => {
  const { buyers, horizon, choices } = await report(owner, `${asOf}&region=Тверь`);
  expect([buyers, horizon.days]).toEqual([10, 90]);
  expect(choices.region).toEqual([{ value: '', customers: 989 }, { value: 'Тверь', customers: 10 }, { value: 'Псков', customers: 1 }]);
  expect((await report(owner, `${asOf}&team=Юг`)).buyers).toBe(11);
});

describe('who sees what', () => {
  let rep: TestClient;
  beforeAll(async () => {
    rep = await server.signIn('rep', await employee('Зуев'));
  });

  const employee = async (name: string) => (await database.pool.query<{ id: number }>('select id from employee where name = $1', [name])).rows[0]?.id ?? 0;

  test('a rep sees the own customers by the horizon of the whole, without a link nobody', async () => {
    const own = await report(rep);
    expect([own.buyers, own.horizon.days, own.frame.scope, own.leftOut.rowsWithoutCustomer]).toEqual([10, 90, 'own', null]);
    expect((await listed(rep, 'purchase=1&search=Клиент 999')).total).toBe(0);
    const loose = await report(await server.signIn('rep'));
    expect([loose.buyers, loose.frame.notLinked]).toEqual([0, true]);
  });

  test('a marketer sees no amounts of single customers, a trainer nothing', async () => {
    const marketer = await server.signIn('marketer');
    const { rows } = await listed(marketer, 'purchase=1&sort=amount');
    expect(rows.every(({ amount }: { amount: number | null }) => amount === null)).toBe(true);
    const trainer = await server.signIn('trainer');
    for (const path of ['/repeat', '/repeat/customers', '/repeat/export']) expect((await trainer.call('GET', path)).statusCode).toBe(404);
  });

  test('the workbook holds the figures; that of a rep is logged', async () => {
    const answer = await rep.call('GET', `/repeat/export?${asOf}`);
    const { sheets } = await readXlsx(answer.rawPayload);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['Воронка покупок', 6], ['Когорты', 2], ['Клиенты', 11]]);
    const logged = await database.pool.query(`select details from audit_entry where action = 'export' and subject_type = 'repeat'`);
    expect(logged.rows).toMatchObject([{ details: { customers: 10 } }]);
  });
});
