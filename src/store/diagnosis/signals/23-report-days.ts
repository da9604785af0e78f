import { sql } from 'kysely';
import type { Role } from '#core/people/viewer.ts';
import { listWorkingDays } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import { usedDayRow, usedDays } from '../analysis-uses.ts';
import type { Frame } from '../frame.ts';
import { none, shareReading, type SignalReader } from '../reader.ts';

/** Who heads the department: users who are heads of sales; the owner where there are none. */
async function headRoles({ database }: Frame): Promise<readonly Role[]> {
  const read = await sql<{ found: boolean }>`select exists (select from app_user where role = 'head-of-sales' and disabled_at is null) as found`.execute(database.sql);
  return read.rows[0]?.found === true ? ['head-of-sales'] : ['owner'];
}

interface ReportDay {
  readonly day: Day;
  readonly isOpened: boolean;
  readonly who: string | null;
}

/** The working days of the window since the report was opened for the first time: before it the product was not in use. */
const reportDays = (frame: Frame): Promise<readonly ReportDay[]> =>
  frame.once('days of the report', async () => {
    const uses = await usedDays(frame, 'plan', await headRoles(frame));
    const first = uses.at(-1)?.day;
    const opened = new Map(uses.map(({ day, who }) => [day, who]));
    const days = first === undefined ? [] : listWorkingDays(frame.period('last-20-working-days'), frame.calendar).filter((day) => day >= first);
    return days.map((day) => ({ day, isOpened: opened.has(day), who: opened.get(day) ?? null }));
  });

/** S23.8: the working days on which the head opened the report of the plan. */
export const reportOpened: SignalReader = {
  read: async (frame) => {
    const days = await reportDays(frame);
    const [first] = days;
    if (first === undefined) return none('tool-not-used', { sample: 0 });
    return shareReading(days.filter(({ isOpened }) => isOpened).length, days.length, { from: first.day, to: frame.today });
  },
  rows: async (frame) => ({ list: (await reportDays(frame)).map(({ day, who, isOpened }) => usedDayRow({ day, who }, null, !isOpened)) }),
};
