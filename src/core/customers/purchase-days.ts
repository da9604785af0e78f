import { noClosedDays, openBetween, type ClosedDays } from './closures.ts';

/** Money of one customer on one day: a sale above zero, a return below; several rows a day may come. */
export interface PurchaseRow {
  /** Day number (see `core/shared/day.ts`), local to the organisation. */
  readonly day: number;
  /** Minor units. */
  readonly amount: number;
}

/** A customer's money by day, days rising, each day once. */
export interface DayTotals {
  readonly days: readonly number[];
  readonly amounts: readonly number[];
}

/** Sums the rows of each day: same-day shipments of one order become one. */
export function totalsByDay(rows: readonly PurchaseRow[]): DayTotals {
  const totals = new Map<number, number>();
  for (const { day, amount } of rows) totals.set(day, (totals.get(day) ?? 0) + amount);
  const days = [...totals.keys()].sort((a, b) => a - b);
  return { days, amounts: days.map((day) => totals.get(day) ?? 0) };
}

/**
 * The days on which a customer bought: those whose sales exceed the returns of the day. Purchases
 * of one day are one, so split shipments add no rhythm; a day of returns is no purchase.
 */
export function purchaseDays(rows: readonly PurchaseRow[]): number[] {
  const { days, amounts } = totalsByDay(rows);
  return days.filter((_, index) => (amounts[index] ?? 0) > 0);
}

/** Days between neighbouring purchase days, closed ones left out but never all of them; empty for fewer than two. */
export function gapsBetween(days: readonly number[], closed: ClosedDays = noClosedDays): number[] {
  const gaps: number[] = [];
  for (let index = 1; index < days.length; index += 1) gaps.push(Math.max(1, openBetween(closed, days[index - 1] ?? 0, days[index] ?? 0)));
  return gaps;
}
