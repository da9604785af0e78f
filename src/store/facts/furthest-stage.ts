import { sql } from 'kysely';
import type { FactContext, Sql } from './context.ts';

/**
 * Derived fact of a deal `f` (one of the relations over deals): the place of its furthest open stage, by its
 * moves before as-of; without moves into open stages the stage the file gives, where that is open; else null.
 */
export const furthestPlace = (context: FactContext): Sql => sql`
  coalesce((select max(so.position) from stage_move m
            join stage_of so on so.pipeline_id = f.pipeline_id and so.stage_ref = m.stage_ref and so.kind = 'open'
            where m.deal_ref = f.deal_ref and m.current and m.at < ${context.asOf}),
           (select s.position from stage s where s.id = f.stage_id and s.kind = 'open' and s.pipeline_id = f.pipeline_id))`;

/** The name of that stage. */
export const furthestStage = (context: FactContext): Sql => sql`
  (select s.name from stage s where s.pipeline_id = f.pipeline_id and s.kind = 'open' and s.position = ${furthestPlace(context)})`;
