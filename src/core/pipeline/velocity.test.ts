import { describe, expect, it } from 'vitest';
import { bestSegments } from './best-segments.ts';
import { changeFlow, missedRevenue, outcomeOfFlow, velocity, type Flow } from './velocity.ts';

describe('velocity', () => {
  it('is money a day: 40 deals × 25 % × 120 000 ÷ 30 days = 40 000', () => {
    expect(velocity(40, 0.25, 12_000_000, 30)).toBe(4_000_000);
    expect(velocity(40, 0.25, 12_000_000, 0)).toBeNull();
  });
});

describe('what if', () => {
  const flow: Flow = { inflow: 100, open: 40, conversions: [0.5, 0.5], averageOrder: 12_000_000, cycleDays: 30 };

  it('changes one figure at a time', () => {
    expect(outcomeOfFlow(flow)).toEqual({ winRate: 0.25, won: 25, revenue: 300_000_000, velocity: 4_000_000 });
    const raised = outcomeOfFlow(changeFlow(flow, { conversions: new Map([[1, 0.6]]) }));
    expect(raised.winRate).toBeCloseTo(0.3, 12);
    expect(raised.revenue).toBe(360_000_000);
    expect(outcomeOfFlow(changeFlow(flow, { cycleDays: 15 }))).toMatchObject({ revenue: 300_000_000, velocity: 8_000_000 });
    expect(outcomeOfFlow(changeFlow(flow, { inflow: 200 }))).toMatchObject({ revenue: 600_000_000, velocity: 8_000_000 });
    expect(outcomeOfFlow(changeFlow(flow, { averageOrder: 6_000_000 }))).toMatchObject({ revenue: 150_000_000 });
    expect(changeFlow(flow, {})).toEqual(flow);
  });

  it('prices a stage that loses too many', () => {
    expect(missedRevenue(25, 12_000_000, 0.25, 0.3)).toBe(60_000_000);
    expect(missedRevenue(25, 12_000_000, 0.25, 0.2), 'a better present costs nothing').toBe(0);
    expect(missedRevenue(0, 12_000_000, 0, 0.3)).toBeNull();
  });
});

describe('best segments', () => {
  it('takes those that are better for certain, not those that look better on few deals', () => {
    const best = bestSegments(
      [
        { key: 'лаки', won: 3, closed: 4 },
        { key: 'опт', won: 60, closed: 100 },
        { key: 'сайт', won: 30, closed: 100 },
        { key: 'новый', won: 0, closed: 0 },
        { key: 'партнёры', won: 150, closed: 200 },
      ],
      0.4444,
    );
    expect(best.map(({ key }) => key)).toEqual(['партнёры', 'опт']);
    expect(best[1]?.winRate.low).toBeGreaterThan(0.4444);
    expect(3 / 4, 'the highest share of all is not among them').toBeGreaterThan(150 / 200 - 0.001);
  });
});
