import { dayNumber } from '#core/shared/day.ts';
import type { CustomerPurchases } from '../../reports/purchases.ts';
import { departmentUses } from '../analysis-uses.ts';
import { abcXyzOf } from '../customer-classes.ts';
import { boughtLastYear } from '../customer-revenue.ts';
import type { Frame } from '../frame.ts';
import { during, none, shareReading, type SignalReader, type SignalRow } from '../reader.ts';

/** A class holds for a quarter. */
const classLastsDays = 92;

interface Classed {
  readonly customer: CustomerPurchases;
  readonly isClassed: boolean;
}

/**
 * Customers who bought within the last 12 full months: they have a class when the ABCXYZ analysis was opened within a
 * quarter and they had bought by then. Null while nobody ever opened it.
 */
async function classedCustomers(frame: Frame): Promise<readonly Classed[] | null> {
  const [last] = await departmentUses(frame, 'abcxyz');
  if (last === undefined) return null;
  const [{ buyers }, active] = [await abcXyzOf(frame), await boughtLastYear(frame)];
  const [opened, today] = [dayNumber(last.day), dayNumber(frame.today)];
  const isFresh = today - opened <= classLastsDays;
  return [...buyers.values()].filter(({ id }) => active.has(id)).map((customer) => ({ customer, isClassed: isFresh && customer.days.some((day) => day <= opened) }));
}

/** S25.1: active customers with a class no older than a quarter. */
export const customersWithClass: SignalReader = {
  read: async (frame) => {
    const customers = await classedCustomers(frame);
    if (customers === null) return none('tool-not-used', { sample: 0 });
    return shareReading(customers.filter(({ isClassed }) => isClassed).length, customers.length, during(frame, 'as-of'));
  },
  rows: async (frame) => ({
    list: ((await classedCustomers(frame)) ?? []).map(({ customer: { id, name, rep }, isClassed }): SignalRow => ({
      kind: 'customer', id: String(id), title: name, who: rep, at: null, amount: null, figure: null, hit: !isClassed,
    })),
  }),
};
