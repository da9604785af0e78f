import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { furthestPlace } from '../facts/furthest-stage.ts';
import { funnelDeals, type FunnelRequest } from './funnel-deals.ts';

/** One open stage with the funnel's deals that got as far as it. */
export interface ReachedStage {
  readonly stageId: number;
  readonly stage: string;
  readonly position: number;
  readonly criterion: string | null;
  /** Won, or furthest stage this one or later. */
  readonly reached: number;
  readonly lost: number;
  readonly lostAmount: number;
  readonly lostWithoutAmount: number;
  /** Deals of a cohort that are still open and came no further than this stage. */
  readonly stillOpen: number;
}

export interface ReachedStages {
  readonly stages: readonly ReachedStage[];
  /** Won deals with a known open stage: those beyond the last. */
  readonly won: number;
  /** Deals with no known open stage: they are in no stage. */
  readonly unknown: number;
}

/** The funnel's deals by their furthest open stage; won deals are beyond the last. */
export async function readReachedStages(database: Database, context: FactContext, request: FunnelRequest): Promise<ReachedStages> {
  const read = await sql<ReachedStage & { readonly won: number; readonly unknown: number }>`
    with f as materialized (
      select f.outcome, f.amount, ${furthestPlace(context)} as furthest from (${funnelDeals(context, request)}) f where f.left_out is null),
    lost as (
      select furthest, count(*)::int as lost, coalesce(sum(amount), 0)::float8 as amount, count(*) filter (where amount is null)::int as without_amount
      from f where outcome = 'lost' group by 1)
    select s.id as "stageId", s.name as stage, s.position, s.criterion,
           (select count(*) from f where f.furthest is not null and (f.outcome = 'won' or f.furthest >= s.position))::int as reached,
           coalesce(lost.lost, 0) as lost, coalesce(lost.amount, 0) as "lostAmount", coalesce(lost.without_amount, 0) as "lostWithoutAmount",
           (select count(*) from f where f.outcome is null and f.furthest = s.position)::int as "stillOpen",
           (select count(*) from f where furthest is not null and outcome = 'won')::int as won,
           (select count(*) from f where furthest is null)::int as unknown
    from stage s left join lost on lost.furthest = s.position
    where s.pipeline_id = ${request.pipelineId} and s.kind = 'open' order by s.position`.execute(database.sql);
  const [first] = read.rows;
  const unknown = first === undefined ? await countDeals(database, context, request) : first.unknown;
  return { stages: read.rows.map(({ won: _won, unknown: _unknown, ...stage }) => stage), won: first?.won ?? 0, unknown };
}

/** Of a pipeline without any open stage no deal's stage is known. */
async function countDeals(database: Database, context: FactContext, request: FunnelRequest): Promise<number> {
  const read = await sql<{ deals: number }>`
    select count(*)::int as deals from (${funnelDeals(context, request)}) f where f.left_out is null`.execute(database.sql);
  return read.rows[0]?.deals ?? 0;
}

/** Why deals were lost at a stage: the reason as written, null where none was given. */
export interface StageLossReason {
  readonly stageId: number;
  readonly reason: string | null;
  readonly deals: number;
}

/** Loss reasons by the stage a deal was lost at, the commonest first; spellings that differ by case are one. */
export async function readLossReasons(database: Database, context: FactContext, request: FunnelRequest): Promise<StageLossReason[]> {
  const read = await sql<StageLossReason>`
    with f as materialized (
      select f.loss_reason, ${furthestPlace(context)} as furthest from (${funnelDeals(context, request)}) f
      where f.left_out is null and f.outcome = 'lost')
    select s.id as "stageId", min(nullif(btrim(f.loss_reason), '')) as reason, count(*)::int as deals
    from f join stage s on s.pipeline_id = ${request.pipelineId} and s.kind = 'open' and s.position = f.furthest
    group by s.id, fold(coalesce(f.loss_reason, '')) order by 3 desc, 2 nulls last`.execute(database.sql);
  return read.rows;
}
