import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#store/database.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { freshDatabase } from '#test/database.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';
import { loadRows } from '#test/load-rows.ts';

const october = 'from=2026-10-01&to=2026-11-01&asOf=2026-11-01';
const asOf = Date.parse('2026-11-01T06:00:00Z');

describe('the funnel over HTTP', () => {
  let database: Database;
  let server: TestServer;
  let owner: TestClient;

  beforeAll(async () => {
    database = await freshDatabase();
    await loadGoldenFunnel(database);
    server = await startServer(database, { now: () => asOf });
    owner = await server.signIn('owner');
  });

  const report = async (query: string, client = owner) => (await client.call('GET', `/funnel?${query}`)).json();

  test('has the golden figures with what they stand on', async () => {
    const { frame, figures, stages, problem } = await report(`${october.replace('&asOf=2026-11-01', '')}`);
    expect(frame).toMatchObject({ period: { from: '2026-10-01', to: '2026-11-01' }, today: '2026-11-01', hasMoves: true, isStale: false });
    expect(figures).toMatchObject({ won: 4, lost: 5, counted: 9, averageOrder: 13_333_333, winsWithoutAmount: 1, excluded: { 'test-deal': 1 } });
    expect(figures.winRate.share).toBeCloseTo(4 / 9, 12);
    // 3 open at the end of October (D8, D9, D11; D7 was won after it, so it was open then too): 4 × 4/9 × 133 333,33 ₽ ÷ 11 days.
    expect(figures.openAtEnd).toBe(4);
    expect(figures.velocity).toBeCloseTo((4 * (4 / 9) * 13_333_333) / 11, 0);
    expect(stages.map((stage: { reached: number; passed: number }) => [stage.reached, stage.passed])).toEqual([[9, 8], [8, 6], [6, 5], [5, 4], [4, 4]]);
    const names = stages.map(({ stageId, stage }: { stageId: number; stage: string }) => [stageId, stage]);
    expect(new Map(names).get(problem.byNumber.stageId)).toBe('Квалификация проведена');
    expect(problem.byNumber).toMatchObject({ value: 2, part: 2 / 5 });
    expect(new Map(names).get(problem.byAmount.stageId)).toBe('КП согласовано');
  });

  test('publishes the cohort with what is still open', async () => {
    const { figures, comparison } = await report('from=2026-10-01&to=2026-11-01&basis=creation');
    expect(comparison).toMatchObject({ areMature: false, isProven: false });
    expect(figures).toMatchObject({ won: 5, lost: 5, open: 3, counted: 13, isMature: false, velocity: null });
  });

  test('compares equal windows and claims nothing it cannot prove', async () => {
    const { comparison } = await report('from=2026-10-15&to=2026-11-01');
    expect(comparison).toMatchObject({ isPartial: false, earlier: { period: { from: '2026-09-28', to: '2026-10-15' } }, isProven: false });
    const partial = (await report('from=2026-10-01&to=2026-11-01&asOf=2026-10-20')).comparison;
    expect(partial).toMatchObject({ isPartial: true, now: { period: { from: '2026-10-01', to: '2026-10-20' } }, earlier: { period: { from: '2026-09-01' }, counted: 0, share: null }, z: null });
    expect(partial.workingDays[0]).toBe(partial.workingDays[1]);
  });

  test('opens the deals behind a number, paged, sorted and searched', async () => {
    const rows = async (query: string) => (await owner.call('GET', `/funnel/deals?from=2026-10-01&to=2026-11-01&${query}`)).json();
    const won = await rows('set=won&sort=amount&size=2');
    expect(won.total).toBe(4);
    expect(won.rows.map(({ code, amount }: { code: string; amount: number }) => [code, amount])).toEqual([['D10', 20_000_000], ['D1', 12_000_000]]);
    expect((await rows('set=won&sort=amount&size=2&page=2')).rows.map(({ code }: { code: string }) => code)).toEqual(['D4', 'D13']);
    expect((await rows('set=lost&search=D14')).rows).toMatchObject([{ code: 'D14', outcome: 'lost', days: 12, closedAt: '2026-10-21T06:00:00.000Z' }]);
    expect((await rows('set=left-out')).rows).toMatchObject([{ code: 'D12', leftOut: 'test-deal' }]);
    const { stages } = await report('from=2026-10-01&to=2026-11-01');
    const lostAt = await rows(`set=lost-at&stage=${stages[1].stageId}`);
    expect(lostAt.rows.map(({ code }: { code: string }) => code).sort()).toEqual(['D14', 'D2']);
  });

  test('the workbook holds the same figures and nothing that could run', async () => {
    await loadRows(database, 'deals', [{ deal_id: '=1+1', amount: '10', created_at: '2026-10-01', closed_at: '2026-10-02', outcome: 'won', rep: '@SUM(A1)' }]);
    const answer = await owner.call('GET', '/funnel/export?from=2026-10-01&to=2026-11-01&by=rep&language=ru');
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const { sheets } = await readXlsx(new Uint8Array(answer.rawPayload));
    expect(sheets.map(({ name }) => name)).toEqual(['Показатели', 'Этапы', 'Разрез', 'Сделки']);
    expect(sheets[0]?.rows.find(([name]) => name === 'Конверсия по закрытым')?.[1]).toBeCloseTo(0.5, 12);
    expect(sheets[3]?.rows).toHaveLength(11);
    const texts = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string');
    expect(texts.filter((text) => /^\s*[=+\-@]/.test(text))).toEqual([]);
    expect(texts).toContain("'=1+1");
  });
});

