import { sql } from 'kysely';
import { replacementDays, type Replacement } from '#core/people/replacement.ts';
import type { Day } from '#core/shared/day.ts';
import { closings } from '../../facts/deal-state.ts';
import { seenBy } from '../../measures/relations.ts';
import type { Frame } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { during, none, type SignalReader, type SignalRow } from '../reader.ts';

interface Dismissed extends Replacement {
  readonly id: number;
  readonly name: string;
  readonly at: Date;
}

/** How many of the latest dismissals are looked at. */
const looked = 3;

/** The last dismissals of those who sell, each with the days to the first win of anyone hired since, or to as-of while there is none. */
const dismissals = (frame: Frame): Promise<Dismissed[]> =>
  frame.once('dismissals', async () => {
    const { context } = frame;
    const sells = sql`coalesce(e.role, 'rep') in ('rep', 'team-lead') and e.listed`;
    const gone = await sql<{ id: number; name: string; on: Day; at: Date }>`
      select f.id, f.name, to_char(f.dismissed_at, 'YYYY-MM-DD') as on, f.at
      from (select e.id, e.id as employee_id, e.name, e.dismissed_at, e.dismissed_at::timestamp at time zone ${context.timeZone} as at from employee e
            where e.dismissed_at < ${frame.today}::date and ${sells}) f
      where ${seenBy(context, 'employees')} order by f.dismissed_at desc, f.id limit ${looked}`.execute(frame.database.sql);
    const earliest = gone.rows.at(-1);
    if (earliest === undefined) return [];
    const wins = await sql<{ hired: Day; at: Date }>`
      select to_char(e.hired_at, 'YYYY-MM-DD') as hired, min(f.closed_at) as at
      from (select f.employee_id, f.closed_at from (${closings(context)}) f where f.outcome = 'won' and f.reason is null and f.closed_at >= ${earliest.at}) f
      join employee e on e.id = f.employee_id and e.hired_at >= ${earliest.on}::date and (f.closed_at at time zone ${context.timeZone})::date >= e.hired_at and ${sells}
      group by e.id`.execute(frame.database.sql);
    return gone.rows.map(({ id, name, on, at }) => {
      const first = Math.min(...wins.rows.filter(({ hired }) => hired >= on).map((win) => win.at.getTime()));
      return { id, name, at, days: (Math.min(first, context.asOf.getTime()) - at.getTime()) / 86_400_000, isOver: first !== Infinity };
    });
  });

/** Median days to replace one who left. */
export const replacement: SignalReader = {
  read: async (frame) => {
    const found = await dismissals(frame);
    if (found.length === 0) return none('no-data', { sample: 0 });
    const days = replacementDays(found);
    return days === null ? none('not-reached', { sample: found.length }) : { value: days, sample: found.length, ...during(frame, 'all-time') };
  },
  rows: async (frame) => ({
    list: (await dismissals(frame)).map(({ id, name, at, days }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at, amount: null, figure: days, hit: fallsShort(frame, 'S5.7', days),
    })),
  }),
};
