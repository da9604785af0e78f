import { sql } from 'kysely';
import type { PlacedCustomer } from '#core/customers/abcxyz.ts';
import { abcOfYear, abcXyzOf } from '../customer-classes.ts';
import { type Frame, spanOfPeriod } from '../frame.ts';
import { none, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';

interface CustomerTime {
  readonly customer: PlacedCustomer<number>;
  readonly minutes: number;
}

/** Minutes of calls and meetings with each customer that has a class, over the 12 months by which the classes were made. */
export const customerTimes = (frame: Frame): Promise<CustomerTime[]> =>
  frame.once('customer times', async () => {
    const run = await abcOfYear(frame);
    const read = await sql<{ id: number; minutes: number }>`
      select t.customer_id as id, sum(t.minutes)::float8 as minutes from (${touches(frame, spanOfPeriod(run.window, frame.context.timeZone))}) t
      where t.customer_id is not null and t.minutes is not null group by 1`.execute(frame.database.sql);
    const minutes = new Map(read.rows.map((row) => [row.id, row.minutes]));
    return run.customers.flatMap((customer) => (customer.abc === null ? [] : [{ customer, minutes: minutes.get(customer.id) ?? 0 }]));
  });

const sumOf = <T>(list: readonly T[], figure: (one: T) => number): number => list.reduce((sum, one) => sum + figure(one), 0);
const isSmall = ({ customer }: CustomerTime): boolean => customer.abc === 'C';

/** How much more of the time than of the revenue goes to the smallest customers. */
export const timeOnSmall: SignalReader = {
  read: async (frame) => {
    const [times, run] = [await customerTimes(frame), await abcOfYear(frame)];
    const small = times.filter(isSmall);
    const minutes = sumOf(times, (one) => one.minutes);
    const revenue = sumOf(small, ({ customer }) => customer.amount);
    const sample = times.filter((one) => one.minutes > 0).length;
    if (minutes === 0) return none('no-data', { sample });
    if (revenue === 0) return none('not-applicable', { sample });
    const [time, money] = [sumOf(small, (one) => one.minutes) / minutes, revenue / run.total];
    return { value: time / money, numerator: time, denominator: money, sample, ...run.window };
  },
  rows: async (frame) => {
    const { buyers } = await abcXyzOf(frame);
    const list = (await customerTimes(frame)).filter(isSmall).map(({ customer, minutes }): SignalRow => ({
      kind: 'customer', id: String(customer.id), title: buyers.get(customer.id)?.name ?? null, who: buyers.get(customer.id)?.rep ?? null,
      at: null, amount: customer.amount, figure: minutes, hit: minutes > 0,
    }));
    return { list: list.toSorted((a, b) => (b.figure ?? 0) - (a.figure ?? 0)) };
  },
};
