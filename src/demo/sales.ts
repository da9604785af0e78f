import { placedOrders } from './order-rows.ts';
import { amountOf, returnedAmount } from './orders.ts';
import { historyMonths } from './timeline.ts';
import type { World } from './world.ts';

/** Net sales of each person by month, kopecks, oldest month first; the last one is the running month. */
export type SalesByPerson = ReadonlyMap<string, Float64Array>;

/** One pass over all orders; sums stay whole, being far below 2^53. */
export function sumSales(world: World): SalesByPerson {
  const sums = new Map<string, Float64Array>();
  const { timeline } = world;
  const add = (rep: string, day: number, amount: number): void => {
    const months = sums.get(rep) ?? new Float64Array(historyMonths + 1);
    const at = timeline.monthOf(day) - (timeline.asOfMonth - historyMonths);
    if (day < timeline.asOfDay) months[at] = (months[at] ?? 0) + amount;
    sums.set(rep, months);
  };
  for (const { order, rep } of placedOrders(world)) {
    add(rep, order.day, amountOf(order));
    if (order.returned) add(rep, order.returned.day, -returnedAmount(order));
  }
  return sums;
}
