import { beforeAll, describe, expect, test } from 'vitest';
import type { KindId } from '#core/files/kind.ts';
import { metricsWithout } from '#core/metrics/left-out.ts';
import { metrics } from '#core/metrics/catalogue.ts';
import { system, type Viewer } from '#core/people/viewer.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import { computeMetric } from '#store/measures/metric.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { RowGap } from './file-rows.ts';
import { type HealthReport, readHealth } from './health.ts';
import { listHealthRows, type RowSet } from './rows.ts';
import { readForeignCurrencies, readTraces } from './traces.ts';

const context: FactContext = { asOf: new Date('2026-11-01T00:00:00+03:00'), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system };

const at = (day: string, time = '12:00'): string => new Date(`${day}T${time}:00+03:00`).toISOString();

/** Eight deals, each with one thing of its own. */
const deals: readonly Row[] = [
  { deal_id: 'A', customer: 'Альфа', rep: 'Анна', amount: '100', created_at: at('2026-01-10'), closed_at: at('2026-01-20'), outcome: 'won', source: 'сайт', region: 'Тула', product: 'Болт', audience: 'b2b' },
  { deal_id: 'B', customer: 'Бета', rep: 'Анна', created_at: at('2026-01-11'), closed_at: at('2026-09-20'), outcome: 'won', source: 'сайт', product: 'Болт' },
  { deal_id: 'C', rep: 'Борис', amount: '50', created_at: at('2026-03-01'), closed_at: at('2026-10-02'), outcome: 'lost', loss_reason: 'дорого' },
  { deal_id: 'D', customer: 'Альфа', rep: 'Борис', amount: '70', created_at: at('2026-03-02'), closed_at: at('2026-10-03'), outcome: 'lost' },
  { deal_id: 'E', customer: 'Альфа', rep: 'Анна', amount: '10', created_at: at('2026-03-03'), outcome: 'lost' },
  { deal_id: 'F', customer: 'Альфа', rep: 'Анна', amount: '20', currency: 'USD', created_at: at('2026-10-04'), closed_at: at('2026-10-05'), outcome: 'won' },
  { deal_id: 'G', customer: 'Альфа', rep: 'Анна', amount: '30', is_test: 'true', created_at: at('2026-10-06'), closed_at: at('2026-10-07'), outcome: 'won' },
  { deal_id: 'H', customer: 'Альфа', rep: 'Борис', amount: '0', closed_at: at('2026-10-30'), outcome: 'won' },
];

const lines: readonly Row[] = [
  { order_id: '1', date: at('2026-05-05'), customer: 'Альфа', product: 'Болт', quantity: '2', amount: '200', cost: '150', rep: 'Анна' },
  { order_id: '1', date: at('2026-05-05'), customer: 'Альфа', product: 'Гайка', quantity: '1', amount: '20', rep: 'Анна' },
  { order_id: '2', date: at('2026-08-05'), amount: '90', quantity: '1', rep: 'Борис', region: 'Тула' },
];

const moves: readonly Row[] = [
  { deal_id: 'A', at: at('2026-01-10'), stage: 'Новая' },
  { deal_id: 'A', at: at('2026-01-20'), stage: 'won' },
  { deal_id: 'Z', at: at('2026-01-12'), stage: 'Новая' },
];

async function fill(database: Database): Promise<void> {
  await loadRows(database, 'deals', deals);
  await loadRows(database, 'stage-moves', moves);
  await loadRows(database, 'orders', lines);
  await loadRows(database, 'tasks', [
    { task_id: '1', rep: 'Анна', deal_id: 'A', created_at: at('2026-01-15'), due_at: at('2026-01-16') },
    { task_id: '2', rep: 'Борис', deal_id: 'Y', created_at: at('2026-01-17') },
  ]);
  await loadRows(database, 'payments', [{ payment_id: '1', date: at('2026-10-20'), amount: '5' }]);
}

let database: Database;
let report: HealthReport;

const kindOf = (kind: KindId, from = report) => from.kinds.find((found) => found.kind === kind);
const column = (kind: KindId, name: string, from = report) => kindOf(kind, from)?.columns.find((found) => found.column === name);
const gaps = (kind: KindId, from = report): Record<string, number> => Object.fromEntries((kindOf(kind, from)?.gaps ?? []).map(({ gap, rows }) => [gap, rows]));
const codes = async (kind: KindId, set: RowSet, viewer: Viewer = system) => {
  const page = await listHealthRows(database, { ...context, viewer }, { kind, set, page: 1, size: 50, sort: 'code', descending: false });
  return page.rows.map(({ code }) => code);
};

