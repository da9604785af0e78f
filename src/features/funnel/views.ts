import { describesCustomerState } from '#core/pipeline/stage-names.ts';
import { velocity } from '#core/pipeline/velocity.ts';
import type { ComparisonKind } from '#core/shared/comparison.ts';
import type { FactContext } from '#store/facts/context.ts';
import { readFunnel, type FunnelReport, type FunnelStage } from '#store/reports/funnel.ts';
import { countFilled } from '#store/reports/funnel-breakdown.ts';
import { readLossReasons } from '#store/reports/funnel-stages.ts';
import { countOpenDeals } from '#store/reports/funnel-totals.ts';
import type { RequestContext } from '../context.ts';
import { compare, isMature } from './compare.ts';
import { settle, showFrame, type Asked, type FunnelQuestion } from './frame.ts';

/** The whole report of the funnel: conversions, comparison, stages, the problem stage and why deals were lost. */
export async function showReport(context: RequestContext, input: FunnelQuestion & { readonly compare: ComparisonKind | 'none' }) {
  const asked = await settle(context, input);
  const { database } = context;
  const { facts, request } = asked;
  const [report, openAtEnd, frame, lossReasons, filled] = await Promise.all([
    readFunnel(database, facts, request), countOpenDeals(database, atEnd(asked), request), showFrame(context, asked),
    readLossReasons(database, facts, request), countFilled(database, facts, request),
  ]);
  return {
    frame,
    figures: figuresOf(report, openAtEnd, asked),
    comparison: input.compare === 'none' ? null : await compare(context, asked, input.compare, report),
    stages: report.stages.map((stage, index) => showStage(stage, report.stages[index + 1]?.reached ?? report.wonThroughStages)),
    problem: problemOf(report),
    lossReasons,
    filled,
  };
}

/** Open deals are those at the end of the period, or as of now when that has not come. */
function atEnd({ facts, request }: Asked): FactContext {
  return request.span.to < facts.asOf ? { ...facts, asOf: request.span.to } : facts;
}

function figuresOf(report: FunnelReport, openAtEnd: number, { request }: Asked) {
  const { won, lost, open } = report;
  const counted = won + lost + open;
  return {
    won, lost, open, counted, openAtEnd,
    winRate: report.winRate,
    isMature: counted > 0 && isMature(report),
    amountWon: report.amountWon,
    averageOrder: report.averageOrder,
    medianOrder: report.medianOrder,
    winsWithAmount: report.winsWithAmount,
    winsWithoutAmount: report.winsWithoutAmount,
    winsWithoutCreation: report.winsWithoutCreation,
    medianCycleDays: report.medianCycleDays,
    p90CycleDays: report.p90CycleDays,
    medianActiveDays: report.medianActiveDays,
    medianLostDays: report.medianLostDays,
    ...(request.basis === 'creation' ? { velocity: null, velocityReason: null } : velocityOf(report, openAtEnd)),
    stageUnknown: report.stageUnknown,
    wonThroughStages: report.wonThroughStages,
    excluded: report.excluded,
  };
}

function velocityOf({ winRate, averageOrder, medianCycleDays }: FunnelReport, open: number) {
  if (winRate === null || averageOrder === null || medianCycleDays === null) return { velocity: null, velocityReason: 'nothing-counted' as const };
  const value = velocity(open, winRate.share, averageOrder, medianCycleDays);
  return { velocity: value, velocityReason: value === null ? ('zero-denominator' as const) : null };
}

function showStage({ position: _position, criterion: _criterion, ...stage }: FunnelStage, passed: number) {
  return { ...stage, passed, describesCustomer: describesCustomerState(stage.stage) };
}

function problemOf({ stages, problemStage }: FunnelReport) {
  const find = (name: string | null) => stages.find(({ stage }) => stage === name);
  const lost = stages.reduce((sum, stage) => sum + stage.lost, 0);
  const lostAmount = stages.reduce((sum, stage) => sum + stage.lostAmount, 0);
  const byNumber = find(problemStage.byNumber);
  const byConversion = find(problemStage.byConversion);
  const byAmount = find(problemStage.byAmount);
  return {
    byNumber: byNumber === undefined ? null : { stageId: byNumber.stageId, value: byNumber.lost, part: byNumber.lost / lost },
    byConversion: byConversion?.conversion == null ? null : { stageId: byConversion.stageId, value: byConversion.conversion.share, part: null },
    byAmount: byAmount === undefined ? null : { stageId: byAmount.stageId, value: byAmount.lostAmount, part: byAmount.lostAmount / lostAmount },
  };
}
