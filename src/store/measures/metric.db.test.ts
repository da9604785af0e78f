import { beforeAll, describe, expect, test } from 'vitest';
import { findMetric } from '#core/metrics/catalogue.ts';
import type { Breakdown, Metric } from '#core/metrics/vocabulary.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { goldenContext as context, loadGoldenFunnel, october } from '#test/load-golden.ts';
import { computeMetric } from './metric.ts';

describe('the golden funnel in the database', () => {
  let database: Database;
  const compute = (id: string, by?: Breakdown) => computeMetric(database, context, { metric: findMetric(id) as Metric, span: october, by });

  beforeAll(async () => {
    database = await freshDatabase();
    await loadGoldenFunnel(database);
  });

  test('the win rate is 4 of 9 and none of the naive answers', async () => {
    const { rows, excluded } = await compute('win-rate');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ numerator: 4, denominator: 9, sample: 9 });
    expect(rows[0]?.value).toBeCloseTo(4 / 9, 12);
    for (const naive of [5 / 10, 4 / 11, 4 / 13]) expect(rows[0]?.value).not.toBeCloseTo(naive, 3);
    expect(excluded).toEqual({ 'test-deal': 1 });
  });

  test('the average order leaves the zero win out and says so', async () => {
    const { rows, excluded } = await compute('average-order');
    expect(rows[0]?.value).toBeCloseTo(133_333.33 * 100, -1);
    expect(rows[0]?.value).not.toBeCloseTo(100_000 * 100, -1);
    expect(excluded).toEqual({ 'test-deal': 1, 'zero-amount': 1 });
  });

  test('the cycle of won deals is 11 days in the median', async () => {
    expect((await compute('deal-cycle-days')).rows[0]?.value).toBeCloseTo(11, 1);
  });

  test('won, lost and open deals add up', async () => {
    expect((await compute('deals-won')).rows[0]?.value).toBe(4);
    expect((await compute('deals-lost')).rows[0]?.value).toBe(5);
    expect((await compute('deals-open')).rows[0]?.value).toBe(4);
  });

  test('a day asks in the clock of the organisation', async () => {
    const november = { from: october.to, to: new Date('2026-11-30T21:00:00Z') };
    const answer = await computeMetric(database, context, { metric: findMetric('deals-won') as Metric, span: november });
    expect(answer.rows[0]?.value).toBe(1);
  });

  test('a figure without any row loaded is no zero', async () => {
    expect((await compute('order-revenue')).rows[0]).toMatchObject({ value: null, reason: 'no-data' });
  });
});
