import { stepNumber } from '../shared/step.ts';
import { totalsByDay, type PurchaseRow } from './purchase-days.ts';
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

/** Counts a customer's steps; `rows` are all known history up to as-of. */
export function stepsOf(rows: readonly PurchaseRow[], range: StepRange): CustomerSteps {
  const { days, amounts } = totalsByDay(rows);
  const firstDay = days.find((_, index) => (amounts[index] ?? 0) > 0);
  if (firstDay === undefined) return { eligible: 0, active: 0, sums: [], purchases: 0, purchasesEver: 0 };
  const start = Math.max(range.first, stepNumber(firstDay, range.step));
  const eligible = Math.max(0, range.last - start + 1);
  const sums = new Array<number>(eligible).fill(0);
  const bought = new Uint8Array(eligible);
  let purchases = 0;
  let purchasesEver = 0;
  days.forEach((day, index) => {
    const amount = amounts[index] ?? 0;
    if (amount > 0) purchasesEver += 1;
    const place = stepNumber(day, range.step) - start;
    if (place < 0 || place >= eligible) return;
    sums[place] = (sums[place] ?? 0) + amount;
    if (amount <= 0) return;
    purchases += 1;
    bought[place] = 1;
  });
  return { eligible, active: bought.reduce((sum, flag) => sum + flag, 0), sums, purchases, purchasesEver };
}
