import { sql } from 'kysely';
import type { FactContext, Sql } from '../facts/context.ts';
import { rowsOf, type Span, type Where } from '../measures/measure.ts';

/** Which deals a funnel is over: those closed in the period, or all created in it, whatever became of them. */
export type FunnelBasis = 'closing' | 'creation';

export interface FunnelRequest {
  readonly pipelineId: number;
  readonly span: Span;
  readonly where?: Where | undefined;
  /** By date of closing unless said otherwise. */
  readonly basis?: FunnelBasis | undefined;
}

/** The deals of the funnel that the viewer may see, each with the reason it is left out, if any. */
export const funnelDeals = (context: FactContext, request: FunnelRequest): Sql => sql`
  select c.*, extract(epoch from c.closed_at - c.created_at)::float8 / 86400 as length_days
  from (${rowsOf({ measure: { kind: 'count', fact: request.basis ?? 'closing' }, span: request.span, where: request.where }, context)}) c
  where c.pipeline_id = ${request.pipelineId}`;
