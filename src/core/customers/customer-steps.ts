import { stepNumber } from '../shared/step.ts';
import type { DayTotals } from './purchase-days.ts';
import type { StepRange } from './xyz-step.ts';

/** What one customer did in the full steps of a window. */
export interface CustomerSteps {
  /** Steps from that of the first purchase ever (or the window's start) to the window's last full one. */
  readonly eligible: number;
  /** Eligible steps with at least one purchase day. */
  readonly active: number;
  /** Net money of each eligible step, zero where nothing was bought. */
  readonly sums: readonly number[];
  /** Purchase days within the eligible steps. */
  readonly purchases: number;
  /** Purchase days ever. */
  readonly purchasesEver: number;
}

/** Counts a customer's steps; its days are all known history up to as-of, rising, each day once. */
export function stepsOf({ days, amounts }: DayTotals, range: StepRange): CustomerSteps {
  const first = amounts.findIndex((amount) => amount > 0);
  if (first === -1) return { eligible: 0, active: 0, sums: [], purchases: 0, purchasesEver: 0 };
  const start = Math.max(range.first, stepNumber(days[first] ?? 0, range.step));
  const eligible = Math.max(0, range.last - start + 1);
  const sums = new Array<number>(eligible).fill(0);
  let [active, purchases, purchasesEver, lastActive] = [0, 0, 0, -1];
  for (let index = 0; index < days.length; index += 1) {
    const amount = amounts[index] ?? 0;
    if (amount > 0) purchasesEver += 1;
    const place = stepNumber(days[index] ?? 0, range.step) - start;
    if (place < 0 || place >= eligible) continue;
    sums[place] = (sums[place] ?? 0) + amount;
    if (amount <= 0) continue;
    purchases += 1;
    if (place > lastActive) active += 1;
    lastActive = place;
  }
  return { eligible, active, sums, purchases, purchasesEver };
}

/** One step of a customer's rhythm: bought, did not, or had not bought anything yet. */
export type StepMark = 'active' | 'idle' | 'before';

/** The last `count` full steps of a range, in order, each with what the customer did in it. */
export function stepMarks({ days, amounts }: DayTotals, range: StepRange, count: number): StepMark[] {
  const first = amounts.findIndex((amount) => amount > 0);
  const begun = first === -1 ? Infinity : stepNumber(days[first] ?? 0, range.step);
  const bought = new Set(days.filter((_, index) => (amounts[index] ?? 0) > 0).map((day) => stepNumber(day, range.step)));
  return stepNumbers(range, count).map((step) => (bought.has(step) ? 'active' : step < begun ? 'before' : 'idle'));
}

/** The numbers of the last `count` steps of a range, in order; fewer where the range is shorter. */
export function stepNumbers(range: StepRange, count: number): number[] {
  const from = Math.max(range.first, range.last - count + 1);
  return Array.from({ length: Math.max(0, range.last - from + 1) }, (_, index) => from + index);
}
