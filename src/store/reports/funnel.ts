import { sql } from 'kysely';
import { wilsonInterval, type ShareInterval } from '#core/metrics/statistics/wilson.ts';
import type { Breakdown } from '#core/metrics/vocabulary.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { stageVisits } from '../facts/stage-visits.ts';
import { breakdownKey } from '../measures/relations.ts';
import { rowsOf, type Span, type Where } from '../measures/measure.ts';

export interface FunnelRequest {
  readonly pipelineId: number;
  readonly span: Span;
  readonly where?: Where | undefined;
}

/** One open stage of the funnel over deals closed in the period, and the presences that began in the period. */
export interface FunnelStage {
  readonly stageId: number;
  readonly stage: string;
  readonly position: number;
  /** Closed deals whose furthest stage is this or a later one; a skipped stage counts as passed. */
  readonly reached: number;
  readonly conversion: ShareInterval | null;
  readonly lost: number;
  /** Minor units; lost deals without an amount add nothing and are counted apart. */
  readonly lostAmount: number;
  readonly lostWithoutAmount: number;
  readonly entered: number;
  readonly advanced: number;
  readonly lostHere: number;
  readonly back: number;
  readonly handed: number;
  readonly stillThere: number;
  /** Days per deal, all its visits summed, over deals that have left the stage; null when none has. */
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly finished: number;
  /** The median age of deals still in the stage. */
  readonly openMedianDays: number | null;
}

export interface FunnelReport {
  readonly won: number;
  readonly lost: number;
  readonly winRate: ShareInterval | null;
  /** Closed deals of which no open stage is known: they are in the win rate and not in the stages. */
  readonly stageUnknown: number;
  readonly averageOrder: number | null;
  readonly medianOrder: number | null;
  readonly winsWithoutAmount: number;
  readonly medianCycleDays: number | null;
  readonly p90CycleDays: number | null;
  readonly medianLostDays: number | null;
  readonly stages: readonly FunnelStage[];
  readonly problemStage: { readonly byNumber: string | null; readonly byConversion: string | null; readonly byAmount: string | null };
  readonly excluded: Readonly<Record<string, number>>;
}

const closed = (context: FactContext, request: FunnelRequest): Sql => sql`
  select * from (${rowsOf({ measure: { kind: 'count', fact: 'closing' }, span: request.span, where: request.where }, context)}) c
  where c.pipeline_id = ${request.pipelineId}`;

interface Totals {
  readonly won: number;
  readonly lost: number;
  readonly averageOrder: number | null;
  readonly medianOrder: number | null;
  readonly winsWithoutAmount: number;
  readonly medianCycleDays: number | null;
  readonly p90CycleDays: number | null;
  readonly medianLostDays: number | null;
  readonly excluded: Record<string, number>;
}

async function readTotals(database: Database, context: FactContext, request: FunnelRequest): Promise<Totals> {
  const read = await sql<Totals>`
    with c as (${closed(context, request)}), k as (select * from c where left_out is null)
    select count(*) filter (where outcome = 'won')::int as won, count(*) filter (where outcome = 'lost')::int as lost,
      (sum(amount) filter (where outcome = 'won' and amount > 0) / nullif(count(*) filter (where outcome = 'won' and amount > 0), 0))::float8 as "averageOrder",
      percentile_cont(0.5) within group (order by amount) filter (where outcome = 'won' and amount > 0)::float8 as "medianOrder",
      count(*) filter (where outcome = 'won' and not coalesce(amount > 0, false))::int as "winsWithoutAmount",
      percentile_cont(0.5) within group (order by cycle_days) filter (where outcome = 'won')::float8 as "medianCycleDays",
      percentile_cont(0.9) within group (order by cycle_days) filter (where outcome = 'won')::float8 as "p90CycleDays",
      percentile_cont(0.5) within group (order by cycle_days) filter (where outcome = 'lost')::float8 as "medianLostDays",
      coalesce((select jsonb_object_agg(left_out, n) from (select left_out, count(*) as n from c where left_out is not null group by 1) x), '{}') as excluded
    from k`.execute(database.sql);
  return read.rows[0] as Totals;
}

