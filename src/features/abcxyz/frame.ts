import type { z } from 'zod';
import type { RunRequest } from '#core/customers/abcxyz-run.ts';
import { customerVariationBounds, standardRankBounds, standardVariationBounds, type XyzBounds } from '#core/customers/xyz.ts';
import { amountsSeen, scopeOf, seesCost } from '#core/people/rights.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import { defaultAsOf } from '#store/as-of.ts';
import type { FactContext } from '#store/facts/context.ts';
import { readAbcXyz, runBefore, type AbcXyzReport, type EarlierRun } from '#store/reports/abcxyz.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';
import type { RequestContext } from '../context.ts';
import { spanOf } from '../question.ts';
import type { abcxyzContract } from './contract.ts';

export type Question = z.output<NonNullable<(typeof abcxyzContract.report)['~orpc']['inputSchema']>>;

/** A question made exact, and both runs that answer it. */
export interface Answered {
  readonly facts: FactContext;
  readonly stale: { readonly isStale: boolean; readonly newestFact: Day | null };
  readonly request: RunRequest;
  readonly report: AbcXyzReport;
  readonly earlier: EarlierRun;
}

const bandsOf = { standard: standardVariationBounds, customer: customerVariationBounds } as const;

function windowOf({ from, to }: Question, timeZone: string): Period | undefined {
  if (from === undefined && to === undefined) return undefined;
  const window = { from: from ?? '', to: to ?? '' };
  spanOf(window, timeZone);
  return window;
}

/** Runs ABCXYZ as asked and as of the earlier day. Margin does not exist for those who may not see cost. */
export async function answer(context: RequestContext, question: Question): Promise<Answered> {
  const { database, organisation, viewer, now } = context;
  const { timeZone, currency } = organisation;
  if (question.measure === 'margin' && !seesCost(viewer)) throw new Problem('not-found');
  const stale = await defaultAsOf(database, new Date(now), timeZone);
  const asOf = question.asOf === undefined ? stale.instant : new Date(startOfDay(question.asOf, timeZone));
  const today = dayOf(asOf.getTime(), timeZone);
  if (question.before !== undefined && question.before >= today) throw new Problem('period-invalid', { from: question.before, to: today });
  const facts = { asOf, timeZone, currency, viewer, ...(await readRollUps(database)) };
  const { measure, mode, bands, step } = question;
  const request = { measure, mode, bands: bandsOf[bands], step, window: windowOf(question, timeZone) };
  const report = await readAbcXyz(database, facts, request);
  return {
    facts,
    stale: { isStale: question.asOf === undefined && stale.isStale, newestFact: stale.newestFact },
    request,
    report,
    earlier: runBefore(report, request, question.before),
  };
}

function boundsOf({ mode, bands }: RunRequest): XyzBounds {
  if (mode === 'frequency') return { x: 2 / 3, y: 1 / 3 };
  return mode === 'rank' ? standardRankBounds : (bands ?? standardVariationBounds);
}

/** Whether the viewer sees amounts of single customers, or of groups only. */
export function seesAmounts(facts: FactContext): boolean {
  return amountsSeen(facts.viewer) === 'records';
}

/** What the screen says around the figures. */
export function showFrame({ facts, stale, request, report, earlier }: Answered) {
  const { run } = report;
  const scope = scopeOf(facts.viewer, 'customers');
  if (scope === 'none') throw new Problem('not-found');
  return {
    asOf: facts.asOf.toISOString(),
    today: report.asOf,
    ...stale,
    basis: report.basis,
    since: report.since,
    measure: request.measure,
    mode: request.mode,
    step: run.step,
    stepKnown: run.stepKnown,
    window: run.window,
    fullSteps: Math.max(0, run.range.last - run.range.first + 1),
    bounds: boundsOf(request),
    before: earlier.run === null ? null : { asOf: earlier.asOf, window: earlier.run.window, isShort: earlier.isShort },
    margin: !seesCost(facts.viewer) ? ('not-yours' as const) : report.knowsMargin ? ('known' as const) : ('unknown' as const),
    scope,
    seesAmounts: seesAmounts(facts),
    notLinked: scope !== 'all' && facts.viewer.employeeId === null,
  };
}
