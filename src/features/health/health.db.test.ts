import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#store/database.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';

const now = Date.parse('2026-11-01T09:00:00Z');
const at = (day: string): string => `${day}T09:00:00.000Z`;

interface Row {
  readonly kind: string;
  readonly reason: string;
  readonly rows: number;
}

describe('the health of data over HTTP', () => {
  let database: Database;
  let server: TestServer;
  let owner: TestClient;

  beforeAll(async () => {
    database = await freshDatabase();
    await loadRows(database, 'deals', [
      { deal_id: 'A', customer: 'Альфа', rep: 'Анна', amount: '100', created_at: at('2026-05-10'), closed_at: at('2026-06-20'), outcome: 'won' },
      { deal_id: 'B', customer: 'Бета', rep: 'Борис', created_at: at('2026-08-11'), closed_at: at('2026-10-20'), outcome: 'won' },
      { deal_id: 'C', rep: 'Борис', amount: '50', created_at: at('2026-08-12'), outcome: 'lost' },
    ]);
    await loadRows(database, 'payments', [{ payment_id: '1', date: at('2026-08-20'), amount: '5', customer: 'Альфа', deal_id: 'X' }]);
    server = await startServer(database, { now: () => now });
    owner = await server.signIn('owner');
  });

  const report = async (client = owner) => (await client.call('GET', '/health')).json();
  const rows = (query: string, client = owner) => client.call('GET', `/health/rows?${query}`);

  test('says what came in, how old it is and what is empty', async () => {
    const { kinds, hints, basis, historyCompleteSince } = await report();
    const deals = kinds.find(({ kind }: Row) => kind === 'deals');
    expect(deals).toMatchObject({ rows: 3, loads: 1, firstAt: at('2026-05-10'), lastAt: at('2026-10-20'), ageDays: 12, isStale: false });
    expect(kinds.find(({ kind }: Row) => kind === 'payments')).toMatchObject({ ageDays: 73, isStale: true });
    const amount = deals.columns.find(({ column }: { column: string }) => column === 'amount');
    expect(amount).toMatchObject({ filled: 2, of: 3, recentFilled: 0, recentOf: 1, required: false });
    expect(amount.uses.metrics).toEqual(expect.arrayContaining(['amount-won', 'average-order', 'velocity']));
    expect(hints.emptyMonths).toEqual([{ kind: 'deals', months: ['2026-06', '2026-07'] }]);
    expect([basis, historyCompleteSince]).toEqual(['payments', null]);
  });

  test('says what each gap leaves out, and opens its rows', async () => {
    const { leftOut } = await report();
    const of = (kind: string, reason: string) => leftOut.find((row: Row) => row.kind === kind && row.reason === reason);
    expect(of('deals', 'no-closing-date')).toMatchObject({ rows: 1, of: 3 });
    expect(of('deals', 'no-closing-date').leavesOut.metrics).toContain('win-rate');
    expect(of('deals', 'no-amount').leavesOut.metrics).toEqual(['amount-won']);
    expect(of('deals', 'no-customer').leavesOut.reports).toEqual([]);
    expect(of('payments', 'waiting-deal').rows).toBe(1);
    expect((await rows('kind=deals&reason=no-closing-date')).json()).toMatchObject({ total: 1, rows: [{ code: 'C', rep: 'Борис', amount: 5000, currency: 'RUB' }] });
    expect((await rows('kind=deals&column=amount')).json()).toMatchObject({ total: 1, rows: [{ code: 'B' }] });
    expect((await rows('kind=deals&reason=no-region&search=бет')).json().rows.map(({ code }: { code: string }) => code)).toEqual(['B']);
    expect((await rows('kind=deals&reason=no-region&sort=code&descending=true&size=1')).json()).toMatchObject({ total: 3, rows: [{ code: 'C' }] });
  });

  test('refuses a question about no rows or about two sets of them', async () => {
    expect((await rows('kind=deals')).statusCode).toBe(400);
    expect((await rows('kind=deals&reason=no-rep&column=amount')).statusCode).toBe(400);
    expect((await rows('kind=nothing&reason=no-rep')).statusCode).toBe(400);
  });

  test('names what is missing by what it would open', async () => {
    const { gaps, usable } = await report();
    const gap = (kind: string) => gaps.find(({ source }: { source: { kind: string } }) => source.kind === kind);
    expect(gap('calls').opens.metrics).toEqual(['calls', 'answered-calls']);
    expect(gap('stage-moves').opens.reports).toEqual(['funnel-stages']);
    expect(usable).toMatchObject({ ofMetrics: 26, ofMistakes: 30 });
    expect(usable.metrics).toBeLessThan(26);
  });

  test('tells a rep of own rows only, and nothing of what else there is', async () => {
    const found = await database.pool.query<{ id: number }>("select id from employee where name = 'Анна'");
    const rep = await server.signIn('rep', found.rows[0]?.id ?? null);
    const own = await report(rep);
    expect(own).toMatchObject({ scope: 'own', usable: null, gaps: null, hints: { names: null, currencies: [] } });
    expect(own.kinds.find(({ kind }: Row) => kind === 'deals')).toMatchObject({ rows: 1, loads: null });
    expect(own.kinds.map(({ kind }: Row) => kind)).not.toContain('calls');
    expect((await rows('kind=deals&reason=no-region', rep)).json().rows.map(({ code }: { code: string }) => code)).toEqual(['A']);
  });

  test('tells a marketer of mistakes within reach only, an analyst nothing of phones, nobody without an employee anything', async () => {
    const marketer = await report(await server.signIn('marketer'));
    expect(marketer.usable.ofMistakes).toBe(5);
    expect(marketer.gaps.flatMap(({ opens }: { opens: { mistakes: number[] } }) => opens.mistakes).every((mistake: number) => [1, 2, 7, 29, 30].includes(mistake))).toBe(true);
    expect((await rows('kind=payments&reason=waiting-deal', await server.signIn('marketer'))).json().rows).toMatchObject([{ amount: null }]);
    const stranger = await report(await server.signIn('rep'));
    expect(stranger).toMatchObject({ notLinked: true, leftOut: [] });
    expect(stranger.kinds.filter(({ kind }: Row) => kind === 'deals')).toEqual([]);
    expect((await server.call('GET', '/health')).statusCode).toBe(401);
  });
});
