import { knownBefore, runAbcXyz, windowBefore, type AbcXyzRun, type RunRequest } from '#core/customers/abcxyz-run.ts';
import { xyzWindow } from '#core/customers/xyz-step.ts';
import { addMonths, type Day } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';
import { readCustomerPurchases, readPurchaseGround, type CustomerPurchases } from './purchases.ts';

export interface AbcXyzReport {
  readonly basis: PurchaseBasis;
  /** The first day of known history; null while nothing is known. */
  readonly since: Day | null;
  /** The local day of as-of. */
  readonly asOf: Day;
  /** Everyone the viewer may see who ever bought or returned, by id. */
  readonly buyers: ReadonlyMap<number, CustomerPurchases>;
  readonly run: AbcXyzRun;
  /** Whether the cost of any line is known and shown to the viewer, so that margin can be asked for. */
  readonly knowsMargin: boolean;
}

/** ABC by revenue or margin and XYZ by regularity, as of an instant, over the customers the viewer may see. */
export async function readAbcXyz(database: Database, context: FactContext, request: RunRequest): Promise<AbcXyzReport> {
  const [{ basis, since }, customers] = await Promise.all([readPurchaseGround(database), readCustomerPurchases(database, context, true)]);
  const asOf = dayOf(context.asOf.getTime(), context.timeZone);
  const run = runAbcXyz(customers, asOf, since ?? asOf, request);
  return {
    basis,
    since,
    asOf,
    buyers: new Map(customers.map((customer) => [customer.id, customer])),
    run,
    knowsMargin: customers.some(({ margins }) => margins.some((margin) => margin !== null)),
  };
}

/** A run over what is known now of the time before an earlier day. */
export interface EarlierRun {
  readonly asOf: Day;
  /** Null when nothing had been bought by then. */
  readonly run: AbcXyzRun | null;
  /** Whether history begins after the earlier window does, so that the two windows are not alike. */
  readonly isShort: boolean;
}

/**
 * The same run as of an earlier day (by default a quarter before), in the same step and with as long a window, over
 * the purchases already read: what would be found for that day with what is known now.
 */
export function runBefore(report: AbcXyzReport, request: RunRequest, before: Day = addMonths(report.asOf, -3)): EarlierRun {
  const { run, since } = report;
  const known = knownBefore([...report.buyers.values()], before);
  if (known.length === 0 || since === null) return { asOf: before, run: null, isShort: true };
  const window = request.window === undefined ? xyzWindow(before, run.step, since) : windowBefore(request.window, report.asOf, before);
  const isShort = since > window.from || (request.window === undefined && run.step === 'quarter' && lengthOf(window) < lengthOf(run.window));
  return { asOf: before, run: runAbcXyz(known, before, since, { ...request, step: run.step, window }), isShort };
}

const lengthOf = ({ from, to }: { readonly from: Day; readonly to: Day }): number => Date.parse(to) - Date.parse(from);
