import { sql } from 'kysely';
import { listWorkingDays } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import { localDay } from '../../facts/context.ts';
import { edits } from '../edits.ts';
import type { Frame } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { during, none, shareReading, type SignalReader, type SignalRow } from '../reader.ts';

/** Minutes of the day at which the last half-hour of work begins: half past five, an hour earlier before a holiday. */
const [lastHalfHour, shortenedBy] = [17 * 60 + 30, 60];

interface DayOfEdits {
  readonly day: Day;
  readonly edits: number;
  readonly late: number;
}

/** Stage moves and new tasks of each working day of the window, and how many came in its last half-hour or later. */
const daysOfEdits = (frame: Frame): Promise<DayOfEdits[]> =>
  frame.once('days of edits', async () => {
    const { context, calendar } = frame;
    const working = listWorkingDays(frame.period('last-90-days'), calendar);
    const starts = working.map((day) => lastHalfHour - (calendar.shortened.has(day) ? shortenedBy : 0));
    const read = await sql<DayOfEdits>`
      select to_char(w.day, 'YYYY-MM-DD') as day, count(*)::int as edits,
             (count(*) filter (where e.minute >= w.minute))::int as late
      from (select ${localDay(sql`e.at`, context)} as day, extract(epoch from (e.at at time zone ${context.timeZone})::time) / 60 as minute
            from (${edits(frame, frame.span('last-90-days'))}) e where e.kind <> 'done') e
      join unnest(${working}::date[], ${starts}::int[]) w(day, minute) on w.day = e.day
      group by 1 order by 1`.execute(frame.database.sql);
    return read.rows;
  });

/** Whether the CRM is filled in bulk when the day is over. */
export const endOfDayEdits: SignalReader = {
  read: async (frame) => {
    const days = await daysOfEdits(frame);
    const sample = days.reduce((sum, day) => sum + day.edits, 0);
    if (sample === 0) return none('no-data', { sample });
    return shareReading(days.reduce((sum, day) => sum + day.late, 0), sample, during(frame, 'last-90-days'));
  },
  rows: async (frame) => ({
    list: (await daysOfEdits(frame)).map(({ day, edits: all, late }): SignalRow => ({
      kind: 'day', id: day, title: day, who: null, at: null, amount: null, figure: late / all, hit: fallsShort(frame, 'S3.12', late / all),
    })),
  }),
};
