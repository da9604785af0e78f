import { sql } from 'kysely';
import type { SignalReading } from '#core/diagnosis/judge.ts';
import { worstOfMany } from '#core/metrics/statistics/worst-of-many.ts';
import type { Sql } from '../facts/context.ts';
import type { Frame } from './frame.ts';
import { during, employeeName, none, type SignalReader, type SignalRow } from './reader.ts';

/** One rep's own figure and the z by which it differs from the others together; a negative z is worse. */
export interface RepStanding {
  readonly id: number;
  readonly name: string | null;
  readonly figure: number | null;
  readonly z: number;
}

/** From how many observations a rep is compared. */
const leastOfRep = 30;

/** The values asked for of each rep who has enough rows in a relation `x`. */
export async function readByRep<Values extends object>(frame: Frame, from: Sql, values: Sql, least = leastOfRep): Promise<(Values & { id: number; name: string | null })[]> {
  const read = await sql<Values & { id: number; name: string | null }>`
    select x.employee_id as id, ${employeeName(sql`x.employee_id`)} as name, ${values}
    from (${from}) x where x.employee_id is not null group by 1 having count(*) >= ${least} order by 1`.execute(frame.database.sql);
  return read.rows;
}

/** What stands in the way, or each rep's standing. */
type Standings = (frame: Frame) => Promise<RepStanding[] | null>;

/**
 * A signal whose value is the z of the weakest rep against the others, corrected for the number compared; its
 * sign is that of the change, so a rep who takes longer counts above zero where `better` is less.
 */
export const weakestRep = (standings: Standings, better: 'more' | 'less'): SignalReader => ({
  read: async (frame): Promise<SignalReading> => {
    const reps = await standings(frame);
    if (reps === null) return none('not-applicable');
    const worst = worstOfMany(reps.map(({ z }) => z));
    if (worst === null || reps.length < 2) return none('too-few', { sample: reps.length });
    return { value: better === 'more' ? worst : -worst, sample: reps.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const reps = ((await standings(frame)) ?? []).toSorted((a, b) => a.z - b.z);
    const list = reps.map(({ id, name, figure, z }, at): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure, hit: at === 0 && z < 0,
    }));
    return { list };
  },
});
