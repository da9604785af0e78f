import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { roles } from '#core/people/viewer.ts';
import { mayDo } from '#core/people/rights.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { tableContents } from '#test/table-contents.ts';

const now = Date.parse('2026-11-18T09:00:00+03:00');

describe('plans entered by hand', () => {
  let database: FreshDatabase;
  let server: TestServer;
  let owner: TestClient;

  beforeAll(async () => {
    database = await freshDatabase();
    await loadRows(database, 'employees', [
      { name: 'Анна', team: 'Опт', role: 'rep' },
      { name: 'Олег', team: 'Розница', role: 'rep' },
      { name: 'Лидия', team: 'Опт', role: 'team-lead' },
      { name: 'Пётр', role: 'head-of-sales' },
    ]);
    await loadRows(database, 'plans', [
      { metric: 'Выручка по отгрузкам', subject_type: 'rep', subject: 'анна', period: '2026-11-01..2026-12-01', value: '100' },
      { metric: 'order-revenue', subject_type: 'rep', subject: 'Олег', period: '2026-10-01..2027-01-01', value: '650' },
    ]);
    await loadRows(database, 'orders', [{ order_id: '1', date: '2026-10-05', customer: 'Астра', product: 'болт', amount: '200.40', rep: 'Анна' }]);
    server = await startServer(database, { now: () => now });
    owner = await server.signIn('owner');
  });

  beforeEach(async () => {
    const { rows } = (await owner.call('GET', '/plans/changes?size=200')).json();
    for (const { loadId, isUndoable } of rows) if (isUndoable) await owner.call('POST', `/plans/changes/${loadId}/undo`, {});
  });

  const employee = async (name: string): Promise<number> => (await database.pool.query<{ id: number }>('select id from employee where name = $1', [name])).rows[0]?.id ?? 0;
  const grid = async (client = owner, query = '') => (await client.call('GET', `/plans?year=2026${query}`)).json();
  const cell = async (subject: string, month: string) => {
    const row = (await grid()).rows.find((one: { subject: string }) => one.subject === subject);
    return row.cells.find((one: { month: string }) => one.month === month);
  };
  const change = (subject: string, value: number | null, month = '2026-11') => ({ subjectType: 'rep', subject, month, value });
  const set = (changes: readonly object[], client = owner) => client.call('PUT', '/plans', { metric: 'order-revenue', changes });

  test('the grid shows who can have a plan, and a quarter’s part by working days', async () => {
    const { rows, repSums, canEdit } = await grid();
    expect(rows.map(({ subjectType, subject }: { subjectType: string; subject: string }) => `${subjectType} ${subject}`)).toEqual(['department ', 'team Опт', 'team Розница', 'rep Анна', 'rep Лидия', 'rep Олег']);
    expect(canEdit).toBe(true);
    // 650 over 64 working days of the quarter (22 + 20 + 22); November has 20 of them.
    expect(await cell('Олег', '2026-11')).toMatchObject({ value: null, part: Math.round((65_000 / 64) * 20), byHand: false });
    expect(repSums[10]).toBe(10_000 + Math.round((65_000 / 64) * 20));
  });

  test('what a person sets wins over the file however that spells it, and undo brings the file back', async () => {
    const { loadId } = (await set([change('Анна', 12_345)])).json();
    expect(await cell('Анна', '2026-11')).toMatchObject({ value: 12_345, byHand: true });
    const { standing } = (await owner.call('GET', '/plan?rep=%D0%90%D0%BD%D0%BD%D0%B0')).json();
    expect(standing.plan, 'the file’s plan is not added').toBe(12_345);
    await loadRows(database, 'plans', [{ metric: 'order-revenue', subject_type: 'rep', subject: 'Анна', period: '2026-11-01..2026-12-01', value: '777' }]);
    expect((await cell('Анна', '2026-11')).value, 'a newer file does not replace it').toBe(12_345);
    expect((await owner.call('POST', `/plans/changes/${loadId}/undo`, {})).statusCode).toBe(200);
    expect(await cell('Анна', '2026-11')).toMatchObject({ value: 77_700, byHand: false });
    expect((await owner.call('POST', `/plans/changes/${loadId}/undo`, {})).json().code).toBe('load-not-undoable');
  });

  test('a cleared plan is none, whatever the file says', async () => {
    await set([change('Анна', null)]);
    expect(await cell('Анна', '2026-11')).toMatchObject({ value: null, part: null, isCleared: true });
    const { standing } = (await owner.call('GET', '/plan?rep=%D0%90%D0%BD%D0%BD%D0%B0')).json();
    expect(standing).toMatchObject({ plan: null, reason: 'no-plan' });
  });

  test('versions say what was, what is, who and when', async () => {
    await set([change('Анна', 20_000)]);
    await set([change('Анна', 30_000)]);
    const versions = (await owner.call('GET', '/plans/versions?metric=order-revenue&subjectType=rep&subject=%D0%90%D0%BD%D0%BD%D0%B0&month=2026-11')).json();
    expect(versions.rows.slice(0, 2)).toMatchObject([{ value: 30_000, byHand: true, isInForce: true, by: expect.stringContaining('owner') }, { value: 20_000, isInForce: false }]);
    const log = (await owner.call('GET', '/plans/changes?size=2')).json();
    expect(log.rows).toMatchObject([{ byHand: true, plans: 1, isUndoable: true }, { byHand: true }]);
    const audit = await database.pool.query("select details from audit_entry where action = 'set-plans' order by id desc limit 1");
    expect(audit.rows[0]).toMatchObject({ details: { metric: 'order-revenue', cells: [{ subject: 'Анна', month: '2026-11', was: 20_000, value: 30_000 }] } });
  });

  test('a plan changed within its month is said, and each day can keep the plan it had', async () => {
    await database.pool.query("update load set loaded_at = '2026-10-20' where kind = 'plans'");
    const { loadId } = (await set([change('Анна', 30_000)])).json();
    await database.pool.query("update load set loaded_at = '2026-11-16T09:00:00+03:00' where id = $1", [loadId]);
    const latest = (await owner.call('GET', '/plan?rep=%D0%90%D0%BD%D0%BD%D0%B0')).json();
    expect(latest).toMatchObject({ standing: { plan: 30_000 }, changes: [{ was: expect.any(Number), is: 30_000, byHand: true, at: '2026-11-16T06:00:00.000Z' }] });
    const was = latest.changes[0].was;
    const inForce = (await owner.call('GET', '/plan?rep=%D0%90%D0%BD%D0%BD%D0%B0&basis=in-force')).json();
    expect(inForce.standing.plan, '9 of 20 days by the plan that was, 11 by the one that is').toBe(Math.round((was * 9) / 20 + (30_000 * 11) / 20));
  });

  test('fills a month from another month’s plans or actuals, as one entry', async () => {
    const filled = (await owner.call('POST', '/plans/fill', { metric: 'order-revenue', month: '2026-12', source: 'actual', sourceMonth: '2026-10', growth: 10 })).json();
    expect(filled, 'the department, the team and one rep have an actual').toMatchObject({ set: 3, without: 3 });
    expect((await cell('Анна', '2026-12')).value, '200,40 + 10 % in whole roubles').toBe(22_000);
    const again = (await owner.call('POST', '/plans/fill', { metric: 'order-revenue', month: '2026-12', source: 'actual', sourceMonth: '2026-10' })).json();
    expect(again).toMatchObject({ loadId: null, set: 0, kept: 3 });
    await owner.call('POST', `/plans/changes/${filled.loadId}/undo`, {});
    expect((await cell('Анна', '2026-12')).value).toBeNull();
    const running = await owner.call('POST', '/plans/fill', { metric: 'order-revenue', month: '2026-12', source: 'actual', sourceMonth: '2026-11' });
    expect(running.json().code, 'a part of a month is no measure for a whole').toBe('period-invalid');
  });

  test('a lead sets the plans of the team’s reps and nobody else’s; all or nothing', async () => {
    const lead = await server.signIn('team-lead', await employee('Лидия'));
    expect((await set([change('Анна', 500)], lead)).statusCode).toBe(200);
    const editable = (await grid(lead)).rows.filter(({ isEditable }: { isEditable: boolean }) => isEditable);
    expect(editable.map(({ subject }: { subject: string }) => subject)).toEqual(['Анна', 'Лидия']);
    const { loadId } = (await set([change('Олег', 600)])).json();
    const before = await tableContents(database);
    const refused = [
      await set([change('Анна', 700), change('Олег', 700)], lead),
      await set([{ subjectType: 'team', subject: 'Опт', month: '2026-11', value: 1 }], lead),
      await set([{ subjectType: 'department', subject: '', month: '2026-11', value: 1 }], lead),
      await set([change('Никто', 1)]),
      await lead.call('POST', `/plans/changes/${loadId}/undo`, {}),
      await lead.call('POST', '/plans/changes/999999/undo', {}),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(await tableContents(database)).toEqual(before);
  });

  test('who may not set plans changes nothing', async () => {
    const { loadId } = (await set([change('Анна', 900)])).json();
    for (const role of roles.filter((one) => !mayDo({ role: one }, 'plans', 'edit'))) {
      const client = await server.signIn(role, role === 'rep' ? await employee('Анна') : null);
      const before = await tableContents(database);
      const answers = [
        await set([change('Анна', 1)], client),
        await client.call('POST', '/plans/fill', { metric: 'order-revenue', month: '2026-12', source: 'plan', sourceMonth: '2026-11' }),
        await client.call('POST', `/plans/changes/${loadId}/undo`, {}),
      ];
      expect(answers.map(({ statusCode }) => statusCode), role).toEqual([404, 404, 404]);
      expect(await tableContents(database), role).toEqual(before);
    }
  });

  test('refuses what no plan can be', async () => {
    const before = await tableContents(database);
    expect((await set([change('Анна', -1)])).statusCode).toBe(400);
    expect((await set([change('Анна', 1, '2026-13')])).statusCode).toBe(400);
    expect((await owner.call('PUT', '/plans', { metric: 'win-rate', changes: [change('Анна', 1)] })).json().code).toBe('metric-unknown');
    expect(await tableContents(database)).toEqual(before);
  });
});