interface StageRow {
  readonly stageId: number;
  readonly stage: string;
  readonly position: number;
  readonly furthest: number;
  readonly lost: number;
  readonly lostAmount: number;
  readonly lostWithoutAmount: number;
}

/** Closed deals by their furthest open stage; won deals are beyond the last. Deals without a known stage stand under no stage. */
async function readFurthest(database: Database, context: FactContext, request: FunnelRequest): Promise<{ stages: StageRow[]; won: number; unknown: number }> {
  const far = sql`
    select c.outcome, c.amount,
           coalesce((select max(so.position) from stage_move m join stage_of so on so.pipeline_id = c.pipeline_id and so.stage_ref = m.stage_ref
                     where m.deal_ref = c.deal_ref and m.current and m.at <= c.closed_at and so.kind = 'open'),
                    (select s.position from stage s where s.id = c.stage_id and s.kind = 'open' and s.pipeline_id = c.pipeline_id)) as furthest
    from (${closed(context, request)}) c where c.left_out is null`;
  const read = await sql<StageRow & { won: number; unknown: number }>`
    with f as materialized (${far})
    select s.id as "stageId", s.name as stage, s.position,
           count(f.outcome) filter (where f.outcome = 'won' or f.furthest >= s.position)::int as furthest,
           count(f.outcome) filter (where f.outcome = 'lost' and f.furthest = s.position)::int as lost,
           coalesce(sum(f.amount) filter (where f.outcome = 'lost' and f.furthest = s.position), 0)::float8 as "lostAmount",
           count(f.outcome) filter (where f.outcome = 'lost' and f.furthest = s.position and f.amount is null)::int as "lostWithoutAmount",
           (select count(*) from f where furthest is not null and outcome = 'won')::int as won,
           (select count(*) from f where furthest is null)::int as unknown
    from stage s left join f on f.furthest is not null
    where s.pipeline_id = ${request.pipelineId} and s.kind = 'open'
    group by s.id order by s.position`.execute(database.sql);
  return { stages: read.rows, won: read.rows[0]?.won ?? 0, unknown: read.rows[0]?.unknown ?? 0 };
}

interface VisitRow {
  readonly stageId: number;
  readonly entered: number;
  readonly advanced: number;
  readonly lostHere: number;
  readonly back: number;
  readonly handed: number;
  readonly stillThere: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly finished: number;
  readonly openMedianDays: number | null;
}

/** Presences that began in the period, and the days each deal spent in each stage. */
async function readVisits(database: Database, context: FactContext, request: FunnelRequest): Promise<Map<number, VisitRow>> {
  const seen = rowsOf({ measure: { kind: 'count', fact: 'creation' }, span: { from: new Date(0), to: context.asOf }, where: request.where }, context);
  const read = await sql<VisitRow>`
    with v as materialized (
      select v.* from (${stageVisits(context)}) v
      where v.pipeline_id = ${request.pipelineId} and v.entered_at >= ${request.span.from} and v.entered_at < ${request.span.to}
        and v.deal_ref in (select s.deal_ref from (${seen}) s where s.left_out is null)),
    d as (
      select stage_id, deal_ref, sum(days) as days, bool_or(ending = 'still-there') as open from v group by 1, 2),
    days as (
      select stage_id, percentile_cont(0.5) within group (order by days) filter (where not open) as median,
             percentile_cont(0.9) within group (order by days) filter (where not open) as p90,
             count(*) filter (where not open)::int as finished,
             percentile_cont(0.5) within group (order by days) filter (where open) as open_median
      from d group by 1)
    select v.stage_id as "stageId", count(*)::int as entered, count(*) filter (where ending = 'advanced')::int as advanced,
      count(*) filter (where ending = 'lost')::int as "lostHere", count(*) filter (where ending = 'back')::int as back,
      count(*) filter (where ending = 'handed')::int as handed, count(*) filter (where ending = 'still-there')::int as "stillThere",
      min(days.median)::float8 as "medianDays", min(days.p90)::float8 as "p90Days", min(days.finished)::int as finished,
      min(days.open_median)::float8 as "openMedianDays"
    from v join days on days.stage_id = v.stage_id group by 1`.execute(database.sql);
  return new Map(read.rows.map((row) => [row.stageId, row]));
}

