import { beforeEach, describe, expect, test } from 'vitest';
import { computeMetric } from '#store/measures/metric.ts';
import { findMetric } from '#core/metrics/catalogue.ts';
import { system } from '#core/people/viewer.ts';
import { readPlanRows } from '#store/plans/plan-rows.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { tableContents } from '#test/table-contents.ts';
import { undoLoad } from '#store/loads/run-load.ts';

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;
let staffLoad = 0;

const staff: Row[] = [
  { name: 'Ольга Рябинина', role: 'head-of-sales', team: 'Отдел', email: 'olga@opora.ru' },
  { name: 'Пётр Ким', role: 'rep', team: 'Север', head: 'Ольга Рябинина', functions: 'new;closing', hired_at: '2024-02-01' },
  { name: 'Анна Юрьева', role: 'rep', team: 'Юг', head: 'Ольга Рябинина' },
];

beforeEach(async () => {
  database = await freshDatabase();
  server = await startServer(database);
  owner = await server.signIn('owner');
  staffLoad = (await loadRows(database, 'employees', staff)).loadId;
});

interface Shown {
  readonly id: number;
  readonly name: string;
  readonly team: string | null;
  readonly changed: number;
}

const list = async (client = owner, query = '') => (await client.call('GET', `/employees${query}`)).json<{ rows: Shown[]; total: number }>();
const numberOf = async (name: string) => (await list()).rows.find((row) => row.name === name)?.id ?? 0;
const card = async (name: string) => (await owner.call('GET', `/employees/${await numberOf(name)}`)).json();

const deal = (id: string, closed: string) => ({
  deal_id: id, rep: 'Пётр Ким', stage: 'Won', outcome: 'won', amount: '100', created_at: `${closed} 00:00:00+03`, closed_at: `${closed} 12:00:00+03`,
});

async function wonByTeam(): Promise<Record<string, number | null>> {
  const context = { asOf: new Date('2027-01-01T00:00:00+03:00'), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system };
  const span = { from: new Date('2026-01-01T00:00:00+03:00'), to: new Date('2027-01-01T00:00:00+03:00') };
  const metric = findMetric('deals-won');
  if (metric === undefined) throw new Error('deals-won is in the catalogue');
  const { rows } = await computeMetric(database, context, { metric, span, by: 'team' });
  return Object.fromEntries(rows.map(({ key, value }) => [key ?? '', value]));
}

describe('the list', () => {
  test('shows staff with team, head and what they have; pages, sorts and filters on the server', async () => {
    await loadRows(database, 'deals', [deal('1', '2026-03-01'), deal('2', '2026-04-01')]);
    const { rows, total } = await list(owner, '?sort=deals&descending=true&size=1');
    expect(total).toBe(3);
    expect(rows).toMatchObject([{ name: 'Пётр Ким', team: 'Север', head: 'Ольга Рябинина', functions: ['new', 'closing'], hiredAt: '2024-02-01', deals: 2, orders: 0, changed: 0 }]);
    expect((await list(owner, '?sort=name')).rows.map(({ name }) => name)).toEqual(['Анна Юрьева', 'Ольга Рябинина', 'Пётр Ким']);
    expect((await list(owner, `?search=${encodeURIComponent('петр')}`)).rows.map(({ name }) => name)).toEqual(['Пётр Ким']);
    expect((await list(owner, '?role=head-of-sales')).total).toBe(1);
    expect((await list(owner, '?working=false')).total).toBe(0);
  });

  test('a lead sees the team, a rep themselves, an analyst no addresses; who may not edit learns of no edits', async () => {
    const olga = await numberOf('Ольга Рябинина');
    const petr = await numberOf('Пётр Ким');
    await owner.call('PATCH', `/employees/${petr}`, { role: 'team-lead' });
    const rep = await server.signIn('rep', petr);
    expect((await list(rep)).rows.map(({ name }) => name)).toEqual(['Пётр Ким']);
    expect((await rep.call('GET', `/employees/${olga}`)).statusCode).toBe(404);
    expect((await rep.call('GET', `/employees/${petr}`)).json()).toMatchObject({ edits: [], employee: { changed: 1 } });
    const analyst = await server.signIn('analyst');
    expect((await analyst.call('GET', `/employees/${olga}`)).json().employee).toMatchObject({ email: null, user: null });
    expect((await owner.call('GET', `/employees/${olga}`)).json().employee).toMatchObject({ email: 'olga@opora.ru' });
    const lead = await server.signIn('team-lead', olga);
    expect((await list(lead)).total).toBe(3);
  });
});

