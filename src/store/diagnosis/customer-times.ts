import { sql } from 'kysely';
import type { PlacedCustomer } from '#core/customers/abcxyz.ts';
import { abcOfYear } from './customer-classes.ts';
import { type Frame, spanOfPeriod } from './frame.ts';
import { touches } from './touches.ts';

export interface CustomerTime {
  readonly customer: PlacedCustomer<number>;
  /** Whole, so that their sum is the same in any order. */
  readonly seconds: number;
}

/** Seconds of calls and meetings with each customer that has a class, over the 12 months by which the classes were made. */
export const customerTimes = (frame: Frame): Promise<CustomerTime[]> =>
  frame.once('customer times', async () => {
    const run = await abcOfYear(frame);
    const read = await sql<{ id: number; seconds: number }>`
      select t.customer_id as id, sum(round(t.minutes * 60))::float8 as seconds from (${touches(frame, spanOfPeriod(run.window, frame.context.timeZone))}) t
      where t.customer_id is not null and t.minutes is not null group by 1`.execute(frame.database.sql);
    const seconds = new Map(read.rows.map((row) => [row.id, row.seconds]));
    return run.customers.flatMap((customer) => (customer.abc === null ? [] : [{ customer, seconds: seconds.get(customer.id) ?? 0 }]));
  });
