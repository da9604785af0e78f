import { abcOfYear, abcXyzOf } from '../customer-classes.ts';
import { type CustomerTime, customerTimes } from '../customer-times.ts';
import { none, type SignalReader, type SignalRow } from '../reader.ts';

const sumOf = <T>(list: readonly T[], figure: (one: T) => number): number => list.reduce((sum, one) => sum + figure(one), 0);
const isSmall = ({ customer }: CustomerTime): boolean => customer.abc === 'C';

/** How much more of the time than of the revenue goes to the smallest customers. */
export const timeOnSmall: SignalReader = {
  read: async (frame) => {
    const [times, run] = [await customerTimes(frame), await abcOfYear(frame)];
    const small = times.filter(isSmall);
    const seconds = sumOf(times, (one) => one.seconds);
    const revenue = sumOf(small, ({ customer }) => customer.amount);
    const sample = times.filter((one) => one.seconds > 0).length;
    if (seconds === 0) return none('no-data', { sample });
    if (revenue === 0) return none('not-applicable', { sample });
    const [time, money] = [sumOf(small, (one) => one.seconds) / seconds, revenue / run.total];
    return { value: time / money, numerator: time, denominator: money, sample, ...run.window };
  },
  rows: async (frame) => {
    const { buyers } = await abcXyzOf(frame);
    const list = (await customerTimes(frame)).filter(isSmall).map(({ customer, seconds }): SignalRow => ({
      kind: 'customer', id: String(customer.id), title: buyers.get(customer.id)?.name ?? null, who: buyers.get(customer.id)?.rep ?? null,
      at: null, amount: customer.amount, figure: seconds / 60, hit: seconds > 0,
    }));
    return { list: list.toSorted((a, b) => (b.figure ?? 0) - (a.figure ?? 0)) };
  },
};
