import { dayFromNumber, dayNumber, firstDayOfMonth, monthNumber } from '#core/shared/day.ts';
import type { Facts, OrderFact } from './read.ts';

export const monthOf = (day: number): number => monthNumber(dayFromNumber(day));
export const startOf = (month: number): number => dayNumber(firstDayOfMonth(month));

/** The month holding as-of: the first one that is not over. */
export const runningMonth = (facts: Facts): number => monthOf(facts.asOf);

/** Order lines of so many full months before the running one, the last `skip` of them left out. */
export function ordersOfMonths(facts: Facts, months: number, skip = 0): readonly OrderFact[] {
  const from = startOf(runningMonth(facts) - months - skip);
  const to = startOf(runningMonth(facts) - skip);
  return facts.orders.filter((order) => order.day >= from && order.day < to);
}
