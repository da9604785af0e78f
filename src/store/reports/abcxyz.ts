import { classifyAbc } from '#core/customers/abc.ts';
import { combineAbcXyz, type CellTotals, type PlacedCustomer } from '#core/customers/abcxyz.ts';
import { chooseXyzStep, fullSteps, xyzWindow, type XyzStep } from '#core/customers/xyz-step.ts';
import { xyzByFrequency, xyzByRank, xyzByVariation, type XyzMode } from '#core/customers/xyz.ts';
import type { Period } from '#core/shared/period.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';
import { hasDaysIn, purchaseDaysOf, readPurchases, totalIn, type CustomerPurchases } from './purchases.ts';

export interface AbcXyzRequest {
  readonly measure: 'revenue' | 'margin';
  readonly mode: XyzMode;
  /** The window; by default the last 12 full months (or quarters, where the step is a quarter). */
  readonly window?: Period | undefined;
  readonly step?: XyzStep | undefined;
}

export interface AbcXyzReport {
  readonly basis: PurchaseBasis;
  readonly step: XyzStep;
  /** False when nobody came back, so that the step is only a default. */
  readonly stepChosen: boolean;
  readonly window: Period;
  readonly customers: readonly (PlacedCustomer<number> & { readonly purchases: CustomerPurchases })[];
  readonly totals: readonly CellTotals[];
  readonly total: number;
  /** Customers whose margin is not known in full: they are in no class by margin. */
  readonly withoutMargin: number;
  readonly linesWithoutCustomer: number;
  readonly internalCustomers: number;
}

const regularityBy = { frequency: xyzByFrequency, variation: xyzByVariation, rank: xyzByRank } as const;

/** ABC by revenue or margin and XYZ by regularity, as of an instant, over the customers the viewer may see. */
export async function readAbcXyz(database: Database, context: FactContext, request: AbcXyzRequest): Promise<AbcXyzReport> {
  const purchases = await readPurchases(database, context);
  const asOf = dayOf(context.asOf.getTime(), context.timeZone);
  const chosen = chooseXyzStep(purchases.customers.map(purchaseDaysOf));
  const step = request.step ?? chosen.step;
  const window = request.window ?? xyzWindow(asOf, step, purchases.since ?? asOf);
  const present = purchases.customers.filter((customer) => hasDaysIn(customer, window));
  const measured = present.flatMap((customer) => {
    const amount = totalIn(customer, window, request.measure);
    return amount === null ? [] : [{ id: customer.id, amount, customer }];
  });
  const abc = classifyAbc(measured.map(({ id, amount }) => ({ id, amount })));
  const rows = measured.map(({ id, customer }) => ({
    id,
    rows: customer.days.map((day, index) => ({ day, amount: customer.amounts[index] ?? 0 })),
  }));
  const regularity = regularityBy[request.mode](rows, fullSteps(window, step));
  const combined = combineAbcXyz(abc, regularity);
  const byId = new Map(measured.map(({ id, customer }) => [id, customer]));
  return {
    basis: purchases.basis,
    step,
    stepChosen: chosen.chosen,
    window,
    customers: combined.customers.map((customer) => ({ ...customer, purchases: byId.get(customer.id) as CustomerPurchases })),
    totals: combined.totals,
    total: abc.total,
    withoutMargin: present.length - measured.length,
    linesWithoutCustomer: purchases.linesWithoutCustomer,
    internalCustomers: purchases.internalCustomers,
  };
}
