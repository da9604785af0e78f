import { sql } from 'kysely';
import { kaplanMeier, survivalQuantile } from '#core/metrics/statistics/kaplan-meier.ts';
import { quantileOfSorted } from '#core/metrics/statistics/quantile.ts';
import { scopeOf } from '#core/people/rights.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { stageVisits } from '../facts/stage-visits.ts';
import { rowsOf } from '../measures/measure.ts';
import type { FunnelRequest } from './funnel-deals.ts';

/** How the presences in a stage that began in the period ended; the five add up to `entered`. */
export interface StagePresence {
  readonly entered: number;
  readonly advanced: number;
  readonly lostHere: number;
  readonly back: number;
  readonly handed: number;
  readonly stillThere: number;
}

/** Days of the deals that entered a stage in the period, each deal once with all its visits summed. */
export interface StageDays {
  /** Over deals that have left the stage; null when none has. */
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly finished: number;
  /** Deals that entered in the period and are still in the stage, and the middle of their days so far. */
  readonly unfinished: number;
  readonly openMedianDays: number | null;
  /** By Kaplan–Meier, the unfinished counted as "at least so long"; null where not reached. */
  readonly medianWithOpen: number | null;
  readonly p90WithOpen: number | null;
}

export type StageVisitFigures = StagePresence & StageDays;

interface VisitRow extends StagePresence {
  readonly stageId: number;
  readonly finishedDays: readonly number[] | null;
  readonly openDays: readonly number[] | null;
}

/** The deals that came in the period and that the viewer may see; without narrowing their state as of the instant is no matter. */
function seenDeals(context: FactContext, { where = [] }: FunnelRequest): Sql {
  if (context.kept != null && where.length === 0 && scopeOf(context.viewer, 'deals') === 'all') {
    return sql`select s.deal_ref from deal_state s join came on came.deal_ref = s.deal_ref
      where s.created_at < ${context.asOf} and not s.is_test and not s.is_internal`;
  }
  const deals = rowsOf({ measure: { kind: 'count', fact: 'creation' }, span: { from: new Date(0), to: context.asOf }, where }, context);
  return sql`select s.deal_ref from (${deals}) s where s.left_out is null and s.deal_ref in (select deal_ref from came)`;
}

/**
 * Presences that began in the period, and the days each deal spent in each stage. `in … is true` keeps the
 * planner from turning the test into a join, whose size it cannot guess: it is looked up in a hash.
 */
export async function readStageVisits(database: Database, context: FactContext, request: FunnelRequest): Promise<Map<number, StageVisitFigures>> {
  const visits = stageVisits(context);
  const began = sql`v.entered_at >= ${request.span.from} and v.entered_at < ${request.span.to}`;
  const read = await sql<VisitRow>`
    with came as materialized (select distinct v.deal_ref from (${visits}) v where v.pipeline_id = ${request.pipelineId} and ${began}),
    seen as materialized (${seenDeals(context, request)}),
    v as materialized (
      select v.*, ${began} as began
      from (${visits}) v
      where v.pipeline_id = ${request.pipelineId} and (v.deal_ref in (select s.deal_ref from seen s)) is true),
    d as (
      select stage_id, deal_ref, sum(days) as days, bool_or(ending = 'still-there') as open from v group by 1, 2 having bool_or(began)),
    days as (
      select stage_id, array_agg(days order by days) filter (where not open) as finished, array_agg(days order by days) filter (where open) as open
      from d group by 1),
    counts as (
      select stage_id, count(*)::int as entered, count(*) filter (where ending = 'advanced')::int as advanced,
        count(*) filter (where ending = 'lost')::int as lost, count(*) filter (where ending = 'back')::int as back,
        count(*) filter (where ending = 'handed')::int as handed, count(*) filter (where ending = 'still-there')::int as still
      from v where began group by 1)
    select c.stage_id as "stageId", c.entered, c.advanced, c.lost as "lostHere", c.back, c.handed, c.still as "stillThere",
      days.finished as "finishedDays", days.open as "openDays"
    from counts c join days on days.stage_id = c.stage_id`.execute(database.sql);
  return new Map(read.rows.map(({ stageId, finishedDays, openDays, ...counts }) => [stageId, { ...counts, ...daysOf(finishedDays ?? [], openDays ?? []) }]));
}

function daysOf(finished: readonly number[], open: readonly number[]): StageDays {
  const curve = kaplanMeier(finished, open);
  return {
    medianDays: quantileOfSorted(finished, 0.5),
    p90Days: quantileOfSorted(finished, 0.9),
    finished: finished.length,
    unfinished: open.length,
    openMedianDays: quantileOfSorted(open, 0.5),
    medianWithOpen: survivalQuantile(curve, 0.5),
    p90WithOpen: survivalQuantile(curve, 0.9),
  };
}

export const noVisits: StageVisitFigures = { entered: 0, advanced: 0, lostHere: 0, back: 0, handed: 0, stillThere: 0, ...daysOf([], []) };

/** Deals open in a stage as of the instant, however long ago they came. */
export interface OpenInStage {
  readonly openNow: number;
  readonly openAmount: number;
  /** The middle age of their present visits in days; null where no move says when they came. */
  readonly openNowMedianDays: number | null;
}

/** Open deals by the stage they stand in as of the instant; under null those whose stage is unknown. */
export async function readOpenByStage(database: Database, context: FactContext, request: FunnelRequest): Promise<Map<number | null, OpenInStage>> {
  const open = rowsOf({ measure: { kind: 'count', fact: 'open-deal' }, span: request.span, where: request.where }, context);
  const read = await sql<OpenInStage & { readonly stageId: number | null }>`
    with v as (select v.deal_ref, v.stage_id, v.days from (${stageVisits(context)}) v where v.ending = 'still-there')
    select f.stage_id as "stageId", count(*)::int as "openNow", coalesce(sum(f.amount), 0)::float8 as "openAmount",
      percentile_cont(0.5) within group (order by v.days)::float8 as "openNowMedianDays"
    from (${open}) f left join v on v.deal_ref = f.deal_ref and v.stage_id = f.stage_id
    where f.left_out is null and f.pipeline_id = ${request.pipelineId} group by 1`.execute(database.sql);
  return new Map(read.rows.map(({ stageId, ...figures }) => [stageId, figures]));
}

export const nothingOpen: OpenInStage = { openNow: 0, openAmount: 0, openNowMedianDays: null };
