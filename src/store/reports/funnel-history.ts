import { sql } from 'kysely';
import type { Day } from '#core/shared/day.ts';
import type { Database } from '../database.ts';
import { localDay, type FactContext } from '../facts/context.ts';
import { rowsOf } from '../measures/measure.ts';

/** How far the deals of a pipeline reach, for what the viewer may see. */
export interface FunnelHistory {
  /** The local day of the first creation or closing, and of the last one; null without deals. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Whether any deal of the pipeline has a recorded move between stages. */
  readonly hasMoves: boolean;
}

/** Reads the reach of a pipeline's deals as of the instant. */
export async function readFunnelHistory(database: Database, context: FactContext, pipelineId: number): Promise<FunnelHistory> {
  const deals = rowsOf({ measure: { kind: 'count', fact: 'creation' }, span: { from: new Date(0), to: context.asOf } }, context);
  const read = await sql<FunnelHistory>`
    select ${localDay(sql`min(least(f.created_at, f.closed_at))`, context)} as "firstDay",
      ${localDay(sql`max(greatest(f.created_at, f.closed_at))`, context)} as "lastDay",
      exists (select from stage_move m join deal d on d.deal_ref = m.deal_ref and d.current
              where m.current and d.pipeline_id = ${pipelineId} and m.at < ${context.asOf}) as "hasMoves"
    from (${deals}) f where f.pipeline_id = ${pipelineId}`.execute(database.sql);
  return read.rows[0] ?? { firstDay: null, lastDay: null, hasMoves: false };
}
