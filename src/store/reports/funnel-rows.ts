import { sql } from 'kysely';
import { isByVisits, type FunnelSet } from '#core/pipeline/funnel-sets.ts';
import type { Measure } from '#core/metrics/vocabulary.ts';
import type { Page, PageRequest } from '#core/shared/page.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { furthestPlace } from '../facts/furthest-stage.ts';
import { stageVisits } from '../facts/stage-visits.ts';
import { listRows, type FactRow, type RowSort } from '../measures/rows.ts';
import type { FunnelRequest } from './funnel-deals.ts';

export interface FunnelRowsRequest extends FunnelRequest {
  readonly set: FunnelSet;
  /** The stage that a set of one stage is about. */
  readonly stageId?: number | undefined;
  readonly search?: string | undefined;
  /** Only losses of this reason; null those without one. */
  readonly lossReason?: string | null | undefined;
  readonly page: PageRequest<RowSort>;
}

const placeOf = (request: FunnelRowsRequest): Sql => sql`(select s.position from stage s where s.id = ${request.stageId ?? 0})`;

/** Deals with a presence in the stage that began in the period and ended so. */
const visited = (context: FactContext, request: FunnelRowsRequest, ending: string | null): Sql => sql`(f.deal_ref in (
  select v.deal_ref from (${stageVisits(context)}) v
  where v.stage_id = ${request.stageId ?? 0} and v.entered_at >= ${request.span.from} and v.entered_at < ${request.span.to}
    and ${ending === null ? sql`true` : sql`v.ending = ${ending}`})) is true`;

function chosen(context: FactContext, request: FunnelRowsRequest): Sql {
  const furthest = furthestPlace(context);
  switch (request.set) {
    case 'all': case 'left-out': case 'open-now': return sql`true`;
    case 'won': case 'lost': return sql`f.outcome = ${request.set}`;
    case 'open': return sql`f.outcome is null`;
    case 'with-amount': return sql`f.outcome = 'won' and f.amount > 0`;
    case 'without-amount': return sql`f.outcome = 'won' and not coalesce(f.amount > 0, false)`;
    case 'without-creation': return sql`f.outcome = 'won' and f.created_at is null`;
    case 'stage-unknown': return sql`${furthest} is null`;
    case 'reached': return sql`${furthest} is not null and (f.outcome = 'won' or ${furthest} >= ${placeOf(request)})`;
    case 'lost-at': return sql`f.outcome = 'lost' and ${furthest} = ${placeOf(request)}`;
    case 'open-at': return sql`f.outcome is null and ${furthest} = ${placeOf(request)}`;
    case 'open-in': return sql`f.stage_id = ${request.stageId ?? 0}`;
    case 'entered': return visited(context, request, null);
    case 'lost-here': return visited(context, request, 'lost');
    case 'advanced': case 'back': case 'handed': case 'still-there': return visited(context, request, request.set);
  }
}

function measureOf({ set, basis }: FunnelRowsRequest): Measure {
  if (set === 'open-now' || set === 'open-in') return { kind: 'count', fact: 'open-deal' };
  return { kind: 'count', fact: isByVisits(set) ? 'creation' : (basis ?? 'closing') };
}

const ofReason = (reason: string | null | undefined): Sql =>
  reason === undefined ? sql`true` : sql`fold(coalesce(f.loss_reason, '')) = fold(${reason ?? ''})`;

/**
 * A page of the deals behind a number of the funnel. Presences are counted by visit and listed by deal: a deal
 * that came twice is one row.
 */
export async function listFunnelRows(database: Database, context: FactContext, request: FunnelRowsRequest): Promise<Page<FactRow>> {
  const { set, where, search, page } = request;
  const span = isByVisits(set) ? { from: new Date(0), to: context.asOf } : request.span;
  const only = sql`f.pipeline_id = ${request.pipelineId} and ${chosen(context, request)} and ${ofReason(request.lossReason)}`;
  const take = set === 'left-out' ? 'left-out' : 'counted';
  return listRows(database, context, { measure: measureOf(request), span, where, search, page, take }, only);
}
