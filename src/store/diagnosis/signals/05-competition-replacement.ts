import { sql } from 'kysely';
import { replacementDays, type Replacement } from '#core/people/replacement.ts';
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
    const read = await sql<Dismissed>`
      with left_then as (
        select f.* from (select e.id, e.id as employee_id, e.name, e.dismissed_at, e.dismissed_at::timestamp at time zone ${context.timeZone} as at from employee e
                         where e.dismissed_at < ${frame.today}::date and ${sells}) f
        where ${seenBy(context, 'employees')} order by f.dismissed_at desc, f.id limit ${looked}),
      first_win as materialized (
        select e.hired_at, min(f.closed_at) as at from employee e
        join (${closings(context)}) f on f.employee_id = e.id and f.outcome = 'won' and f.reason is null and (f.closed_at at time zone ${context.timeZone})::date >= e.hired_at
        where e.hired_at is not null and ${sells} group by e.id)
      select l.id, l.name, l.at, extract(epoch from coalesce(w.at, ${context.asOf}) - l.at)::float8 / 86400 as days, w.at is not null as "isOver"
      from left_then l left join lateral (select min(w.at) as at from first_win w where w.hired_at >= l.dismissed_at) w on true
      order by l.at desc`.execute(frame.database.sql);
    return read.rows;
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
      kind: 'employee', id: String(id), title: name, who: null, at, amount: null, figure: days, hit: fallsShort('S5.7', days),
    })),
  }),
};
