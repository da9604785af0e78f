import { sql } from 'kysely';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { fallsShort, severityBy } from '../hits.ts';
import { during, none, type SignalReader, type SignalRow } from '../reader.ts';
import { salesPeople } from '../sales-people.ts';
import { breakdownFields } from './01-funnel.ts';
import { notesByRep } from './03-crm-notes.ts';
import { overdueTasks } from './03-crm-tasks.ts';

/** Fewer things of a kind than this say nothing of a rep. */
const fewest = 5;

interface RepCounts {
  readonly id: number;
  readonly name: string;
  readonly open: number;
  readonly idle: number;
  readonly overdue: number;
  readonly talks: number;
  readonly late: number;
  readonly closed: number;
  /** Closed deals that say the least said of the breakdowns. */
  readonly filled: number;
}

const others = breakdownFields.filter((field) => field !== 'employee_id');

const readReps = (frame: Frame): Promise<RepCounts[]> => frame.keep('counts of reps', async () => {
  const notes = await notesByRep(frame);
  const read = await sql<RepCounts>`
    with rep as materialized (select e.id, e.name from (${salesPeople(frame)}) e),
    open as (
      select f.employee_id, count(*)::int as open, (count(*) filter (where not f.has_task))::int as idle, count(late.due)::int as overdue
      from (${counted(frame, 'open-deal')}) f left join (${overdueTasks(frame)}) late on late.deal_ref = f.deal_ref group by 1),
    talk as (select * from unnest(${notes.map(({ id }) => id)}::int[], ${notes.map(({ talks }) => talks)}::int[], ${notes.map(({ late }) => late)}::int[]) t(employee_id, talks, late)),
    closed as (
      select f.employee_id, count(*)::int as closed, least(${sql.join(others.map((field) => sql`count(${sql.ref(`f.${field}`)})`), sql`, `)})::int as filled
      from (${counted(frame, 'closing', frame.span('last-90-days'))}) f group by 1)
    select rep.id, rep.name, coalesce(open, 0) as open, coalesce(idle, 0) as idle, coalesce(overdue, 0) as overdue, coalesce(talks, 0) as talks,
           coalesce(late, 0) as late, coalesce(closed, 0) as closed, coalesce(filled, 0) as filled
    from rep left join open on open.employee_id = rep.id left join talk on talk.employee_id = rep.id left join closed on closed.employee_id = rep.id
    order by rep.id`.execute(frame.database.sql);
  return read.rows;
});

function severityOfShare(frame: Frame, id: SignalId, part: number, whole: number): number[] {
  const severity = whole < fewest ? null : severityBy(frame, id, part / whole);
  return severity === null ? [] : [severity];
}

interface RepOrder {
  readonly rep: RepCounts;
  /** 1 is perfect order, 0 none. */
  readonly index: number;
}

/** 1 less the mean severity of what is known of a rep; reps of whom too little is known are not there. */
const repOrders = (frame: Frame): Promise<RepOrder[]> =>
  frame.once('order of reps', async () =>
    (await readReps(frame)).flatMap((rep) => {
      const severities = [
        ...severityOfShare(frame, 'S3.1', rep.idle, rep.open), ...severityOfShare(frame, 'S3.2', rep.overdue, rep.open),
        ...severityOfShare(frame, 'S3.4', rep.late, rep.talks), ...severityOfShare(frame, 'S1.7', rep.filled, rep.closed),
      ];
      if (severities.length === 0) return [];
      return [{ rep, index: 1 - severities.reduce((sum, severity) => sum + severity, 0) / severities.length }];
    }),
  );

/** The mean index of order over the reps. */
export const orderOfReps: SignalReader = {
  read: async (frame) => {
    const orders = await repOrders(frame);
    if (orders.length === 0) return none('too-few', { sample: 0 });
    return { value: orders.reduce((sum, { index }) => sum + index, 0) / orders.length, sample: orders.length, ...during(frame, 'as-of') };
  },
  rows: async (frame) => ({
    list: (await repOrders(frame)).map(({ rep, index }): SignalRow => ({
      kind: 'employee', id: String(rep.id), title: rep.name, who: null, at: null, amount: null, figure: index, hit: fallsShort(frame, 'S3.11', index),
    })),
  }),
};
