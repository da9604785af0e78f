import fc from 'fast-check';
import { expect, test } from 'vitest';
import { system } from '#core/people/viewer.ts';
import { closedDeals } from '#core/pipeline/closed-deals.ts';
import { cohortConversion } from '#core/pipeline/cohort-conversion.ts';
import type { MoveTarget } from '#core/pipeline/deal-path.ts';
import { followDeals, funnelOf, type FunnelQuestion } from '#core/pipeline/funnel.ts';
import { stageDurations, stagePresences } from '#core/pipeline/stage-visits.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import { listPipelines } from '#store/pipelines.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';
import { freshDatabase } from '#test/database.ts';
import { loadWalkedDeals, walkedPipeline, walkedStages, type FiledDeal } from '#test/load-funnel.ts';
import { readFunnel, type FunnelReport } from './funnel.ts';
import type { FunnelBasis } from './funnel-deals.ts';
import { listFunnelRows } from './funnel-rows.ts';

const hour = 3_600_000;
const begin = Date.parse('2026-09-01T00:00:00Z');
const stages = walkedStages.map((_, place) => place + 1);

const target = fc.constantFrom<MoveTarget>(1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 'won', 'lost', 'won', 'lost', 'elsewhere');
const walk = fc.record({
  createdAfter: fc.integer({ min: 0, max: 60 * 24 }),
  firstAfter: fc.integer({ min: 0, max: 30 }),
  steps: fc.array(fc.record({ hours: fc.integer({ min: 1, max: 150 }), to: target }), { minLength: 1, maxLength: 9 }),
  amount: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  isTest: fc.integer({ min: 0, max: 19 }).map((roll) => roll === 0),
  kind: fc.integer({ min: 0, max: 5 }),
});

const anyDeals = fc.array(walk, { minLength: 30, maxLength: 80 }).map((walks) =>
  walks.map(({ createdAfter, firstAfter, steps, amount, isTest, kind }, index): FiledDeal => {
    const createdAt = begin + createdAfter * hour;
    const withoutMoves = kind === 0;
    let at = createdAt + firstAfter * hour;
    const moves = withoutMoves
      ? [{ at: at + hour, to: steps.length % 2 === 0 ? ('won' as const) : ('lost' as const) }]
      : steps.map(({ hours, to }) => ({ at: (at += hours * hour), to }));
    return { id: `d${index}`, createdAt, amount, isTest, moves, withoutMoves };
  }),
);

const anyQuestion = fc
  .record({ from: fc.integer({ min: -5, max: 60 }), days: fc.integer({ min: 1, max: 60 }), asOf: fc.integer({ min: 10, max: 120 }) })
  .map(({ from, days, asOf }): FunnelQuestion => {
    const start = begin + from * 24 * hour;
    return { stages, period: { from: start, to: start + days * 24 * hour }, asOf: begin + asOf * 24 * hour + 37 * 60_000 };
  });

const contextOf = async (database: Database, question: FunnelQuestion): Promise<FactContext> =>
  ({ asOf: new Date(question.asOf), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system, ...(await readRollUps(database)) });
const requestOf = ({ period }: FunnelQuestion, pipelineId: number, basis: FunnelBasis = 'closing') => ({
  pipelineId, basis, span: { from: new Date(period.from), to: new Date(period.to) },
});

/** Equal but for the last digits of floating-point days. */
const close = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e6) / 1e6);

function shown(report: FunnelReport) {
  return {
    counts: [report.won, report.lost, report.stageUnknown, report.winRate],
    reached: report.stages.map(({ reached, lost, lostAmount, conversion }) => [reached, lost, lostAmount, conversion]),
    presences: report.stages.map((stage) => [stage.entered, stage.advanced, stage.lostHere, stage.back, stage.handed, stage.stillThere]),
    days: report.stages.map((stage) =>
      [stage.finished, stage.unfinished, stage.medianDays, stage.p90Days, stage.medianWithOpen, stage.p90WithOpen].map(close)),
    problem: report.problemStage,
    money: [report.amountWon, report.averageOrder, report.medianOrder, report.winsWithAmount, report.winsWithoutAmount],
    cycle: [report.medianCycleDays, report.medianActiveDays, report.medianLostDays].map(close),
  };
}

