import { sql } from 'kysely';
import type { Frame } from './frame.ts';

/** Customers with a plan of their own for the period that holds today, named by number, INN or name. */
export const customersPlanned = (frame: Frame): Promise<ReadonlySet<number>> =>
  frame.once('customers planned', async () => {
    const read = await sql<{ id: number }>`
      with planned as (
        select distinct p.subject from plan_line p
        where p.current and p.subject_type = 'customer' and p.subject is not null and p.period_from <= ${frame.today}::date and p.period_to > ${frame.today}::date)
      select c.id from customer c join planned p on fold(p.subject) = fold(c.name)
      union select c.id from customer c join planned p on p.subject = c.inn
      union select c.id from customer c cross join unnest(c.codes) code join planned p on p.subject = code`.execute(frame.database.sql);
    return new Set(read.rows.map(({ id }) => id));
  });
