import { fitBgNbd, probabilityAlive, suitsBgNbd, type BgNbdFit, type BuyingHistory } from './bg-nbd.ts';

/**
 * Why the model says nothing: too few customers, less than a year of history, nobody came back, no likeliest
 * parameters, or parameters by which nobody ever leaves, so that everyone would be alive for certain.
 */
export const aliveReasons = ['few-customers', 'short-history', 'no-repeats', 'not-converged', 'nobody-leaves'] as const;
export type AliveReason = (typeof aliveReasons)[number];

/** A mean chance of leaving after a purchase below this tells nobody apart. */
const leastLeaving = 0.005;

export type AliveModel = { readonly fit: BgNbdFit; readonly reason: null } | { readonly fit: null; readonly reason: AliveReason };

function historyOf(days: readonly number[], asOf: number): BuyingHistory {
  const first = days[0] ?? asOf;
  return { repeats: days.length - 1, lastAt: (days.at(-1) ?? first) - first, age: asOf - first };
}

/** Fits BG/NBD to the purchase days of all customers (day numbers), where there is ground enough for it. */
export function fitAliveModel(customers: readonly (readonly number[])[], asOf: number): AliveModel {
  const buyers = customers.filter((days) => days.length > 0);
  const since = buyers.reduce((least, [first = asOf]) => Math.min(least, first), asOf);
  if (buyers.length < 200) return { fit: null, reason: 'few-customers' };
  if (!suitsBgNbd(buyers.length, asOf - since)) return { fit: null, reason: 'short-history' };
  const fit = fitBgNbd(buyers.map((days) => historyOf(days, asOf)));
  if (fit === null) return { fit: null, reason: 'no-repeats' };
  if (!fit.converged) return { fit: null, reason: 'not-converged' };
  return fit.a / (fit.a + fit.b) < leastLeaving ? { fit: null, reason: 'nobody-leaves' } : { fit, reason: null };
}

/** The chance that a customer still is one; null after one purchase, of which the model says nothing. */
export function aliveChance(days: readonly number[], asOf: number, { fit }: AliveModel): number | null {
  return fit === null || days.length < 2 ? null : probabilityAlive(historyOf(days, asOf), fit);
}