describe('what a person changes', () => {
  test('wins over a file that comes later, is marked, and can be put back', async () => {
    const petr = await numberOf('Пётр Ким');
    expect((await owner.call('PATCH', `/employees/${petr}`, { role: 'team-lead', dismissedAt: '2026-10-01', functions: [] })).json()).toMatchObject({ role: 'team-lead', dismissedAt: '2026-10-01', functions: [], changed: 3 });
    await loadRows(database, 'employees', [{ name: 'Пётр Ким', role: 'analyst', team: 'Север', functions: 'new' }]);
    expect((await card('Пётр Ким')).employee).toMatchObject({ role: 'team-lead' });
    expect((await card('Пётр Ким')).edits).toMatchObject([
      { field: 'dismissed_at', fileValue: null, editedBy: expect.stringContaining('owner') },
      { field: 'functions', fileValue: ['new'] },
      { field: 'role', fileValue: 'analyst' },
    ]);
    expect((await owner.call('POST', `/employees/${petr}/put-back`, { fields: ['role', 'functions', 'dismissed_at'] })).json()).toMatchObject({ role: 'analyst', dismissedAt: null, functions: ['new'], changed: 0 });
    expect((await owner.call('POST', `/employees/${petr}/put-back`, { fields: ['role'] })).statusCode).toBe(404);
  });

  test('the value of the file is no change', async () => {
    const petr = await numberOf('Пётр Ким');
    expect((await owner.call('PATCH', `/employees/${petr}`, { role: 'rep', functions: ['new', 'closing'], hiredAt: '2024-02-01' })).json()).toMatchObject({ changed: 0 });
  });

  test('a refusal changes nothing: a head below oneself, dismissal before hiring, an unknown head', async () => {
    const petr = await numberOf('Пётр Ким');
    const olga = await numberOf('Ольга Рябинина');
    const before = await tableContents(database);
    const code = async (id: number, body: object) => (await owner.call('PATCH', `/employees/${id}`, body)).json().code;
    expect(await code(olga, { headId: petr })).toBe('head-cycle');
    expect(await code(petr, { headId: petr })).toBe('head-cycle');
    expect(await code(petr, { headId: 99_999 })).toBe('employee-unknown');
    expect(await code(petr, { role: 'analyst', dismissedAt: '2020-01-01' })).toBe('dates-out-of-order');
    expect(await code(99_999, { role: 'analyst' })).toBe('not-found');
    expect(await tableContents(database)).toEqual(before);
  });

  test('someone entered by hand stands above files and goes when the entry is undone', async () => {
    const olga = await numberOf('Ольга Рябинина');
    const request = { name: ' Иван Новик ', role: 'rep', team: 'Запад', headId: olga, functions: ['service'], hiredAt: '2026-05-05' };
    expect((await owner.call('POST', '/employees', request)).json()).toMatchObject({ name: 'Иван Новик', role: 'rep', team: 'Запад', head: 'Ольга Рябинина', functions: ['service'], hiredAt: '2026-05-05', changed: 0 });
    expect((await owner.call('POST', '/employees', { name: 'иван  новик' })).json().code).toBe('employee-exists');
    expect((await owner.call('POST', '/employees', { name: '  ' })).json().code).toBe('name-missing');
    await loadRows(database, 'employees', [{ name: 'Иван Новик', role: 'analyst', email: 'ivan@opora.ru' }]);
    expect((await card('Иван Новик')).employee).toMatchObject({ role: 'rep', email: 'ivan@opora.ru' });
  });
});

describe('teams over time', () => {
  test('a change from a day on leaves the past with the team it had', async () => {
    await loadRows(database, 'deals', [deal('1', '2026-03-01'), deal('2', '2026-06-01'), { ...deal('3', '2026-06-02'), closed_at: '2026-06-02 00:30:00+03' }]);
    expect(await wonByTeam()).toEqual({ Север: 3 });
    const petr = await numberOf('Пётр Ким');
    const south = (await owner.call('GET', '/teams')).json<{ rows: { id: number; name: string }[] }>().rows.find(({ name }) => name === 'Юг')?.id;
    expect((await owner.call('PUT', `/employees/${petr}/team`, { teamId: south, since: '2026-06-02' })).json()).toMatchObject({ team: 'Юг', changed: 1 });
    expect(await wonByTeam()).toEqual({ Север: 2, Юг: 1 });
    expect((await card('Пётр Ким')).teams).toMatchObject([{ since: '2026-06-02', team: 'Юг' }, { since: null, team: 'Север' }]);

    await loadRows(database, 'employees', [{ name: 'Пётр Ким', team: 'Запад' }]);
    expect(await wonByTeam()).toEqual({ Север: 2, Юг: 1 });

    await owner.call('PUT', `/employees/${petr}/team`, { teamId: south, since: null });
    expect(await wonByTeam()).toEqual({ Юг: 3 });
    expect((await owner.call('POST', `/employees/${petr}/put-back`, { fields: ['team'] })).json()).toMatchObject({ team: 'Запад', changed: 0 });
    expect(await wonByTeam()).toEqual({ Север: 3 });
  });

  test('a day to come and a team that is not there are refused', async () => {
    const petr = await numberOf('Пётр Ким');
    const before = await tableContents(database);
    expect((await owner.call('PUT', `/employees/${petr}/team`, { teamId: null, since: '2999-01-01' })).json().code).toBe('day-in-future');
    expect((await owner.call('PUT', `/employees/${petr}/team`, { teamId: 99_999 })).json().code).toBe('team-unknown');
    expect(await tableContents(database)).toEqual(before);
  });

  test('the word of a person outlives the file: undone and loaded again, it holds', async () => {
    const petr = await numberOf('Пётр Ким');
    await owner.call('PUT', `/employees/${petr}/team`, { teamId: null, since: '2026-01-10' });
    await undoLoad(database, staffLoad, 'employees', null);
    expect((await list()).total).toBe(0);
    await loadRows(database, 'employees', staff);
    expect((await card('Пётр Ким')).teams).toEqual([{ since: '2026-01-10', teamId: null, team: null }, { since: null, teamId: expect.any(Number), team: 'Север' }]);
  });
});

