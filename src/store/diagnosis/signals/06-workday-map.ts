import { sql } from 'kysely';
import { median } from '#core/metrics/statistics/quantile.ts';
import { officeSchedule } from '#core/shared/business-time.ts';
import { kindOfDay, listWorkingDays } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import type { Sql } from '../../facts/context.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { salesPeople } from '../sales-people.ts';
import { meetingMinutes } from '../touches.ts';
import { type RepDay, repDays } from './06-rep-days.ts';

const minutesOfDay = officeSchedule.stretches.reduce((sum, { from, to }) => sum + to - from, 0);

/** Working minutes of a day: eight hours, one less before a holiday. */
const workingMinutes = (frame: Frame, day: Day): number => minutesOfDay - (kindOfDay(day, frame.calendar) === 'short' ? 60 : 0);

interface RepTime {
  readonly id: number;
  readonly name: string;
  /** Minutes of talk and meetings, what overlaps once. */
  readonly busy: number;
  readonly worked: number;
  readonly days: number;
}

interface RepBusy {
  readonly id: number;
  readonly name: string;
  readonly hired: Day | null;
  readonly busy: number;
}

const talks = (frame: Frame): Sql => sql`
  select f.employee_id, tstzrange(f.at + make_interval(secs => coalesce(f.ring_seconds, 0)), f.at + make_interval(secs => coalesce(f.ring_seconds, 0) + f.talk_seconds)) as stretch
  from (${counted(frame, 'call', frame.span('last-20-working-days'))}) f where f.talk_seconds > 0
  union all
  select f.employee_id, tstzrange(f.at, f.at + make_interval(mins => ${meetingMinutes}::int))
  from (${counted(frame, 'meeting', frame.span('last-20-working-days'))}) f where f.status = 'held'`;

/** Each rep's time with customers against own working time in the last twenty working days. */
const repTimes = (frame: Frame): Promise<RepTime[]> =>
  frame.once('rep times', async () => {
    const read = await sql<RepBusy>`
      select e.id, e.name, e.hired_at as hired, coalesce(sum(extract(epoch from upper(x) - lower(x)) / 60), 0)::float8 as busy
      from (${salesPeople(frame)}) e
      left join (select t.employee_id, unnest(range_agg(t.stretch)) as x from (${talks(frame)}) t group by 1) b on b.employee_id = e.id
      group by 1, 2, 3 order by 1`.execute(frame.database.sql);
    const days = listWorkingDays(frame.period('last-20-working-days'), frame.calendar);
    return read.rows.map(({ hired, ...rep }) => {
      const own = days.filter((day) => hired === null || day >= hired);
      return { ...rep, days: own.length, worked: own.reduce((sum, day) => sum + workingMinutes(frame, day), 0) };
    });
  });

const timeWithCustomers: SignalReader = {
  read: async (frame) => {
    const reps = await repTimes(frame);
    const sum = (figure: (rep: RepTime) => number): number => reps.reduce((all, rep) => all + figure(rep), 0);
    const [busy, worked, days] = [sum((rep) => rep.busy), sum((rep) => rep.worked), sum((rep) => rep.days)];
    if (busy === 0 || worked === 0) return none('no-data', { sample: 0 });
    return { value: busy / worked, numerator: busy, denominator: worked, sample: days, ...during(frame, 'last-20-working-days') };
  },
  rows: async (frame) => {
    const list = (await repTimes(frame)).flatMap(({ id, name, busy, worked }): SignalRow[] => {
      if (worked === 0) return [];
      return [{ kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: busy / worked, hit: fallsShort(frame, 'S6.5', busy / worked) }];
    });
    return { list: list.toSorted((a, b) => (a.figure ?? 0) - (b.figure ?? 0)) };
  },
};

const ofDays = (id: 'S6.6a' | 'S6.6b', figure: (day: RepDay) => number): SignalReader => ({
  read: async (frame) => {
    const days = await repDays(frame);
    const value = median(days.map(figure));
    return value === null ? none('no-data', { sample: 0 }) : { value, sample: days.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const list = (await repDays(frame)).map((day): SignalRow => ({
      kind: 'day', id: null, title: day.day, who: day.name, at: day.opens, amount: null, figure: figure(day), hit: fallsShort(frame, id, figure(day)),
    }));
    return { list: list.toSorted((a, b) => (b.figure ?? 0) - (a.figure ?? 0)) };
  },
});

/** Section 6: maps of the working day, as far as telephony, meetings and the CRM show the day. */
export const workdayMapSignals: SectionReaders = {
  'S6.5': timeWithCustomers,
  'S6.6a': ofDays('S6.6a', (day) => day.first),
  'S6.6b': ofDays('S6.6b', (day) => day.gap),
};
