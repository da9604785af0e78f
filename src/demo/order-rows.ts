import { customerId, type Customer } from './customers.ts';
import { customersOf } from './customer-rows.ts';
import { dealId, personAt } from './deal-rows.ts';
import { seatOn, storyOf, type Deal, type Story } from './deals.ts';
import type { Row } from './kinds.ts';
import { amountOf, orderOf, returnedAmount, type Order, type OrderLine } from './orders.ts';
import { pathOf } from './deal-path.ts';
import { randomOf, type Random } from './random.ts';
import { moneyText } from './spelling.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

/** An order placed before as-of and the seat that took it. */
export interface PlacedOrder {
  readonly story: Story;
  readonly order: Order;
  readonly rep: string;
}

export function* placedOrders(world: World): Generator<PlacedOrder> {
  for (const customer of customersOf(world)) if (customer.buyer) yield* ordersOf(world, storyOf(world, customer));
}

function* ordersOf(world: World, story: Story): Generator<PlacedOrder> {
  for (const [number, day] of story.orderDays.entries()) {
    if (day >= world.timeline.asOfDay) return;
    const order = orderOf(world, story.customer, number, day);
    yield { story, order, rep: personAt(world, seatOn(story, day), day * minutesInDay) };
  }
}

/** The deal that covers an order, when someone entered one. */
export const dealOfOrder = (story: Story, number: number): Deal | undefined =>
  story.deals.find((deal) => deal.covers[0] <= number && number < deal.covers[1]);

export function* orderRows(world: World): Generator<Row<'orders'>> {
  for (const { story, order, rep } of placedOrders(world)) {
    const channel = randomOf(world.seed, 'channel', story.customer.index, order.number).chance(0.8) ? 'Менеджер' : 'Личный кабинет';
    const common = { customer: customerId(story.customer), currency: 'RUB', rep, channel, region: story.customer.region.name };
    for (const line of order.lines) yield { ...common, ...lineCells(world, orderId(story.customer, order), order.day, line, line.quantity) };
    const back = order.returned;
    if (back && back.day < world.timeline.asOfDay) {
      yield { ...common, ...lineCells(world, `${orderId(story.customer, order)}-В`, back.day, back.line, -back.quantity) };
    }
  }
}

export function* paymentRows(world: World): Generator<Row<'payments'>> {
  for (const { story, order } of placedOrders(world)) {
    const random = randomOf(world.seed, 'payment', story.customer.index, order.number);
    const deal = dealOfOrder(story, order.number);
    const named = deal && pathOf(world, story.customer, deal) && random.chance(world.behaviour.mixesFunctions ? 0.85 : 1);
    const common = { customer: customerId(story.customer), currency: 'RUB', deal_id: named ? dealId(story.customer, deal) : '', order_id: orderId(story.customer, order) };
    for (const [at, part] of partsOf(world, order, random).entries()) {
      if (part.day >= world.timeline.asOfDay) continue;
      yield { payment_id: `${common.order_id}-${at + 1}`, date: world.timeline.dateOf(part.day), amount: moneyText(part.amount), ...common };
    }
  }
}

const orderId = (customer: Customer, order: Order): string => `ОК-${String(100_000 + customer.index * 512 + order.number)}`;

function lineCells(world: World, id: string, day: number, line: OrderLine, quantity: number) {
  return {
    order_id: id,
    date: world.timeline.dateOf(day),
    sku: line.good.sku,
    product: line.good.name,
    category: line.good.category,
    quantity: String(quantity),
    price: moneyText(line.price),
    amount: moneyText(line.price * quantity),
    cost: moneyText(line.good.cost * quantity),
    kind: quantity < 0 ? 'return' : 'sale',
  };
}

/** An order is paid at once or in two parts within its term; what came back is refunded a few days after. */
function partsOf(world: World, order: Order, random: Random): readonly { readonly day: number; readonly amount: number }[] {
  const amount = amountOf(order);
  const day = world.timeline.workingFrom(order.day + random.pick([0, 0, 3, 7, 14, 21]));
  const advance = random.chance(0.25) ? Math.round((amount * random.between(0.3, 0.6)) / 100) * 100 : 0;
  const rest = { day: advance > 0 ? world.timeline.workingFrom(day + random.whole(5, 20)) : day, amount: amount - advance };
  const parts = advance > 0 ? [{ day, amount: advance }, rest] : [rest];
  const back = returnedAmount(order);
  if (!order.returned || back === 0) return parts;
  const refunded = Math.max(order.returned.day, rest.day) + 4;
  return [...parts, { day: world.timeline.workingFrom(refunded), amount: -back }];
}
