import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { russianCalendar } from '../shared/calendar-russia.ts';
import { listWorkingDays } from '../shared/calendar.ts';
import { buildLadder } from './ladder.ts';
import { coverageOf, dealsNeeded, forecastPipeline, smoothedProbability, type OpenDeal } from './pipeline-forecast.ts';
import { rhythm } from './rhythm.ts';
import { wape } from './wape.ts';

const weeks = (actuals: number[], plan = 100) => actuals.map((actual) => ({ plan, actual }));

describe('rhythm', () => {
  it('tells a month saved in its last week from an even one', () => {
    const late = rhythm(weeks([20, 40, 60, 280]))!;
    expect([late.attainment, late.rhythm, late.arrhythmia]).toEqual([1, 0.55, 0.9]);
    expect(late.variation).toBeCloseTo(1.049, 3);
    const early = rhythm(weeks([180, 120, 60, 40]))!;
    expect([early.attainment, early.rhythm, early.arrhythmia]).toEqual([1, 0.75, 0.5]);
    expect(early.variation).toBeCloseTo(0.548, 3);
    const even = rhythm(weeks([90, 110, 95, 115]))!;
    expect([even.attainment, even.rhythm, even.arrhythmia]).toEqual([1.025, 0.9625, 0.1]);
    expect(even.variation).toBeCloseTo(0.106, 3);
    expect(even.spread, 'σ over the mean actual, the other figure in use').toBeCloseTo(0.101, 3);
  });

  it('matches the textbook shares', () => {
    const result = rhythm([
      { plan: 32, actual: 30 },
      { plan: 34, actual: 33 },
      { plan: 34, actual: 37 },
    ])!;
    expect(result.rhythm).toBeCloseTo(0.97, 12);
    expect(result.arrhythmia).toBeCloseTo(0.06, 12);
  });

  it('matches the four quarters, without the truncation of their source', () => {
    const result = rhythm(weeks([2600.1, 2490.8, 2630.2, 2934.9], 2617.5))!;
    expect(result.rhythm).toBeCloseTo(0.9862, 4);
    expect(result.variation).toBeCloseTo(0.0654, 4);
    expect(result.rhythm).not.toBeCloseTo(0.98, 2);
  });

  it('floors a refund at zero, skips idle steps, counts what has no plan', () => {
    const result = rhythm([
      { plan: 100, actual: -50 },
      { plan: 100, actual: 100 },
      { plan: 0, actual: 0 },
      { plan: null, actual: 70 },
    ])!;
    expect(result).toMatchObject({ rhythm: 0.5, attainment: 0.25, steps: 2, idle: 1, withoutPlan: 1, refunds: -50 });
    expect((Math.min(-50, 100) + 100) / 200, 'without the floor').toBe(0.25);
    expect(rhythm([{ plan: 0, actual: 5 }])).toBeNull();
    expect(rhythm([])).toBeNull();
  });

  it('is at most one and, without refunds, at most attainment', () => {
    const step = fc.record({ plan: fc.nat(1000), actual: fc.integer({ min: -500, max: 3000 }) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        const result = rhythm(steps);
        fc.pre(result !== null);
        expect(result.rhythm).toBeGreaterThanOrEqual(0);
        expect(result.rhythm).toBeLessThanOrEqual(1);
        expect(result.refunds < 0 || result.rhythm <= result.attainment + 1e-12).toBe(true);
      }),
    );
  });
});

describe('the ladder', () => {
  it('climbs by working days and stops at today', () => {
    const period = { from: '2026-11-01', to: '2026-12-01' };
    const days = listWorkingDays(period, russianCalendar);
    const plan = new Map(days.map((day) => [day, 100_001 / days.length]));
    const actual = new Map([['2026-11-02', 6000], ['2026-11-03', -1000]]);
    const ladder = buildLadder(plan, actual, { period, today: '2026-11-04', calendar: russianCalendar });
    expect(ladder).toHaveLength(30);
    expect(ladder[0]).toEqual({ day: '2026-11-01', working: false, ideal: 0, actual: 0, gap: 0 });
    expect(ladder[2]).toEqual({ day: '2026-11-03', working: true, ideal: 10_000, actual: 5000, gap: -5000 });
    expect(ladder[3]).toMatchObject({ working: false, ideal: 10_000, actual: null, gap: null });
    expect(ladder.at(-1)?.ideal).toBe(100_001);
  });
});

describe('day accuracy', () => {
  it('sees what equal totals hide', () => {
    const plans = [200, 0, 300, 100, 0];
    const actuals = [150, 50, 0, 100, 300];
    const days = plans.map((plan, index) => ({ plan, actual: actuals[index] ?? 0 }));
    expect(wape(days)).toBeCloseTo(1.167, 3);
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
    expect(sum(plans) - sum(actuals), 'the error of the totals').toBe(0);
    expect(wape([])).toBeNull();
  });
});

describe('the forecast of payments', () => {
  const period = { from: '2026-11-01', to: '2026-12-01' };
  const asOf = Date.parse('2026-11-10T06:00:00Z');
  const deal = (amount: number | null, probability: number | null, plannedPaymentOn: string | null): OpenDeal => ({
    amount,
    probability,
    plannedPaymentOn,
  });
  const forecast = (deals: OpenDeal[]) => forecastPipeline(deals, period, asOf, 'Europe/Moscow');

  it('weighs deals by probability', () => {
    const day = '2026-11-20';
    const result = forecast([deal(50_000_000, 90, day), deal(30_000_000, 50, day), deal(20_000_000, 20, day)]);
    expect(result).toMatchObject({ weighted: 64_000_000, expected: 100_000_000, counted: 3 });
  });

  it('takes nothing that is overdue, undated, elsewhere or empty, and counts it', () => {
    const result = forecast([
      deal(100, 50, '2026-11-10'),
      deal(100, 50, '2026-11-09'),
      deal(100, 50, null),
      deal(100, 50, '2026-12-01'),
      deal(0, 50, '2026-11-11'),
      deal(null, null, '2026-11-11'),
    ]);
    expect(result).toEqual({
      weighted: 50,
      expected: 100,
      counted: 3,
      overdue: 1,
      withoutDate: 1,
      withoutAmount: 2,
      withoutProbability: 1,
      outside: 1,
    });
  });

  it('covers what is missing, and says when the plan is fulfilled', () => {
    expect(coverageOf(1_000_000, 1_200_000, 700_000)).toEqual({ state: 'measured', coverage: 2, missing: 500_000 });
    expect(coverageOf(1_000_000, 700_000, 700_000)).toEqual({ state: 'plan-fulfilled' });
    expect(coverageOf(1_000_000, null, 0)).toEqual({ state: 'no-plan' });
  });

  it('draws a stage’s probability to one half while there is little of it', () => {
    expect(smoothedProbability(18, 40)).toBeCloseTo(0.452, 3);
    expect(smoothedProbability(0, 0)).toBe(0.5);
  });

  it('tells a small pipeline', () => {
    expect(dealsNeeded(1_000_000, 100_000, 0.25, 30)).toBe(10);
    expect(dealsNeeded(-5, 100_000, 0.25, 30)).toBe(-30);
    expect(dealsNeeded(1_000_000, 0, 0.25, 30)).toBeNull();
  });
});
