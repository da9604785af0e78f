import { logAddExp, logGamma } from '../metrics/statistics/log-gamma.ts';
import { minimise } from '../metrics/statistics/nelder-mead.ts';

/** A customer's history as the model reads it, in any one unit of time (days, weeks). */
export interface BuyingHistory {
  /** Repeat purchases: purchase days less one. */
  readonly repeats: number;
  /** Age at the last purchase; 0 after one purchase. */
  readonly lastAt: number;
  /** Age now, since the first purchase. */
  readonly age: number;
}

/**
 * Parameters of BG/NBD: rates of buying are spread by a gamma (r, alpha), chances of leaving after
 * a purchase by a beta (a, b). Fader, Hardie and Lee, 2005.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** The part of the log-likelihood that depends on the number of repeats alone. */
function repeatTerm(x: number, { r, alpha, a, b }: BgNbd): number {
  const buying = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
  return buying + logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
}

/** The part that depends on the times: still alive, or gone after the last purchase. */
function timeTerm({ repeats: x, lastAt, age }: BuyingHistory, { r, alpha, a, b }: BgNbd): number {
  const alive = -(r + x) * Math.log(alpha + age);
  if (x === 0) return alive;
  return logAddExp(alive, Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + lastAt));
}

/** Log-likelihood of one history. */
export function bgNbdLogLikelihood(history: BuyingHistory, model: BgNbd): number {
  return repeatTerm(history.repeats, model) + timeTerm(history, model);
}

/**
 * The probability that a customer is still one: 1 ÷ (1 + a ÷ (b + x − 1) · ((α + T) ÷ (α + t))^(r + x))
 * for x repeats, last at age t, age now T. A trap of the model: it is 1 for *every* customer who
 * bought once, however long ago; judge those by the segment's rule instead.
 */
export function probabilityAlive({ repeats: x, lastAt, age }: BuyingHistory, { r, alpha, a, b }: BgNbd): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + age) / (alpha + lastAt)) ** (r + x));
}

/** Is there ground enough for the model: 200 customers and a year of history? */
export function suitsBgNbd(customers: number, daysOfHistory: number): boolean {
  return customers >= 200 && daysOfHistory >= 365;
}

export interface BgNbdFit extends BgNbd {
  readonly logLikelihood: number;
  readonly converged: boolean;
}

/**
 * Log-likelihood of many histories: the gamma functions once for every number of repeats, not for
 * every customer.
 */
function totalLogLikelihood(histories: readonly BuyingHistory[], counts: ReadonlyMap<number, number>, model: BgNbd): number {
  let sum = 0;
  for (const [repeats, customers] of counts) sum += customers * repeatTerm(repeats, model);
  for (const history of histories) sum += timeTerm(history, model);
  return sum;
}

function countRepeats(histories: readonly BuyingHistory[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { repeats } of histories) counts.set(repeats, (counts.get(repeats) ?? 0) + 1);
  return counts;
}

/**
 * Fits the parameters by maximum likelihood (downhill simplex over their logarithms, in units of
 * a tenth of the longest age). `null` without a single repeat purchase, for then any rate of
 * leaving fits. `converged` is false where no likeliest set is found within a few hundred steps,
 * as when nobody ever leaves. Whether
 * the history suffices (`suitsBgNbd`) is for the caller to ask.
 */
export function fitBgNbd(histories: readonly BuyingHistory[]): BgNbdFit | null {
  const counts = countRepeats(histories);
  const repeats = histories.reduce((sum, row) => sum + row.repeats, 0);
  if (repeats === 0) return null;
  const unit = histories.reduce((most, { age }) => Math.max(most, age), 0) / 10 || 1;
  const scaled = histories.map((row) => ({ repeats: row.repeats, lastAt: row.lastAt / unit, age: row.age / unit }));
  const score = (logs: readonly number[]): number => {
    const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp);
    const sum = totalLogLikelihood(scaled, counts, { r, alpha, a, b });
    return Number.isFinite(sum) ? -sum : Infinity;
  };
  const found = minimise(score, [0, 0, 0, 0], { tolerance: 1e-12, maximumSteps: 500 });
  const [r = 1, alpha = 1, a = 1, b = 1] = found.point.map(Math.exp);
  const logLikelihood = -found.value - repeats * Math.log(unit);
  return { r, alpha: alpha * unit, a, b, logLikelihood, converged: found.converged };
}
