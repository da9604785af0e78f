import { sql } from 'kysely';
import type { Window } from '#core/diagnosis/vocabulary.ts';
import type { Sql } from '../facts/context.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';
import { employeeName, rowColumns } from './reader.ts';

/** Wins below which a rep's mix of new and current says nothing. */
export const winsToTell = 5;

/**
 * Reps with wins of known segment in a window, by default the last 90 days. Columns: employee_id, wins, fresh and current (shares of
 * wins with new and with current customers). Those with fewer than `winsToTell` are not there.
 */
export const repMixes = (frame: Frame, window: Window = 'last-90-days'): Sql => sql`
  select f.employee_id, count(*)::int as wins, (count(*) filter (where f.segment = 'new'))::float8 / count(*) as fresh,
         (count(*) filter (where f.segment = 'current'))::float8 / count(*) as current
  from (${counted(frame, 'closing', frame.span(window))}) f
  where f.outcome = 'won' and f.segment is not null and f.employee_id is not null
  group by 1 having count(*) >= ${winsToTell}`;

/** The same reps as rows: a hit wins more than a fifth with new customers and more than a fifth with current ones. */
export const mixedReps = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'employee', id: sql`m.employee_id`, title: employeeName(sql`m.employee_id`), figure: sql`m.fresh`, hit: sql`m.fresh > 0.2 and m.current > 0.2` })}
  from (${repMixes(frame)}) m`;
