import { sql } from 'kysely';
import type { Sql } from '../../facts/context.ts';
import { counted } from '../deal-rows.ts';
import { edits } from '../edits.ts';
import type { Frame } from '../frame.ts';
import { during, employeeName, rowColumns, shareReading, type SignalReader } from '../reader.ts';

/**
 * Talks of the window longer than a minute with customers who have a deal. Columns: id, at, customer_id,
 * employee_id, minutes of talk, is_late: nothing was entered about the customer from the beginning of the call
 * to 15 minutes after its end. Calls that ended less than that before as-of are not there yet.
 */
const notedCalls = (frame: Frame): Sql => {
  const span = frame.span('last-90-days');
  return sql`
    with talk as materialized (
      select f.id, f.at, f.employee_id, f.talk_seconds, f.deal_ref, coalesce(f.customer_id, cr.customer_id) as customer_id,
             f.at + make_interval(secs => coalesce(f.ring_seconds, 0) + f.talk_seconds) + interval '15 minutes' as until
      from (${counted(frame, 'call', span)}) f
      left join deal d on d.deal_ref = f.deal_ref and d.current left join customer_ref cr on cr.id = d.customer_ref
      where f.talk_seconds > 60),
    entered as materialized (select e.at, e.deal_ref, e.customer_id from (${edits(frame, { from: span.from, to: frame.context.asOf })}) e),
    noted as materialized (
      select t.id from talk t join entered e on e.customer_id = t.customer_id and e.at >= t.at and e.at <= t.until
      union select t.id from talk t join entered e on e.deal_ref = t.deal_ref and e.at >= t.at and e.at <= t.until)
    select t.id, t.at, t.customer_id, t.employee_id, t.talk_seconds / 60.0 as minutes, n.id is null as is_late
    from talk t left join noted n on n.id = t.id
    where t.until <= ${frame.context.asOf}
      and (t.deal_ref is not null or t.customer_id in (select r.customer_id from deal d join customer_ref r on r.id = d.customer_ref where d.current))`;
};

interface RepNotes {
  /** Null for calls of nobody known. */
  readonly id: number | null;
  readonly talks: number;
  readonly late: number;
}

/** How many such talks each rep had, and how many were noted late. */
export const notesByRep = (frame: Frame): Promise<RepNotes[]> =>
  frame.once('notes by rep', async () => {
    const read = await sql<RepNotes>`
      select t.employee_id as id, count(*)::int as talks, (count(*) filter (where t.is_late))::int as late from (${notedCalls(frame)}) t group by 1`.execute(frame.database.sql);
    return read.rows;
  });

/** The same calls as rows: a hit was noted late or never. */
const noteRows = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'call', id: sql`t.id`, title: sql`c.name`, who: employeeName(sql`t.employee_id`), at: sql`t.at`, figure: sql`t.minutes`, hit: sql`t.is_late` })}
  from (${notedCalls(frame)}) t left join customer c on c.id = t.customer_id`;

/** How many talks are noted late or never. */
export const lateNotes: SignalReader = {
  read: async (frame) => {
    const reps = await notesByRep(frame);
    return shareReading(reps.reduce((sum, { late }) => sum + late, 0), reps.reduce((sum, { talks }) => sum + talks, 0), during(frame, 'last-90-days'));
  },
  rows: (frame) => ({ sql: noteRows(frame) }),
};
