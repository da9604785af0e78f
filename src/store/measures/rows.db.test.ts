import { beforeAll, describe, expect, test } from 'vitest';
import { metrics } from '#core/metrics/catalogue.ts';
import type { Measure, Metric } from '#core/metrics/vocabulary.ts';
import { system } from '#core/people/viewer.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { goldenContext, loadGoldenFunnel, october } from '#test/load-golden.ts';
import { loadRows } from '#test/load-rows.ts';
import { answerMeasure, computeMeasure } from './measure.ts';
import { listRows, type RowsRequest } from './rows.ts';

const context = { ...goldenContext, viewer: system };
const page = { page: 1, size: 50, sort: 'at', descending: false } as const;
const measureOf = ({ compute }: Metric): Measure | null => ('fact' in compute ? compute : null);

describe('the rows behind a figure', () => {
  let database: Database;

  beforeAll(async () => {
    database = await freshDatabase();
    await loadGoldenFunnel(database);
    await loadRows(database, 'orders', [
      { order_id: 'З-1', date: '2026-10-05', customer: 'ООО «Лотос»', product: 'Болт', amount: '100', quantity: '1' },
      { order_id: 'З-1', date: '2026-10-05', customer: 'ООО «Лотос»', product: 'Гайка', amount: '50', quantity: '1' },
      { order_id: 'З-2', date: '2026-10-07', customer: 'ИП Цветов', product: 'Болт', amount: '30', currency: 'XAU', quantity: '1' },
    ]);
    await loadRows(database, 'payments', [{ payment_id: 'П-1', date: '2026-10-09', customer: 'ООО «Лотос»', amount: '70' }]);
    await loadRows(database, 'calls', [{ call_id: 'К-1', at: '2026-10-09T10:00:00Z', direction: 'out', rep: 'Иванова', customer: 'ИП Цветов', result: 'answered', talk_sec: '60' }]);
    await loadRows(database, 'tasks', [{ task_id: 'Т-1', title: 'Позвонить', rep: 'Иванова', created_at: '2026-10-01', due_at: '2026-10-02' }]);
  });

  const rows = (request: Partial<RowsRequest> & Pick<RowsRequest, 'measure'>) => listRows(database, context, { span: october, page, ...request });

  test('are as many as the figure counts, and those left out as many as it says, for every metric over a fact', async () => {
    for (const metric of metrics) {
      const measure = measureOf(metric);
      if (measure === null || measure.kind === 'share-of-distinct') continue;
      const [figure] = await computeMeasure(database, context, { measure, span: october });
      const { leftOut } = await answerMeasure(database, context, { measure, span: october });
      expect((await rows({ measure })).total, metric.id).toBe(figure?.sample);
      expect((await rows({ measure, take: 'left-out' })).total, metric.id).toBe(Object.values(leftOut).reduce((sum, count) => sum + count, 0));
    }
  });

  test('name the order, the product, the customer and the money', async () => {
    const { rows: found, total } = await rows({ measure: { kind: 'count', fact: 'order-line' }, page: { ...page, sort: 'amount', descending: true } });
    expect(total).toBe(2);
    expect(found.map(({ code, title, customer, amount, deal }) => [code, title, customer, amount, deal])).toEqual([
      ['З-1', 'Болт', 'ООО «Лотос»', 10_000, null],
      ['З-1', 'Гайка', 'ООО «Лотос»', 5_000, null],
    ]);
    const leftOut = await rows({ measure: { kind: 'count', fact: 'order-line' }, take: 'left-out' });
    expect(leftOut.rows).toMatchObject([{ code: 'З-2', leftOut: 'no-rate', amount: null }]);
  });

  test('come a page at a time, sorted, found by a part of a name', async () => {
    const measure: Measure = { kind: 'count', fact: 'closing' };
    const second = await rows({ measure, page: { page: 2, size: 4, sort: 'amount', descending: false } });
    expect([second.total, second.rows.map(({ code }) => code)]).toEqual([9, ['D4', 'D3', 'D1', 'D5']]);
    expect((await rows({ measure: { kind: 'count', fact: 'payment' }, search: 'лотос' })).total).toBe(1);
    expect((await rows({ measure, search: '%' })).total, 'a percent sign is a percent sign').toBe(0);
    expect((await rows({ measure: { kind: 'count', fact: 'task' } })).rows).toMatchObject([{ title: 'Позвонить', rep: 'Иванова' }]);
  });

  test('say of a closed deal how far it came, of an open one where it stands', async () => {
    const closed = await rows({ measure: { kind: 'count', fact: 'closing' }, search: 'D5' });
    expect(closed.rows[0]?.deal).toMatchObject({ outcome: 'lost', stage: 'КП согласовано', days: 18 });
    const open = await rows({ measure: { kind: 'count', fact: 'open-deal' }, page: { ...page, sort: 'code' } });
    expect(open.rows.map(({ code, deal }) => [code, deal?.stage])).toEqual([['D11', 'КП согласовано'], ['D8', 'Встреча проведена'], ['D9', 'Счёт выставлен']]);
  });

  test('show to a rep the own ones only', async () => {
    const viewer = { userId: 'u', role: 'rep', employeeId: 0, teamIds: [] } as const;
    const seen = await listRows(database, { ...context, viewer }, { measure: { kind: 'count', fact: 'closing' }, span: october, page });
    expect(seen).toEqual({ rows: [], total: 0 });
  });
});