beforeAll(async () => {
  database = await freshDatabase();
  await fill(database);
  report = await readHealth(database, context);
});

describe('what came in', () => {
  test('rows, files, first and last moment; orders count lines', () => {
    expect(kindOf('deals')).toMatchObject({ rows: 8, loads: 1, firstAt: new Date(at('2026-01-10')), lastAt: new Date(at('2026-10-30')) });
    expect(kindOf('orders')).toMatchObject({ rows: 3, loads: 1, firstAt: new Date(at('2026-05-05')), lastAt: new Date(at('2026-08-05')) });
    expect(kindOf('calls')).toMatchObject({ rows: 0, loads: 0, firstAt: null, lastAt: null, months: [] });
    expect(report.kinds).toHaveLength(15);
    expect(report.basis).toBe('orders');
  });

  test('months are those of the organisation', () => {
    expect(kindOf('orders')?.months).toEqual([{ month: '2026-05', rows: 2 }, { month: '2026-08', rows: 1 }]);
  });
});

describe('what is filled', () => {
  test('of all rows, and of the last 90 days: of deals those closed in them', () => {
    expect(column('deals', 'source')).toMatchObject({ filled: 2, of: 8, recentFilled: 1, recentOf: 6 });
    expect(column('orders', 'customer')).toMatchObject({ filled: 2, of: 3, recentFilled: 0, recentOf: 1 });
    expect(column('orders', 'cost')).toMatchObject({ filled: 1, of: 3 });
  });

  test('a loss reason is asked of lost deals, a closing date of closed ones', () => {
    expect(column('deals', 'loss_reason')).toMatchObject({ filled: 1, of: 3, recentFilled: 1, recentOf: 2 });
    expect(column('deals', 'closed_at')).toMatchObject({ filled: 7, of: 8 });
    expect(column('deals', 'planned_payment_at')).toMatchObject({ filled: 0, of: 0 });
  });

  test('columns in the order of the file; defaults and what is not kept are told apart', () => {
    expect(kindOf('payments')?.columns.map(({ column: name }) => name)).toEqual(['payment_id', 'date', 'customer', 'amount', 'currency', 'deal_id', 'order_id']);
    expect(column('deals', 'currency')?.assumed).toBe(true);
    expect(column('orders', 'price')?.filled).toBeNull();
  });

  test('the seven breakdowns are asked of closed deals that are no test', () => {
    expect(report.breakdowns).toEqual({
      closed: 6,
      recent: 5,
      fields: [
        { field: 'product', filled: 2, recentFilled: 1 },
        { field: 'audience', filled: 1, recentFilled: 0 },
        { field: 'source', filled: 2, recentFilled: 1 },
        { field: 'region', filled: 1, recentFilled: 0 },
        { field: 'rep', filled: 6, recentFilled: 5 },
        { field: 'customer', filled: 5, recentFilled: 4 },
      ],
    });
  });
});

describe('what is left out', () => {
  test('reasons of deals, each with its rows', async () => {
    expect(gaps('deals')).toEqual({
      'test-deal': 1, 'no-closing-date': 1, 'no-creation-date': 1, 'no-rate': 1, 'no-amount': 1, 'zero-amount': 1, 'no-customer': 1, 'no-region': 7,
    });
    expect(await codes('deals', { gap: 'no-closing-date' })).toEqual(['E']);
    expect(await codes('deals', { gap: 'no-rate' })).toEqual(['F']);
    expect(await codes('deals', { gap: 'no-customer' })).toEqual(['C']);
    expect(await codes('deals', { withoutColumn: 'loss_reason' })).toEqual(['D', 'E']);
    expect(await codes('deals', { withoutColumn: 'nothing' })).toEqual([]);
  });

  test('lines without a customer, a cost, a region', () => {
    expect(gaps('orders')).toEqual({ 'no-customer': 1, 'no-cost': 2, 'no-region': 2 });
  });

  test('what waits names what is not here', async () => {
    expect(gaps('stage-moves')).toEqual({ 'waiting-deal': 1 });
    expect(await codes('stage-moves', { gap: 'waiting-deal' })).toEqual(['Z']);
    expect(gaps('tasks')).toEqual({ 'waiting-deal': 1, 'no-due-date': 1 });
    expect(gaps('payments')).toEqual({ 'no-customer': 1 });
  });

  test('a row later than as-of is in no figure yet', async () => {
    const earlier = await readHealth(database, { ...context, asOf: new Date('2026-06-01T00:00:00+03:00') });
    expect(gaps('orders', earlier)).toMatchObject({ 'later-than-as-of': 1 });
    expect(kindOf('orders', earlier)).toMatchObject({ rows: 3, lastAt: new Date(at('2026-05-05')) });
  });

  test('metrics name the reasons for which they leave rows out', async () => {
    const span = { from: new Date('2000-01-01'), to: context.asOf };
    const kinds: Readonly<Record<string, KindId>> = { closing: 'deals', creation: 'deals', 'open-deal': 'deals', 'order-line': 'orders', payment: 'payments', call: 'calls', meeting: 'meetings', task: 'tasks' };
    for (const metric of metrics) {
      if (!('fact' in metric.compute)) continue;
      const kind = kinds[metric.compute.fact] as KindId;
      for (const reason of Object.keys((await computeMetric(database, context, { metric, span })).excluded)) {
        expect(metricsWithout(kind, reason as Exclude<RowGap, 'waiting-deal' | 'waiting-customer'>), `${metric.id}: ${reason}`).toContain(metric.id);
        expect(Object.keys(gaps(kind)), `${metric.id}: ${reason}`).toContain(reason);
      }
    }
  });
});

