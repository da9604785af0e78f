import { boughtOn } from '#core/customers/radar.ts';
import { repeatHorizon } from '#core/customers/repeat.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { readCustomerHistories, type CustomerHistories, type SeenCustomer } from './customer-histories.ts';

/** A customer the viewer may see with the days on which it bought. */
export interface RepeatCustomer {
  readonly about: SeenCustomer;
  readonly bought: readonly number[];
}

export interface RepeatReport {
  readonly histories: CustomerHistories;
  /** Those who ever bought more than they returned on a day. */
  readonly customers: readonly RepeatCustomer[];
  readonly withoutPurchase: number;
  /** Days within which a next purchase must come to count: three median gaps of all customers; null while nobody came back. */
  readonly horizon: number | null;
  /** Customers of the organisation with at least two purchases: what the horizon is measured by. */
  readonly returners: number;
}

/** What repeat purchases are counted from, as of an instant; the horizon is the organisation's, whoever looks. */
export async function readRepeat(database: Database, context: FactContext): Promise<RepeatReport> {
  const histories = await readCustomerHistories(database, context);
  const everyone = histories.everyone.map(boughtOn);
  const customers = histories.seen.map((about) => ({ about, bought: boughtOn(about) })).filter(({ bought }) => bought.length > 0);
  return {
    histories,
    customers,
    withoutPurchase: histories.seen.length - customers.length,
    horizon: repeatHorizon(everyone),
    returners: everyone.filter((days) => days.length > 1).length,
  };
}
