import { readXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { rhythm } from '#core/plan/rhythm.ts';
import { stretchesOf } from '#core/plan/plan-sheet.ts';
import { findMetric } from '#core/metrics/catalogue.ts';
import { system } from '#core/people/viewer.ts';
import { stepsIn } from '#core/shared/step.ts';
import { readCalendar } from '#store/calendar.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import { computeMetric } from '#store/measures/metric.ts';
import { readPlanSheets } from '#store/measures/plan-sheets.ts';
import { readRhythm } from '#store/reports/rhythm.ts';
import { undoLoad } from '#store/loads/run-load.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';

const contextAt = (day: string): FactContext => ({ asOf: new Date(`${day}T00:00:00+03:00`), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system });
const departmentPlan = (period: string, value: number | string, more: Row = {}): Row => ({ metric: 'order-revenue', subject_type: 'department', subject: null, period, value: String(value), ...more });
let orderNumber = 0;
const order = (date: string, amount: number | string, more: Row = {}): Row => {
  orderNumber += 1;
  return { order_id: `O${orderNumber}`, date, customer: 'Астра', product: 'болт', amount: String(amount), ...more };
};

/** The four full weeks of February 2027, whose first is a Monday, with a plan of 100 each. */
const weeks = ['2027-02-01..2027-02-08', '2027-02-08..2027-02-15', '2027-02-15..2027-02-22', '2027-02-22..2027-03-01'];
const february = { from: '2027-02-01', to: '2027-03-01' };

async function fourWeeks(actuals: readonly number[]): Promise<Database> {
  const database = await freshDatabase();
  await loadRows(database, 'plans', weeks.map((period) => departmentPlan(period, 100)));
  await loadRows(database, 'orders', actuals.map((amount, at) => order(`${weeks[at]?.slice(0, 10)} 10:00`, amount)));
  return database;
}

describe('the golden rhythms through the database', () => {
  const golden = [
    { actuals: [20, 40, 60, 280], attainment: 1, rhythm: 0.55, arrhythmia: 0.9, variation: 1.049, spread: 1.049 },
    { actuals: [180, 120, 60, 40], attainment: 1, rhythm: 0.75, arrhythmia: 0.5, variation: 0.548, spread: 0.548 },
    { actuals: [90, 110, 95, 115], attainment: 1.025, rhythm: 0.9625, arrhythmia: 0.1, variation: 0.106, spread: 0.101 },
  ];
  test.each(golden)('$actuals', async ({ actuals, attainment, variation, spread, ...exact }) => {
    const database = await fourWeeks(actuals);
    const [row] = await readRhythm(database, contextAt('2027-03-01'), { period: february, step: 'week', by: null });
    expect(row?.figures).toMatchObject({ ...exact, steps: 4 });
    expect(row?.figures?.attainment).toBeCloseTo(attainment, 12);
    expect(row?.figures?.variation).toBeCloseTo(variation, 3);
    expect(row?.figures?.spread).toBeCloseTo(spread, 3);
    const span = { from: new Date('2027-02-01T00:00:00+03:00'), to: new Date('2027-03-01T00:00:00+03:00') };
    for (const [id, value] of [['plan-attainment', attainment], ['rhythm', exact.rhythm]] as const) {
      const metric = findMetric(id);
      if (metric === undefined) throw new Error(id);
      const answer = await computeMetric(database, contextAt('2027-03-01'), { metric, span });
      expect(answer.rows[0]?.value).toBeCloseTo(value, 12);
    }
  });

  test('the running week is in no rhythm', async () => {
    const database = await fourWeeks([20, 40, 60, 280]);
    const [row] = await readRhythm(database, contextAt('2027-02-25'), { period: february, step: 'week', by: null });
    expect(row?.figures).toMatchObject({ steps: 3, rhythm: 0.4 });
  });

  test('the four quarters, without the truncation of their source', async () => {
    const database = await freshDatabase();
    const year = { from: '2026-01-01', to: '2027-01-01' };
    const actuals = ['2600.1', '2490.8', '2630.2', '2934.9'];
    await loadRows(database, 'plans', ['2026-01-01..2026-04-01', '2026-04-01..2026-07-01', '2026-07-01..2026-10-01', '2026-10-01..2027-01-01'].map((period) => departmentPlan(period, '2617.5')));
    await loadRows(database, 'orders', actuals.map((amount, at) => order(`2026-${String(at * 3 + 2).padStart(2, '0')}-15`, amount)));
    const [sheet] = await readPlanSheets(database, contextAt('2027-01-01'), year, null);
    if (sheet === undefined) throw new Error('no sheet');
    const quarters = stretchesOf(sheet, stepsIn(year, 'quarter'), '2027-01-01', await readCalendar(database));
    const figures = rhythm(quarters.map(({ actual, plan }) => ({ actual: actual ?? Number.NaN, plan })));
    expect(figures?.rhythm).toBeCloseTo(0.9862, 4);
    expect(figures?.rhythm, 'as the source prints it').not.toBeCloseTo(0.98, 2);
    expect(figures?.variation).toBeCloseTo(0.0654, 4);
  });

  test('K_r is at most one and, without refunds, at most attainment, on any plans and orders', async () => {
    const database = await freshDatabase();
    const week = fc.record({ plan: fc.option(fc.nat(300)), orders: fc.array(fc.integer({ min: -200, max: 400 }), { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(week, { minLength: 4, maxLength: 4 }), async (drawn) => {
        const plans = drawn.flatMap(({ plan }, at) => (plan === null ? [] : [departmentPlan(weeks[at] ?? '', plan)]));
        const orders = drawn.flatMap(({ orders: amounts }, at) => amounts.map((amount) => order(`${weeks[at]?.slice(0, 10)} 12:00`, amount)));
        fc.pre(plans.length > 0 && orders.length > 0);
        const loads = [await loadRows(database, 'plans', plans), await loadRows(database, 'orders', orders)];
        const [row] = await readRhythm(database, contextAt('2027-03-01'), { period: february, step: 'week', by: null });
        for (const { loadId, kind } of loads) await undoLoad(database, loadId, kind, null);
        const planned = drawn.reduce((sum, { plan }) => sum + (plan ?? 0), 0);
        if (planned === 0) {
          expect(row?.figures).toBeNull();
          return;
        }
        const kept = drawn.reduce((sum, { plan, orders: amounts }) => sum + Math.min(plan ?? 0, Math.max(0, amounts.reduce((all, amount) => all + amount, 0))), 0);
        expect(row?.figures?.rhythm).toBeCloseTo(kept / planned, 9);
        expect(row?.figures?.rhythm).toBeLessThanOrEqual(1);
        const hasRefund = (row?.figures?.refunds ?? 0) < 0;
        expect(hasRefund || (row?.figures?.rhythm ?? 0) <= (row?.figures?.attainment ?? 0) + 1e-9).toBe(true);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

describe('plan and actual over HTTP', () => {
  let database: Database;
  let server: TestServer;
  let owner: TestClient;
  const now = Date.parse('2026-11-18T09:00:00+03:00');
  const people = ['Анна', 'Олег', 'Мария', 'Игорь', 'Тимур'];

  beforeAll(async () => {
    database = await freshDatabase();
    await loadRows(database, 'employees', [
      ...people.map((name) => ({ name, team: name === 'Тимур' ? 'Розница' : 'Опт', role: 'rep' })),
      { name: 'Лидия', team: 'Опт', role: 'team-lead' },
    ]);
    await loadRows(database, 'plans', [
      departmentPlan('2026-11-01..2026-12-01', 2000),
      ...people.map((subject, at) => ({ metric: 'Выручка по отгрузкам', subject_type: 'rep', subject: subject.toUpperCase(), period: '2026-10-01..2026-11-01', value: String(100 * (at + 1)) })),
      departmentPlan('2026-11-01..2026-12-01', 300, { segment: 'new' }),
      { metric: 'прибыль', subject_type: 'department', period: '2026-11-01..2026-12-01', value: '5' },
    ]);
    await loadRows(database, 'orders', [
      order('2026-10-31T21:30:00Z', 300, { rep: 'Анна', customer: 'Заря' }),
      order('2026-11-09 11:00', 600, { rep: 'Олег', customer: 'Борей' }),
      order('2026-11-10 11:00', -100, { rep: 'Олег', customer: 'Борей' }),
      order('2026-11-18 08:00', 70, { rep: 'Анна', customer: 'Заря' }),
      ...[110, 180, 300, 380, 500].map((amount, at) => order('2026-10-15', amount, { rep: people[at] ?? null, customer: `К${at}` })),
    ]);
    server = await startServer(database, { now: () => now });
    owner = await server.signIn('owner');
  });

  const employee = async (name: string): Promise<number> => (await database.pool.query<{ id: number }>('select id from employee where name = $1', [name])).rows[0]?.id ?? 0;
  const get = async (path: string, client = owner) => (await client.call('GET', path)).json();

  test('the running month stands by its full days, and by Moscow’s clock', async () => {
    const { frame, standing, ladder, months } = await get('/plan');
    expect(frame).toMatchObject({ period: { from: '2026-11-01', to: '2026-12-01' }, today: '2026-11-18', metric: { id: 'order-revenue' }, owner: { type: 'department', name: null } });
    expect(frame.unrecognised).toEqual([{ metric: 'прибыль', plans: 1 }]);
    expect(standing, 'the order of 21:30 UTC on 31 October is November’s; the return is subtracted').toMatchObject({ state: 'running', plan: 200_000, actual: 87_000, from: 'own', workingDaysOver: 11 });
    expect(standing.toDate).toMatchObject({ ideal: 110_000, actual: 80_000, gap: -30_000 });
    expect(standing.catchUp, '1 200 ₽ over 9 days, rounded up').toMatchObject({ needed: 13_334, planned: 10_000 });
    expect(ladder[0]).toMatchObject({ day: '2026-11-01', working: false, ideal: 0, actual: 30_000 });
    expect(ladder[16]).toMatchObject({ day: '2026-11-17', actual: 80_000, gap: -30_000 });
    expect(ladder[17]).toMatchObject({ day: '2026-11-18', actual: null });
    expect(months.at(-1)).toMatchObject({ from: '2026-11-01', state: 'running', attainment: null });
  });

  test('a finished month without a department plan takes the sum of its reps’ and says so', async () => {
    const { standing } = await get('/plan?from=2026-10-01&to=2026-11-01');
    expect(standing).toMatchObject({ state: 'over', from: 'reps', plan: 150_000, actual: 147_000, attainment: 0.98, toDate: null });
  });

  test('a plan for new customers alone is no plan of the whole', async () => {
    await loadRows(database, 'plans', [departmentPlan('2026-09-01..2026-10-01', 300, { segment: 'new' })]);
    expect((await get('/plan?from=2026-09-01&to=2026-10-01')).standing).toMatchObject({ plan: null, from: 'none' });
    await loadRows(database, 'plans', [departmentPlan('2026-09-01..2026-10-01', 700, { segment: 'current' })]);
    expect((await get('/plan?from=2026-09-01&to=2026-10-01')).standing, 'both together are').toMatchObject({ plan: 100_000, from: 'own' });
  });

  test('a month without any plan has none, which is no zero', async () => {
    const { standing, rhythm: figures } = await get('/plan?from=2026-12-01&to=2027-01-01');
    expect(standing).toMatchObject({ state: 'ahead', plan: null, attainment: null, reason: 'no-plan', from: 'none' });
    expect(figures.period).toEqual({ from: '2026-08-01', to: '2026-11-01' });
  });

  test('new customers apart where a plan tells them apart', async () => {
    const { segments, unassigned } = await get('/plan');
    expect(segments, 'the first purchases of two customers').toMatchObject([{ segment: 'new', isSplit: true, plan: 30_000, actual: 90_000 }]);
    expect(unassigned, 'a return on a day without a purchase').toBe(-10_000);
  });

  test('reps with plan, actual and rhythm, sorted and paged', async () => {
    const { rows, total } = await get('/plan/subjects?from=2026-10-01&to=2026-11-01&sort=attainment&descending=true&size=3');
    expect(total).toBe(5);
    expect(rows.map(({ name, standing }: { name: string; standing: { attainment: number } }) => [name, standing.attainment])).toEqual([['Анна', 1.1], ['Мария', 1], ['Тимур', 1]]);
    const team = await get('/plan/subjects?from=2026-10-01&to=2026-11-01&team=%D0%A0%D0%BE%D0%B7%D0%BD%D0%B8%D1%86%D0%B0');
    expect(team.rows.map(({ name }: { name: string }) => name)).toEqual(['Тимур']);
  });

  test('opens the rows behind an actual', async () => {
    const { rows, total } = await get('/plan/rows?from=2026-11-01&to=2026-12-01&metric=order-revenue&sort=amount&descending=true');
    expect(total).toBe(4);
    expect(rows.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0), 'the rows add up to the actual').toBe(87_000);
    expect(rows[0]).toMatchObject({ customer: 'Борей', rep: 'Олег', amount: 60_000 });
  });

  test('a rep sees the own plan and the own place of a finished month', async () => {
    const rep = await server.signIn('rep', await employee('Олег'));
    const november = await get('/plan?rep=%D0%90%D0%BD%D0%BD%D0%B0', rep);
    expect(november.frame, 'asking for another changes nothing').toMatchObject({ owner: { type: 'rep', name: 'Олег' }, reps: ['Олег'], teams: [] });
    expect(november).toMatchObject({ standing: { actual: 50_000, plan: null, reason: 'no-plan' }, rank: { place: null, reason: 'not-over' } });
    const october = await get('/plan?from=2026-10-01&to=2026-11-01', rep);
    expect(october).toMatchObject({ standing: { plan: 20_000, actual: 18_000, attainment: 0.9 }, rank: { place: 4, of: 4, reason: null } });
    expect(await get('/plan/subjects', rep)).toMatchObject({ rows: [], total: 0 });
    expect((await get('/plan/rows?from=2026-10-01&to=2026-11-01&metric=order-revenue', rep)).total).toBe(1);
  });

  test('a user linked to nobody sees nothing and is told so', async () => {
    const answer = await get('/plan', await server.signIn('rep'));
    expect(answer).toMatchObject({ frame: { isUnlinked: true, hasPlans: false }, standing: { plan: null } });
  });

  test('a lead sees the team, a marketer the department’s totals only', async () => {
    const lead = await server.signIn('team-lead', await employee('Лидия'));
    const team = await get('/plan?from=2026-10-01&to=2026-11-01', lead);
    expect(team).toMatchObject({ frame: { owner: { type: 'team', name: 'Опт' } }, standing: { from: 'reps', plan: 100_000, actual: 97_000 } });
    const marketer = await server.signIn('marketer');
    const totals = await get('/plan?from=2026-10-01&to=2026-11-01', marketer);
    expect(totals).toMatchObject({ standing: { from: 'reps', plan: 150_000 }, ladder: null, frame: { reps: [], teams: [], seesRows: false } });
    expect((await get('/plan/subjects?from=2026-10-01&to=2026-11-01', marketer)).total).toBe(0);
    expect((await marketer.call('GET', '/plan/rows?from=2026-11-01&to=2026-12-01&metric=order-revenue')).statusCode).toBe(404);
    const grid = await get('/plans?year=2026', marketer);
    expect(grid.rows.map(({ subjectType }: { subjectType: string }) => subjectType)).toEqual(['department']);
  });

  test('exports what the screen shows', async () => {
    const answer = await owner.call('GET', '/plan/export?from=2026-11-01&to=2026-12-01&language=ru');
    expect(answer.statusCode).toBe(200);
    const book = await readXlsx(new Uint8Array(answer.rawPayload));
    expect(book.sheets.map(({ name }) => name)).toEqual(['Итог', 'Лестница', 'Недели', 'Менеджеры', '12 месяцев']);
    expect(book.sheets[1]?.rows[17]?.slice(2)).toEqual([1100, 800, -300]);
  });
});
