import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as f1 from '#test/fixtures/f1-funnel.ts';
import { periodInstants } from '../shared/period.ts';
import { closedDeals } from './closed-deals.ts';
import { cohortConversion } from './cohort-conversion.ts';
import type { FunnelDeal, MoveTarget } from './deal-path.ts';
import { closedIn, followDeals, funnelOf, type FunnelQuestion } from './funnel.ts';
import { stageDurations, stagePresences } from './stage-visits.ts';

const question: FunnelQuestion = {
  stages: f1.stages.map(({ id }) => id),
  period: periodInstants(f1.period, f1.zone),
  asOf: f1.asOf,
};

describe('the golden funnel', () => {
  const funnel = funnelOf(f1.deals, question);

  it('has the win rate of the latest closings', () => {
    expect([funnel.won, funnel.lost]).toEqual([f1.expected.won, f1.expected.lost]);
    expect(funnel.winRate?.share).toBeCloseTo(f1.expected.winRate, 12);
    expect(funnel.excluded).toEqual({ test: 1, stageUnknown: 0 });
    const closed = closedIn(followDeals(f1.deals, question.stages, question.asOf), question.period);
    const ids = (outcome: string) => closed.filter(({ path }) => path.outcome === outcome).map(({ deal }) => deal.id);
    expect(ids('won')).toEqual(f1.expected.wonDeals);
    expect(ids('lost')).toEqual(f1.expected.lostDeals);
  });

  it('is not what naive builds answer', () => {
    const real = f1.deals.filter((deal) => !deal.isTest);
    const closings = real.flatMap((deal) => deal.moves.filter(({ to }) => to === 'won' || to === 'lost'));
    const october = closings.filter(({ at }) => at >= question.period.from && at < question.period.to);
    const everyClosing = october.filter(({ to }) => to === 'won').length / october.length;
    const utc = { from: Date.parse('2026-10-01T00:00:00Z'), to: Date.parse('2026-11-01T00:00:00Z') };
    const utcMonths = funnelOf(f1.deals, { ...question, period: utc }).winRate?.share ?? 0;
    const wonOfCreated = funnel.won / real.length;
    expect([utcMonths, everyClosing, wonOfCreated]).toEqual([
      f1.expected.naive.utcMonths,
      f1.expected.naive.everyClosing,
      f1.expected.naive.wonOfCreated,
    ]);
    for (const naive of [utcMonths, everyClosing, wonOfCreated]) expect(naive).not.toBeCloseTo(f1.expected.winRate, 2);
  });

  it('counts a skipped stage as passed and a won deal as beyond the last', () => {
    expect(funnel.stages.map(({ reached }) => reached)).toEqual(f1.expected.reached);
    funnel.stages.forEach((stage, place) => {
      expect(stage.conversion?.share).toBeCloseTo(f1.expected.conversions[place] ?? NaN, 12);
    });
    const product = funnel.stages.reduce((all, { conversion }) => all * (conversion?.share ?? NaN), 1);
    expect(product).toBeCloseTo(f1.expected.winRate, 12);
  });

  it('names the problem stage three ways', () => {
    expect(funnel.stages.map(({ lost }) => lost)).toEqual(f1.expected.lostAt);
    expect(funnel.stages.map(({ lostAmount }) => lostAmount)).toEqual(f1.expected.lostAmount);
    expect(funnel.problemStage).toEqual(f1.expected.problemStage);
  });

  it('has cycles and money of the closed', () => {
    const { cycleWon, cycleLost, money } = closedDeals(f1.deals, question);
    expect(cycleWon.days).toEqual(Object.values(f1.expected.cycleWon.days));
    expect([cycleWon.median, cycleWon.mean]).toEqual([f1.expected.cycleWon.median, f1.expected.cycleWon.mean]);
    expect(cycleWon.activeDays[2]).toBe(f1.expected.cycleWon.activeD10);
    expect(cycleLost.days).toEqual(Object.values(f1.expected.cycleLost.days));
    expect(cycleLost.median).toBe(f1.expected.cycleLost.median);
    expect([money.averageOrder, money.medianOrder]).toEqual([f1.expected.averageOrder, f1.expected.medianOrder]);
    expect([money.counted, money.withoutAmount, money.amount]).toEqual([3, 1, 40_000_000]);
    expect(money.amount / funnel.won, 'with the deal of zero').toBe(f1.expected.naive.averageWithZero);
  });

  it('keeps the book of presences', () => {
    expect(stagePresences(f1.deals, question)).toEqual(
      f1.expected.presences.map((row, place) => ({ stage: place + 1, handed: 0, ...row })),
    );
  });

  it('sums all visits of a deal and sets the unfinished apart', () => {
    const rows = stageDurations(f1.deals, question);
    for (const [stage, wanted] of Object.entries(f1.expected.durations)) {
      const row = rows[Number(stage) - 1];
      expect(row?.finished.map((days) => Math.round(days * 100) / 100)).toEqual(wanted.finished);
      expect(row?.median).toBeCloseTo(wanted.median, 12);
      expect(row?.open.map(({ id, days }) => ({ id, days: Math.round(days * 100) / 100 }))).toEqual(wanted.open);
    }
  });

  it('publishes the cohort with what is still open', () => {
    const cohort = cohortConversion(f1.deals, question);
    expect([cohort.created, cohort.won]).toEqual([f1.expected.cohort.created, f1.expected.cohort.won]);
    expect(cohort.openShare).toBeCloseTo(f1.expected.cohort.open / f1.expected.cohort.created, 12);
    expect(cohort.mature).toBe(false);
  });

  it('knows only what had happened by as-of', () => {
    const past = funnelOf(f1.deals, { ...question, asOf: Date.parse('2026-10-15T00:00:00+03:00') });
    expect([past.won, past.lost]).toEqual([1, 4]);
    const wonByDay = (at: number) => funnelOf(f1.deals, { ...question, asOf: at }).won;
    const closing = Date.parse('2026-10-09T10:00:00+03:00');
    expect([wonByDay(closing), wonByDay(closing + 1)], 'as-of itself is not before as-of').toEqual([0, 1]);
  });

  it('is the same in every zone a machine may stand in', () => {
    const before = process.env['TZ'];
    const answers = new Set<string>();
    const offsets = new Set<number>();
    for (const zone of ['UTC', 'Asia/Vladivostok', 'America/Los_Angeles']) {
      process.env['TZ'] = zone;
      offsets.add(new Date(0).getTimezoneOffset());
      answers.add(JSON.stringify([funnelOf(f1.deals, { ...question, period: periodInstants(f1.period, f1.zone) })]));
    }
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(offsets.size, 'the machine did change its zone').toBe(3);
    expect(answers.size).toBe(1);
  });
});

