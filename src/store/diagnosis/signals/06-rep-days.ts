import { sql } from 'kysely';
import { officeSchedule } from '#core/shared/business-time.ts';
import { kindOfDay, listWorkingDays } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import { instantAt } from '#core/shared/zone.ts';
import { calls, meetings } from '../../facts/activities.ts';
import type { Sql } from '../../facts/context.ts';
import { edits } from '../edits.ts';
import type { Frame } from '../frame.ts';
import { salesPeople } from '../sales-people.ts';
import { meetingMinutes } from '../touches.ts';

/** A working day of a rep on which anything happened. */
export interface RepDay {
  readonly name: string;
  readonly day: Day;
  readonly opens: Date;
  /** Minutes from the start of the working day to the first event. */
  readonly first: number;
  /** The longest stretch of minutes between its start and end without an event. */
  readonly gap: number;
}

/** Whatever a rep did, from when to when. */
const events = (frame: Frame): Sql => {
  const span = frame.span('last-90-days');
  return sql`
    select f.employee_id, f.at, f.at + make_interval(secs => coalesce(f.ring_seconds, 0) + coalesce(f.talk_seconds, 0)) as until
    from (${calls(frame.context)}) f where f.at >= ${span.from} and f.at < ${span.to} and (f.direction = 'out' or f.result = 'answered')
    union all
    select f.employee_id, f.at, f.at + make_interval(mins => ${meetingMinutes}::int)
    from (${meetings(frame.context)}) f where f.status = 'held' and f.at >= ${span.from} and f.at < ${span.to}
    union all
    select f.employee_id, f.at, f.at from (${edits(frame, span)}) f`;
};

interface WorkedDays {
  readonly day: Day[];
  readonly opens: Date[];
  readonly closes: Date[];
}

/** The working days of the window that are over, with their first and last instants. */
function workedDays(frame: Frame): WorkedDays {
  const days = listWorkingDays(frame.period('last-90-days'), frame.calendar).filter((day) => day < frame.today);
  const [start, end] = [officeSchedule.stretches[0]?.from ?? 0, officeSchedule.stretches.at(-1)?.to ?? 0];
  const at = (day: Day, minute: number): Date => new Date(instantAt(day, minute * 60_000, frame.context.timeZone));
  return { day: days, opens: days.map((day) => at(day, start)), closes: days.map((day) => at(day, end - (kindOfDay(day, frame.calendar) === 'short' ? 60 : 0))) };
}

/** Every working day of every rep on which anything happened. */
export const repDays = (frame: Frame): Promise<RepDay[]> =>
  frame.once('rep days', async () => {
    const { day, opens, closes } = workedDays(frame);
    const read = await sql<RepDay>`
      with placed as (
        select e.employee_id, d.day, d.opens, d.closes, least(greatest(e.at, d.opens), d.closes) as at, least(greatest(e.until, d.opens), d.closes) as until
        from (${events(frame)}) e
        join unnest(${day}::date[], ${opens}::timestamptz[], ${closes}::timestamptz[]) d(day, opens, closes) on d.day = (e.at at time zone ${frame.context.timeZone})::date
      ), spaced as (
        select p.*, coalesce(max(p.until) over (partition by p.employee_id, p.day order by p.at, p.until rows between unbounded preceding and 1 preceding), p.opens) as before from placed p
      )
      select r.name, s.day, s.opens, (extract(epoch from min(s.at) - s.opens) / 60)::float8 as first,
             (extract(epoch from greatest(max(s.at - s.before), s.closes - max(s.until))) / 60)::float8 as gap
      from spaced s join (${salesPeople(frame)}) r on r.id = s.employee_id
      group by r.name, r.id, s.day, s.opens, s.closes order by r.id, s.day`.execute(frame.database.sql);
    return read.rows;
  });
