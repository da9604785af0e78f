import { beforeEach, expect, test } from 'vitest';
import { readGround } from '#store/diagnosis/version.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;

const orders = (customer: string, ...days: readonly string[]): Row[] => days.map((date, at) => ({ order_id: `${customer} ${at}`, date, customer, amount: '1000' }));

beforeEach(async () => {
  database = await freshDatabase();
  server = await startServer(database);
  owner = await server.signIn('owner');
  await loadRows(database, 'customers', [{ name: 'Школа', industry: 'Образование' }, { name: 'Кафе', industry: 'Общепит' }]);
  await loadRows(database, 'orders', [...orders('Школа', '2026-03-02', '2026-04-01', '2026-05-01'), ...orders('Кафе', '2026-03-02', '2026-04-01', '2026-05-01')]);
});

const summer = { from: '06-01', to: '08-31' };
const add = async (season: object, client = owner) => client.call('POST', '/seasonal-closures', season);
const radar = async () => {
  const { rows } = (await owner.call('GET', '/silence/customers?set=all&asOf=2026-10-01&sort=name&descending=false')).json<{ rows: { name: string; silence: number; closedDays: number; state: string; expected: string }[] }>();
  return Object.fromEntries(rows.map(({ name, silence, closedDays, state }) => [name, [silence, closedDays, state]]));
};

test('golden: last purchase on 1 May, closed from June to August: 153 days on 1 October, 92 of them left out, 61 stay', async () => {
  expect(await radar()).toEqual({ Школа: [153, 0, 'lost'], Кафе: [153, 0, 'lost'] });
  expect((await add(summer)).statusCode).toBe(200);
  expect(await radar()).toEqual({ Школа: [61, 92, 'at-risk'], Кафе: [61, 92, 'at-risk'] });
});

test('a season of one industry leaves the others as they are; taken away, nothing is left of it', async () => {
  const before = await database.pool.query('select * from purchase_day order by customer_id, day');
  const { id } = (await add({ ...summer, industry: 'образование', note: 'каникулы' })).json<{ id: number }>();
  expect(await radar()).toEqual({ Школа: [61, 92, 'at-risk'], Кафе: [153, 0, 'lost'] });
  const { rows, industries } = (await owner.call('GET', '/seasonal-closures')).json<{ rows: object[]; industries: string[] }>();
  expect(rows).toEqual([{ id, ...summer, industry: 'образование', note: 'каникулы', days: 92 }]);
  expect(industries).toEqual(['Образование', 'Общепит']);
  expect((await owner.call('DELETE', `/seasonal-closures/${id}`)).statusCode).toBe(200);
  expect(await radar()).toEqual({ Школа: [153, 0, 'lost'], Кафе: [153, 0, 'lost'] });
  expect((await database.pool.query('select * from purchase_day order by customer_id, day')).rows).toEqual(before.rows);
  expect((await owner.call('DELETE', `/seasonal-closures/${id}`)).statusCode).toBe(404);
});

test('who was only out of season has not come back from the lost; the day of the next purchase skips the season', async () => {
  await loadRows(database, 'orders', orders('Кафе осенью', '2026-10-01').map((row) => ({ ...row, customer: 'Кафе' })));
  const label = async () => (await database.pool.query<{ segment: string }>("select segment from purchase_day where day = '2026-10-01'")).rows.map(({ segment }) => segment);
  expect(await label(), 'lost from three gaps of 30 days on, 30 July').toEqual(['reactivated']);
  await add(summer);
  expect(await label(), '90 open days end on 29 October').toEqual(['current']);
  const [school] = (await owner.call('GET', '/silence/customers?set=all&asOf=2026-05-20&search=школа')).json<{ rows: { expected: string }[] }>().rows;
  expect(school?.expected, '30 days after 1 May').toBe('2026-05-31');
});

test('a kept diagnosis stands on the seasons: it is made anew when one is added', async () => {
  const before = await readGround(database);
  await add(summer);
  const after = await readGround(database);
  expect(after.facts).not.toBe(before.facts);
  expect({ ...after, facts: '' }).toEqual({ ...before, facts: '' });
});

test('no day of the year, and a season of nearly the whole year, are refused; so is who may not set things; nothing changes', async () => {
  expect((await add({ from: '06-31', to: '08-31' })).statusCode).toBe(400);
  expect((await add({ from: '01-01', to: '12-01' })).json()).toMatchObject({ code: 'closure-invalid' });
  expect((await add(summer, await server.signIn('rep'))).statusCode).toBe(404);
  expect(await database.pool.query('select id from seasonal_closure')).toMatchObject({ rows: [] });
});

test('both changes stand in the log', async () => {
  const { id } = (await add({ ...summer, industry: 'Общепит' })).json<{ id: number }>();
  await owner.call('DELETE', `/seasonal-closures/${id}`);
  const logged = await database.pool.query<{ action: string; subject_id: string }>("select action, subject_id from audit_entry where action like '%closure' order by id");
  expect(logged.rows.map(({ action, subject_id: subject }) => [action, subject])).toEqual([['add-closure', '06-01…08-31'], ['remove-closure', '06-01…08-31']]);
});
