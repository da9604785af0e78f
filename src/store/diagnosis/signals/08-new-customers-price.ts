import { readOrderSizes, usualSize } from '../new-customers.ts';
import type { PriceReader } from '../prices.ts';

/** New orders a month times what their median order lacks to six tenths of the current customers', over 12 full months. */
export const newCustomersPrice: PriceReader = async (frame) => {
  const { fresh, current, freshOrders } = await readOrderSizes(frame, frame.period('last-12-months'));
  if (fresh === null || current === null || fresh >= current * usualSize) return null;
  const orders = freshOrders / 12;
  return { amount: Math.round(orders * (current * usualSize - fresh)), inputs: { orders, fresh, current } };
};