describe('who sees what', () => {
  const anna = async (): Promise<Viewer> => {
    const found = await database.pool.query<{ id: number }>("select id from employee where name = 'Анна'");
    return { userId: 'u', role: 'rep', employeeId: found.rows[0]?.id ?? null, teamIds: [] };
  };

  test('a rep is told of own rows only, of no files and no cost', async () => {
    const viewer = await anna();
    const own = await readHealth(database, { ...context, viewer });
    expect(kindOf('deals', own)).toMatchObject({ rows: 5, loads: null });
    expect(kindOf('orders', own)?.rows).toBe(2);
    expect(column('orders', 'cost', own)).toBeUndefined();
    expect(gaps('orders', own)).not.toHaveProperty('no-cost');
    expect(kindOf('stage-moves', own)).toMatchObject({ rows: 2, gaps: [] });
    expect(await codes('deals', { gap: 'no-customer' }, viewer)).toEqual([]);
    expect(await codes('orders', { gap: 'no-cost' }, viewer)).toEqual([]);
  });

  test('a trainer is told of no deals; who is linked to nobody sees nothing', async () => {
    const trainer = await readHealth(database, { ...context, viewer: { userId: 'u', role: 'trainer', employeeId: null, teamIds: [] } });
    expect(trainer.kinds.map(({ kind }) => kind)).toEqual(['employees', 'calls']);
    const stranger = await readHealth(database, { ...context, viewer: { userId: 'u', role: 'rep', employeeId: null, teamIds: [] } });
    expect(kindOf('deals', stranger)?.rows).toBe(0);
  });
});

describe('traces of machines', () => {
  test('currencies without a rate', async () => {
    expect(await readForeignCurrencies(database, context)).toEqual([{ currency: 'USD', rows: 1, withoutRate: 1 }]);
  });

  test('many deals created in one minute, many losses on the last day of a month', async () => {
    const other = await freshDatabase();
    const many = Array.from({ length: 40 }, (_, number) => ({
      deal_id: `m${number}`, created_at: at('2026-02-02', '10:15'), closed_at: at('2026-06-30'), outcome: 'lost',
    }));
    const single = Array.from({ length: 12 }, (_, number) => ({
      deal_id: `s${number}`, created_at: at('2026-03-03', `10:${20 + number}`), closed_at: at(`2026-06-${10 + number}`), outcome: 'lost',
    }));
    await loadRows(other, 'deals', [...many, ...single]);
    const traces = await readTraces(other, context);
    expect(traces.bulk).toEqual([{ kind: 'deals', at: new Date(at('2026-02-02', '10:15')), rows: 40, usual: 1 }]);
    expect(traces.monthEnds).toEqual([{ day: '2026-06-30', rows: 40, usual: 1 }]);
    const page = { page: 1, size: 5, sort: 'code', descending: false } as const;
    expect((await listHealthRows(other, context, { ...page, kind: 'deals', set: { createdAt: new Date(at('2026-02-02', '10:15')) } })).total).toBe(40);
    expect(await listHealthRows(other, context, { ...page, kind: 'deals', set: { lostOn: '2026-06-30' }, search: 'm3' })).toMatchObject({ total: 11 });
  });
});