describe('teams', () => {
  interface ShownTeam { readonly id: number; readonly name: string; readonly people: number; readonly fileNames: string[]; readonly parent: string | null; readonly empty: boolean }
  const teams = async () => (await owner.call('GET', '/teams')).json<{ rows: ShownTeam[] }>().rows;
  const teamNamed = async (name: string) => (await teams()).find((team) => team.name === name)?.id ?? 0;

  test('a renamed team keeps its people when files go on calling it by the old name', async () => {
    const north = await teamNamed('Север');
    expect((await owner.call('PATCH', `/teams/${north}`, { name: 'Северо-Запад' })).json()).toMatchObject({ name: 'Северо-Запад', people: 1, fileNames: ['Север'] });
    await owner.call('PATCH', `/teams/${north}`, { name: 'СЗФО' });
    await loadRows(database, 'employees', [{ name: 'Борис Лис', team: 'Север' }, { name: 'Вера Мох', team: 'СЗФО' }]);
    expect((await teams()).map(({ name, people }) => [name, people])).toEqual([['Отдел', 1], ['СЗФО', 3], ['Юг', 1]]);
    await owner.call('PATCH', `/teams/${north}`, { name: 'Север' });
    expect((await teams()).find(({ id }) => id === north)).toMatchObject({ name: 'Север', people: 3 });
  });

  test('the plan of a renamed team stays its plan', async () => {
    await loadRows(database, 'plans', [{ metric: 'amount-won', subject_type: 'team', subject: 'Север', period: '2026-10-01..2026-11-01', value: '1000' }]);
    await owner.call('PATCH', `/teams/${await teamNamed('Север')}`, { name: 'Северо-Запад' });
    const rows = await readPlanRows(database, system, { period: { from: '2026-10-01', to: '2026-11-01' }, currency: 'RUB', timeZone: 'Europe/Moscow', versions: false });
    expect(rows.map(({ subject, value }) => [subject, value])).toEqual([['Северо-Запад', 100_000]]);
  });

  test('teams form a tree, and never a ring', async () => {
    const department = await teamNamed('Отдел');
    const north = await teamNamed('Север');
    expect((await owner.call('PATCH', `/teams/${north}`, { parentId: department })).json()).toMatchObject({ parent: 'Отдел' });
    const before = await tableContents(database);
    const code = async (id: number, body: object) => (await owner.call('PATCH', `/teams/${id}`, body)).json().code;
    expect(await code(department, { parentId: north })).toBe('team-cycle');
    expect(await code(north, { parentId: north })).toBe('team-cycle');
    expect(await code(north, { parentId: 99_999 })).toBe('team-unknown');
    expect(await code(north, { name: 'юг' })).toBe('team-name-taken');
    expect((await owner.call('DELETE', `/teams/${north}`)).json().code).toBe('team-in-use');
    expect(await tableContents(database)).toEqual(before);
  });

  test('a team made by hand stands empty and can be removed', async () => {
    const made = (await owner.call('POST', '/teams', { name: 'Опт' })).json<ShownTeam>();
    expect(made).toMatchObject({ name: 'Опт', people: 0, empty: true });
    expect((await owner.call('POST', '/teams', { name: 'опт' })).json().code).toBe('team-name-taken');
    expect((await owner.call('DELETE', `/teams/${made.id}`)).statusCode).toBe(200);
    expect(await teamNamed('Опт')).toBe(0);
  });
});