const noVisits = { entered: 0, advanced: 0, lostHere: 0, back: 0, handed: 0, stillThere: 0, medianDays: null, p90Days: null, finished: 0, openMedianDays: null };

function extremeOf(stages: readonly FunnelStage[], value: (stage: FunnelStage) => number | null): string | null {
  let best: FunnelStage | null = null;
  for (const stage of stages) {
    const own = value(stage);
    if (own !== null && own > 0 && (best === null || own > (value(best) ?? 0))) best = stage;
  }
  return best?.stage ?? null;
}

/** The funnel over deals closed in the period, with what happened to presences that began in it. */
export async function readFunnel(database: Database, context: FactContext, request: FunnelRequest): Promise<FunnelReport> {
  const totals = await readTotals(database, context, request);
  const furthest = await readFurthest(database, context, request);
  const visits = await readVisits(database, context, request);
  const stages = furthest.stages.map((row, index): FunnelStage => {
    const next = furthest.stages[index + 1]?.furthest ?? furthest.won;
    return {
      stageId: row.stageId,
      stage: row.stage,
      position: row.position,
      reached: row.furthest,
      conversion: wilsonInterval(next, row.furthest),
      lost: row.lost,
      lostAmount: row.lostAmount,
      lostWithoutAmount: row.lostWithoutAmount,
      ...(visits.get(row.stageId) ?? noVisits),
    };
  });
  const { excluded, ...rest } = totals;
  return {
    ...rest,
    winRate: wilsonInterval(totals.won, totals.won + totals.lost),
    stageUnknown: furthest.unknown,
    stages,
    problemStage: {
      byNumber: extremeOf(stages, (stage) => stage.lost),
      byConversion: extremeOf(stages, (stage) => (stage.conversion === null || stage.lost === 0 ? null : 1 - stage.conversion.share)),
      byAmount: extremeOf(stages, (stage) => stage.lostAmount),
    },
    excluded,
  };
}

/** A row of a breakdown of the funnel: closings, win rate with interval, money. */
export interface FunnelBreakdownRow {
  readonly key: string | null;
  readonly second: string | null;
  readonly won: number;
  readonly lost: number;
  readonly winRate: ShareInterval | null;
  readonly averageOrder: number | null;
  readonly amountWon: number;
}

/** Wins, losses and money by one breakdown or by two at once. */
export async function readFunnelBreakdown(
  database: Database,
  context: FactContext,
  request: FunnelRequest & { readonly by: Breakdown; readonly and?: Breakdown | undefined },
): Promise<FunnelBreakdownRow[]> {
  const first = breakdownKey(request.by, context);
  const second = request.and === undefined ? sql`null::text` : sql`(select ${breakdownKey(request.and, context).key} from (select 1) one ${breakdownKey(request.and, context).join})`;
  const read = await sql<Omit<FunnelBreakdownRow, 'winRate'>>`
    select ${first.key}::text as key, ${second}::text as second, count(*) filter (where f.outcome = 'won')::int as won,
           count(*) filter (where f.outcome = 'lost')::int as lost,
           (sum(f.amount) filter (where f.outcome = 'won' and f.amount > 0) / nullif(count(*) filter (where f.outcome = 'won' and f.amount > 0), 0))::float8 as "averageOrder",
           coalesce(sum(f.amount) filter (where f.outcome = 'won'), 0)::float8 as "amountWon"
    from (${closed(context, request)}) f ${first.join} where f.left_out is null
    group by 1, 2 order by 1 collate "ru-x-icu" nulls last, 2 collate "ru-x-icu" nulls last`.execute(database.sql);
  return read.rows.map((row) => ({ ...row, winRate: wilsonInterval(row.won, row.won + row.lost) }));
}
