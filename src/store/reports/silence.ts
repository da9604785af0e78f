import { classifyAbc } from '#core/customers/abc.ts';
import { judgeSilence, type CustomerSilence } from '#core/customers/silence.ts';
import type { SegmentLevel } from '#core/customers/silence-segments.ts';
import { dayNumber } from '#core/shared/day.ts';
import { lastFullMonths } from '#core/shared/period.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';
import { purchaseDaysOf, readPurchases, totalIn, type CustomerPurchases } from './purchases.ts';

export interface SilentCustomer extends CustomerSilence<number> {
  readonly purchasesOf: CustomerPurchases;
  readonly abc: 'A' | 'B' | 'C' | null;
  /** Net amount of the last 12 full months, minor units. */
  readonly yearAmount: number;
}

export interface SilenceReport {
  readonly basis: PurchaseBasis;
  /** With whom customers are compared where their own history is short. */
  readonly level: SegmentLevel;
  readonly customers: readonly SilentCustomer[];
  readonly linesWithoutCustomer: number;
}

/** Every customer's silence against its own rhythm, as of an instant. */
export async function readSilence(database: Database, context: FactContext): Promise<SilenceReport> {
  const purchases = await readPurchases(database, context);
  const asOf = dayNumber(dayOf(context.asOf.getTime(), context.timeZone));
  const year = lastFullMonths(context.asOf.getTime(), 12, context.timeZone);
  const amounts = new Map(purchases.customers.map((customer) => [customer.id, totalIn(customer, year, 'revenue') ?? 0]));
  const classes = new Map(classifyAbc([...amounts].map(([id, amount]) => ({ id, amount }))).classified.map(({ id, abc }) => [id, abc]));
  const histories = purchases.customers.map((customer) => ({
    id: customer.id,
    days: purchaseDaysOf(customer),
    abc: classes.get(customer.id) ?? null,
    region: customer.region,
  }));
  const judged = judgeSilence(histories, asOf);
  const byId = new Map(purchases.customers.map((customer) => [customer.id, customer]));
  return {
    basis: purchases.basis,
    level: judged.level,
    customers: judged.customers.map((customer) => ({
      ...customer,
      purchasesOf: byId.get(customer.id) as CustomerPurchases,
      abc: classes.get(customer.id) ?? null,
      yearAmount: amounts.get(customer.id) ?? 0,
    })),
    linesWithoutCustomer: purchases.linesWithoutCustomer,
  };
}
