import { sql } from 'kysely';
import { businessClock } from '#core/shared/business-clock.ts';
import { officeSchedule } from '#core/shared/business-time.ts';
import { addDays } from '#core/shared/day.ts';
import { leads } from '../facts/leads.ts';
import { seenBy } from '../measures/relations.ts';
import type { Sql } from '../facts/context.ts';
import type { Frame } from './frame.ts';
import { employeeName } from './reader.ts';

/** Leads of the last 90 days that the viewer may see, as `f`. */
export const recentLeads = (frame: Frame): Sql => {
  const { from, to } = frame.span('last-90-days');
  return sql`select f.* from (${leads(frame.context)}) f where f.at >= ${from} and f.at < ${to} and ${seenBy(frame.context, 'leads')}`;
};

interface Lead {
  readonly id: string;
  readonly title: string | null;
  readonly who: string | null;
  readonly at: Date;
  readonly responded: Date | null;
  readonly isDecided: boolean;
}

/** A lead with its wait in working minutes: to the first response, or until now where there was none yet. */
export interface LeadWait extends Omit<Lead, 'responded' | 'isDecided'> {
  readonly minutes: number;
  readonly isAnswered: boolean;
}

export interface LeadWaits {
  readonly leads: readonly LeadWait[];
  /** Decided leads whose first response nobody recorded, and responses before their lead: their wait is not known. */
  readonly unknown: number;
}

/** How long the leads of the last 90 days waited: working minutes of office hours, nights and weekends left out. */
export const leadWaits = (frame: Frame): Promise<LeadWaits> =>
  frame.once('lead waits', async () => {
    const read = await sql<Lead>`
      select f.id::text as id, coalesce(f.name, f.code) as title, ${employeeName(sql`f.employee_id`)} as who, f.at, f.first_response_at as responded,
             coalesce(f.outcome, 'open') <> 'open' or f.deal_ref is not null as "isDecided"
      from (${recentLeads(frame)}) f order by f.at`.execute(frame.database.sql);
    const { calendar, today, context, period } = frame;
    const clock = businessClock({ from: period('last-90-days').from, to: addDays(today, 1) }, { schedule: officeSchedule, calendar, zone: context.timeZone });
    const leads = read.rows.flatMap(({ responded, isDecided, ...lead }): LeadWait[] => {
      const until = responded ?? context.asOf;
      if ((responded === null && isDecided) || until < lead.at) return [];
      return [{ ...lead, isAnswered: responded !== null, minutes: (clock(until.getTime()) - clock(lead.at.getTime())) / 60_000 }];
    });
    return { leads, unknown: read.rows.length - leads.length };
  });
