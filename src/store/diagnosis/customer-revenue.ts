import { amountBetween } from '#core/customers/radar.ts';
import { addMonths, dayNumber } from '#core/shared/day.ts';
import { type Period, previousPeriod, yearBefore } from '#core/shared/period.ts';
import type { CustomerPurchases } from '../reports/purchases.ts';
import { abcXyzOf } from './customer-classes.ts';
import type { Frame } from './frame.ts';
import type { SignalRow } from './reader.ts';

/** What a customer brought in the last three full months and in the stretch they are held against, minor units. */
export interface RevenueChange {
  readonly customer: CustomerPurchases;
  readonly now: number;
  readonly before: number;
}

export interface RevenueChanges {
  readonly customers: readonly RevenueChange[];
  readonly period: Period;
  /** Whether they are held against the same months of the year before; false where history is too short for that. */
  readonly isSameSeason: boolean;
}

const moneyIn = (customer: CustomerPurchases, { from, to }: Period): number => amountBetween(customer, dayNumber(from), dayNumber(to));

/** What each customer brought in the last three full months against the same ones a year before; null without history of both. */
export const revenueChanges = (frame: Frame): Promise<RevenueChanges | null> =>
  frame.once('revenue changes', async () => {
    const { buyers, since } = await abcXyzOf(frame);
    const period = frame.period('last-3-months');
    const [season, recent] = [yearBefore(period), previousPeriod(period)];
    if (since === null || since > recent.from) return null;
    const isSameSeason = since <= season.from;
    const before = isSameSeason ? season : recent;
    const customers = [...buyers.values()].map((customer) => ({ customer, now: moneyIn(customer, period), before: moneyIn(customer, before) }));
    return { customers: customers.filter((change) => change.now !== 0 || change.before !== 0), period, isSameSeason };
  });

/** Customers who bought within the last 12 full months. */
export async function boughtLastYear(frame: Frame): Promise<ReadonlySet<number>> {
  const { buyers } = await abcXyzOf(frame);
  const { to } = frame.period('last-3-months');
  const [first, end] = [dayNumber(addMonths(to, -12)), dayNumber(to)];
  return new Set([...buyers.values()].filter(({ days, amounts }) => days.some((day, at) => day >= first && day < end && (amounts[at] ?? 0) > 0)).map(({ id }) => id));
}

/** A customer's change as a row, its figure in minor units: what it brought more or less. */
export const changeRow = ({ customer, now, before }: RevenueChange, hit: boolean): SignalRow => ({
  kind: 'customer', id: String(customer.id), title: customer.name, who: customer.rep, at: null, amount: now - before, figure: before > 0 ? now / before : null, hit,
});