describe('what history leaves open', () => {
  const at = question.period.from;
  const deal = (moves: [number, MoveTarget][]): FunnelDeal => ({
    id: 'x',
    createdAt: at,
    amount: null,
    isTest: false,
    moves: moves.map(([hours, to]) => ({ at: at + hours * 3_600_000, to })),
  });

  it('leaves deals without a known open stage, won or lost, out of the stages and counts them', () => {
    const unknown = [deal([[1, 'lost']]), deal([[1, 'won']])];
    const funnel = funnelOf([...unknown, deal([[1, 2], [2, 'lost']]), deal([[1, 3], [2, 'won']])], question);
    expect([funnel.won, funnel.lost, funnel.excluded.stageUnknown]).toEqual([2, 2, 2]);
    expect(funnel.stages.map(({ reached }) => reached)).toEqual([2, 2, 1, 1, 1]);
    expect(funnelOf(unknown, question).stages.map(({ conversion }) => conversion)).toEqual([null, null, null, null, null]);
  });

  it('takes another pipeline for a hand-over, not a loss', () => {
    const moved = [deal([[1, 1], [2, 'elsewhere']]), deal([[1, 1], [2, 99]])];
    expect(stagePresences(moved, question)[0]).toMatchObject({ entered: 2, handed: 2, lost: 0 });
    expect(funnelOf(moved, question)).toMatchObject({ won: 0, lost: 0, winRate: null });
  });

  it('does not begin a new visit when a stage is entered again from itself', () => {
    expect(stagePresences([deal([[1, 1], [2, 1], [3, 2]])], question)[0]).toMatchObject({ entered: 1, advanced: 1 });
  });

  it('has no answer over nothing', () => {
    const funnel = funnelOf([], question);
    expect(funnel.winRate).toBeNull();
    expect(funnel.problemStage).toEqual({ byNumber: null, byConversion: null, byAmount: null });
    expect(closedDeals([], question).money.averageOrder).toBeNull();
    expect(cohortConversion([], question)).toMatchObject({ conversion: null, openShare: null, mature: false });
  });
});

describe('any deals', () => {
  const target = fc.constantFrom<MoveTarget>(1, 2, 3, 4, 5, 'won', 'lost', 'elsewhere');
  const anyDeal = fc
    .record({
      start: fc.integer({ min: -20, max: 40 }),
      steps: fc.array(fc.record({ hours: fc.integer({ min: 1, max: 200 }), to: target }), { maxLength: 8 }),
      amount: fc.option(fc.nat(1_000_000)),
    })
    .map(({ start, steps, amount }): FunnelDeal => {
      let at = question.period.from + start * 86_400_000;
      const createdAt = at;
      const moves = [{ at, to: 1 as MoveTarget }];
      for (const step of steps) moves.push({ at: (at += step.hours * 3_600_000), to: step.to });
      return { id: createdAt, createdAt, amount, isTest: false, moves };
    });

  it('multiply to the win rate, stage by stage', () => {
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 40 }), (deals) => {
        const funnel = funnelOf(deals, question);
        fc.pre(funnel.won > 0);
        const product = funnel.stages.reduce((all, { conversion }) => all * (conversion?.share ?? NaN), 1);
        expect(product).toBeCloseTo(funnel.winRate?.share ?? NaN, 10);
        expect(funnel.stages.reduce((sum, { lost }) => sum + lost, 0)).toBe(funnel.lost);
      }),
    );
  });

  it('leave every presence in exactly one of five ways', () => {
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 40 }), (deals) => {
        for (const row of stagePresences(deals, question)) {
          expect(row.advanced + row.lost + row.back + row.handed + row.stillThere).toBe(row.entered);
        }
      }),
    );
  });

  it('spend a time in stages and closed that adds up to their age', () => {
    fc.assert(
      fc.property(anyDeal, (deal) => {
        const alone = { ...deal, moves: deal.moves.filter(({ to }) => to !== 'elsewhere') };
        const path = followDeals([alone], question.stages, question.asOf)[0]?.path;
        fc.pre(path !== undefined && alone.createdAt < question.asOf);
        const inStages = path.visits.reduce((sum, { from, to }) => sum + (to ?? question.asOf) - from, 0);
        expect(inStages + path.closedFor).toBe((path.closedAt ?? question.asOf) - alone.createdAt);
      }),
    );
  });
});
