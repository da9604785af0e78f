import { addMonths, firstDayOfMonth, monthNumber, type Day } from '#core/shared/day.ts';
import { lastFullMonths, type Period } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import { defaultAsOf } from '#store/as-of.ts';
import type { FactContext } from '#store/facts/context.ts';
import { listPipelines, type Pipeline } from '#store/pipelines.ts';
import type { FunnelBasis, FunnelRequest } from '#store/reports/funnel-deals.ts';
import { readFunnelHistory } from '#store/reports/funnel-history.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';
import type { RequestContext } from '../context.ts';
import { spanOf, whereOf } from '../question.ts';

/** What every route of the funnel is asked with; days are local, `to` is the first one after. */
export interface FunnelQuestion {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly asOf?: Day | undefined;
  readonly pipeline?: number | undefined;
  readonly basis: FunnelBasis;
  readonly where: readonly string[];
}

/** A question about the funnel made exact: as of when, which deals of which pipeline, in which period. */
export interface Asked {
  readonly facts: FactContext;
  readonly asOf: { readonly isStale: boolean; readonly newestFact: Day | null };
  readonly today: Day;
  readonly period: Period;
  readonly pipelines: readonly Pipeline[];
  /** Its pipeline is 0, which no pipeline has, when there is none at all. */
  readonly request: FunnelRequest;
}

/** Settles what a question leaves open: as-of by the newest fact, the largest pipeline, the last twelve full months. */
export async function settle(context: RequestContext, input: FunnelQuestion): Promise<Asked> {
  const { database, organisation, viewer, now } = context;
  const { timeZone } = organisation;
  const asOf = await defaultAsOf(database, new Date(now), timeZone);
  const instant = input.asOf === undefined ? asOf.instant : new Date(startOfDay(input.asOf, timeZone));
  const pipelines = await listPipelines(database);
  const period = periodOf(input, instant.getTime(), timeZone);
  return {
    facts: { asOf: instant, timeZone, currency: organisation.currency, viewer, ...(await readRollUps(database)) },
    asOf: input.asOf === undefined ? asOf : { isStale: false, newestFact: asOf.newestFact },
    today: dayOf(instant.getTime(), timeZone),
    period,
    pipelines,
    request: { pipelineId: pipelineOf(input.pipeline, pipelines), span: spanOf(period, timeZone), where: whereOf(input.where), basis: input.basis },
  };
}

function pipelineOf(asked: number | undefined, pipelines: readonly Pipeline[]): number {
  if (asked === undefined) return pipelines[0]?.id ?? 0;
  if (!pipelines.some(({ id }) => id === asked)) throw new Problem('pipeline-unknown', { pipeline: asked });
  return asked;
}

function periodOf({ from, to }: FunnelQuestion, asOf: number, timeZone: string): Period {
  if (from === undefined && to === undefined) return lastFullMonths(asOf, 12, timeZone);
  if (from === undefined || to === undefined) throw new Problem('period-invalid', { from: from ?? '', to: to ?? '' });
  return { from, to };
}

/** What the screen needs to know around the figures. */
export async function showFrame(context: RequestContext, asked: Asked) {
  const { pipelineId } = asked.request;
  const history = await readFunnelHistory(context.database, asked.facts, pipelineId);
  return {
    asOf: asked.facts.asOf.toISOString(),
    today: asked.today,
    isStale: asked.asOf.isStale,
    newestFact: asked.asOf.newestFact,
    period: asked.period,
    wholeHistory: wholeMonths(history.firstDay, history.lastDay),
    pipelineId: pipelineId === 0 ? null : pipelineId,
    pipelines: asked.pipelines.map(({ id, name }) => ({ id, name })),
    hasMoves: history.hasMoves,
  };
}

function wholeMonths(first: Day | null, last: Day | null): Period | null {
  if (first === null || last === null) return null;
  return { from: firstDayOfMonth(monthNumber(first)), to: addMonths(firstDayOfMonth(monthNumber(last)), 1) };
}
