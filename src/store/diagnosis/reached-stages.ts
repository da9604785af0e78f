import { sql } from 'kysely';
import { placesOfRoles, type RolePlaces, type SaidRole, type StageRole } from '#core/pipeline/stage-roles.ts';
import type { Sql } from '../facts/context.ts';
import { furthestPlace } from '../facts/furthest-stage.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';

interface PipelinePlaces extends RolePlaces {
  readonly pipeline: number;
}

/** Of each pipeline the places at which the need is found out, the product presented, an offer made. */
const readPlaces = (frame: Frame): Promise<PipelinePlaces[]> =>
  frame.once('places of stage roles', async () => {
    const read = await sql<{ pipeline: number; name: string; position: number; role: SaidRole | null }>`
      select pipeline_id as pipeline, name, position, role from stage where kind = 'open' order by 1, 3`.execute(frame.database.sql);
    return [...Map.groupBy(read.rows, ({ pipeline }) => pipeline)].map(([pipeline, stages]) => ({ pipeline, ...placesOfRoles(stages) }));
  });

/** The pipelines that have a stage for the role, and its place; null where none has. */
export async function pipelinePlaces(frame: Frame, role: StageRole): Promise<{ readonly pipelines: number[]; readonly places: number[] } | null> {
  const found = (await readPlaces(frame)).filter((places) => places[role] !== null);
  return found.length === 0 ? null : { pipelines: found.map(({ pipeline }) => pipeline), places: found.map((places) => places[role] ?? 0) };
}

/**
 * Deals closed in 90 days that reached the role's stage of their pipeline (won ones have passed it), as rows of
 * the closing with `furthest` and the stage's `place`; null where no pipeline has such a stage. Lost deals of
 * which no open stage is known are left out.
 */
export async function closedPast(frame: Frame, role: StageRole): Promise<Sql | null> {
  const known = await pipelinePlaces(frame, role);
  if (known === null) return null;
  return sql`
    select f.* from (
      select f.*, p.place, ${furthestPlace(frame.context)} as furthest from (${counted(frame, 'closing', frame.span('last-90-days'))}) f
      join unnest(${known.pipelines}::int[], ${known.places}::int[]) p(pipeline_id, place) on p.pipeline_id = f.pipeline_id
    ) f where f.outcome = 'won' or f.furthest >= f.place`;
}