function expected(deals: readonly FiledDeal[], question: FunnelQuestion): ReturnType<typeof shown> {
  const funnel = funnelOf(deals, question);
  const { money, cycleWon, cycleLost } = closedDeals(deals, question);
  const moved = deals.filter((deal) => !deal.withoutMoves);
  const nameOf = (stage: number | null) => (stage === null ? null : (walkedStages[stage - 1] ?? null));
  return {
    counts: [funnel.won, funnel.lost, funnel.excluded.stageUnknown, funnel.winRate],
    reached: funnel.stages.map(({ reached, lost, lostAmount, conversion }) => [reached, lost, lostAmount, conversion]),
    presences: stagePresences(moved, question).map(({ entered, advanced, lost, back, handed, stillThere }) => [entered, advanced, lost, back, handed, stillThere]),
    days: stageDurations(moved, question).map((row) =>
      [row.finished.length, row.open.length, row.median, row.p90, row.medianWithOpen, row.p90WithOpen].map(close)),
    problem: {
      byNumber: nameOf(funnel.problemStage.byNumber), byConversion: nameOf(funnel.problemStage.byConversion), byAmount: nameOf(funnel.problemStage.byAmount),
    },
    money: [money.amount, money.averageOrder, money.medianOrder, money.counted, money.withoutAmount],
    cycle: [cycleWon.median, cycleWon.activeMedian, cycleLost.median].map(close),
  };
}

async function checkCohort(database: Database, deals: readonly FiledDeal[], question: FunnelQuestion, pipelineId: number): Promise<void> {
  const report = await readFunnel(database, await contextOf(database, question), requestOf(question, pipelineId, 'creation'));
  const cohort = cohortConversion(deals, question);
  expect([report.won + report.lost + report.open, report.won, report.winRate]).toEqual([cohort.created, cohort.won, cohort.conversion]);
  const followed = followDeals(deals, stages, question.asOf).filter(
    ({ deal }) => deal.createdAt >= question.period.from && deal.createdAt < question.period.to && deal.createdAt < question.asOf);
  stages.forEach((_, place) => {
    const reached = followed.filter(({ path }) => path.furthest >= 0 && (path.outcome === 'won' || path.furthest >= place)).length;
    const stillOpen = followed.filter(({ path }) => path.closedAt === null && path.furthest === place).length;
    expect([report.stages[place]?.reached, report.stages[place]?.stillOpen]).toEqual([reached, stillOpen]);
  });
}

/** Behind each number stand as many deals as it says. */
async function checkRows(database: Database, report: FunnelReport, question: FunnelQuestion, pipelineId: number): Promise<void> {
  const page = { page: 1, size: 1, sort: 'at', descending: false } as const;
  const count = async (set: Parameters<typeof listFunnelRows>[2]['set'], stageId?: number) =>
    (await listFunnelRows(database, await contextOf(database, question), { ...requestOf(question, pipelineId), set, stageId, page })).total;
  expect([await count('won'), await count('lost'), await count('stage-unknown'), await count('without-amount')]).toEqual([
    report.won, report.lost, report.stageUnknown, report.winsWithoutAmount,
  ]);
  const stage = report.stages[2];
  expect([await count('reached', stage?.stageId), await count('lost-at', stage?.stageId), await count('open-in', stage?.stageId), await count('still-there', stage?.stageId)]).toEqual([
    stage?.reached, stage?.lost, stage?.openNow, stage?.stillThere,
  ]);
}

test('the database answers as the reference does, for any deals, period and as-of', async () => {
  await fc.assert(
    fc.asyncProperty(anyDeals, fc.array(anyQuestion, { minLength: 4, maxLength: 4 }), async (deals, questions) => {
      const database = await freshDatabase();
      try {
        await loadWalkedDeals(database, deals);
        const pipelineId = (await listPipelines(database)).find(({ name }) => name === walkedPipeline)?.id ?? 0;
        for (const [place, question] of questions.entries()) {
          const report = await readFunnel(database, await contextOf(database, question), requestOf(question, pipelineId));
          expect(shown(report)).toEqual(expected(deals, question));
          await checkCohort(database, deals, question, pipelineId);
          if (place === 0) await checkRows(database, report, question, pipelineId);
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
});
