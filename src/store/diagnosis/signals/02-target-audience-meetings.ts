import { sql } from 'kysely';
import { median } from '#core/metrics/statistics/quantile.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, employeeName, none, type SignalReader, type SignalRow } from '../reader.ts';

interface RepMeetings {
  readonly id: number;
  readonly name: string;
  /** Held meetings whose deal has been decided since. */
  readonly held: number;
  readonly won: number;
}

/** Reps by their held meetings of the window that a decided deal can be told of; a deal decided before the meeting tells nothing. */
const repMeetings = (frame: Frame): Promise<RepMeetings[]> =>
  frame.once('rep meetings', async () => {
    const span = frame.span('last-90-days');
    const read = await sql<RepMeetings>`
      with decided as materialized (${counted(frame, 'closing', { from: span.from, to: frame.context.asOf })})
      select m.employee_id as id, ${employeeName(sql`m.employee_id`)} as name, count(*)::int as held,
             (count(*) filter (where f.outcome = 'won' and f.closed_at < m.at + interval '90 days'))::int as won
      from (${counted(frame, 'meeting', span)}) m join decided f on f.deal_ref = m.deal_ref and f.closed_at >= m.at
      join employee e on e.id = m.employee_id and coalesce(e.role, 'rep') in ('rep', 'team-lead')
      where m.status = 'held' group by 1 order by 1`.execute(frame.database.sql);
    return read.rows;
  });

interface JudgedReps {
  readonly reps: readonly (RepMeetings & { readonly hit: boolean })[];
  readonly held: number;
}

/** A hit meets at least as often as the middle rep and wins less than half as much of it as the department. */
async function judgeReps(frame: Frame): Promise<JudgedReps> {
  const reps = await repMeetings(frame);
  const held = reps.reduce((sum, rep) => sum + rep.held, 0);
  const won = reps.reduce((sum, rep) => sum + rep.won, 0);
  const middle = median(reps.map((rep) => rep.held)) ?? 0;
  return { held, reps: reps.map((rep) => ({ ...rep, hit: rep.held >= middle && (rep.won / rep.held) * 2 < won / held })) };
}

/** Reps whose meetings bring nothing. */
export const fruitlessMeetings: SignalReader = {
  read: async (frame) => {
    const { reps, held } = await judgeReps(frame);
    if (held === 0) return none('no-data', { sample: 0 });
    const hits = reps.filter(({ hit }) => hit).length;
    return { value: hits, numerator: hits, denominator: reps.length, sample: held, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await judgeReps(frame)).reps.map(({ id, name, held, won, hit }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: won / held, hit,
    })),
  }),
};