describe('who sees what of the funnel', () => {
  test('a rep sees and exports the own deals only, and the export is logged', async () => {
    const database = await freshDatabase();
    await loadRows(database, 'deals', [
      { deal_id: 'A', rep: 'Иванова', amount: '100', created_at: '2026-09-01', closed_at: '2026-09-20', outcome: 'won' },
      { deal_id: 'B', rep: 'Петров', amount: '200', created_at: '2026-09-02', closed_at: '2026-09-21', outcome: 'lost' },
    ]);
    const server = await startServer(database, { now: () => asOf });
    const employees = await database.pool.query<{ id: number }>("select id from employee where name = 'Иванова'");
    const rep = await server.signIn('rep', employees.rows[0]?.id ?? null);
    const { figures } = (await rep.call('GET', '/funnel')).json();
    expect(figures).toMatchObject({ won: 1, lost: 0 });
    expect((await rep.call('GET', '/funnel/deals?set=all')).json()).toMatchObject({ total: 1, rows: [{ code: 'A' }] });
    expect((await rep.call('GET', '/funnel/breakdown?by=rep')).json().rows.map(({ key }: { key: string }) => key)).toEqual(['Иванова']);
    const file = await rep.call('GET', '/funnel/export?by=rep');
    const { sheets } = await readXlsx(new Uint8Array(file.rawPayload));
    expect(JSON.stringify(sheets)).not.toContain('Петров');
    const logged = (await rep.call('GET', '/audit')).json();
    expect(logged.rows[0]).toMatchObject({ action: 'export', subjectType: 'funnel', details: { deals: 1 } });

    const unlinked = await server.signIn('rep');
    expect((await unlinked.call('GET', '/funnel')).json().figures).toMatchObject({ won: 0, lost: 0, winRate: null });
    const trainer = await server.signIn('trainer');
    for (const path of ['/funnel', '/funnel/breakdown?by=rep', '/funnel/best', '/funnel/deals', '/funnel/export?by=rep']) {
      expect((await trainer.call('GET', path)).statusCode).toBe(404);
      expect((await server.call('GET', path)).statusCode).toBe(401);
    }
    const owner = await server.signIn('owner');
    // Who takes a file is in the log, an owner too.
    await owner.call('GET', '/funnel/export?by=rep');
    expect((await owner.call('GET', '/audit?action=export')).json().total).toBe(2);
  });

  test('says that no file brought the stages where deals have no moves', async () => {
    const database = await freshDatabase();
    await loadRows(database, 'deals', [
      { deal_id: 'A', stage: 'Won', amount: '100', created_at: '2026-09-01', closed_at: '2026-09-20' },
      { deal_id: 'B', stage: 'Lost', amount: '200', created_at: '2026-09-02', closed_at: '2026-09-21' },
      { deal_id: 'C', stage: 'Engaging', created_at: '2026-09-02' },
    ]);
    const server = await startServer(database, { now: () => asOf });
    const owner = await server.signIn('owner');
    const { frame, figures, stages, problem } = (await owner.call('GET', '/funnel')).json();
    expect(frame.hasMoves).toBe(false);
    expect(figures).toMatchObject({ won: 1, lost: 1, stageUnknown: 2, wonThroughStages: 0 });
    expect(stages).toMatchObject([{ stage: 'Engaging', reached: 0, conversion: null, openNow: 1 }]);
    expect(problem).toEqual({ byNumber: null, byConversion: null, byAmount: null });
  });
});
