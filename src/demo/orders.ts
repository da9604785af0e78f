import type { Customer } from './customers.ts';
import { goodsInCategory, type Good } from './goods.ts';
import { randomOf, type Random } from './random.ts';
import { tierOf } from './rhythm.ts';
import type { World } from './world.ts';

export interface OrderLine {
  readonly good: Good;
  readonly quantity: number;
  /** Price after discount, kopecks for one pack. */
  readonly price: number;
}

export interface Order {
  /** Number of the order among those of its customer. */
  readonly number: number;
  readonly day: number;
  readonly lines: readonly OrderLine[];
  /** What came back: the line, how many packs, when. */
  readonly returned: { readonly line: OrderLine; readonly quantity: number; readonly day: number } | null;
}

/** Kopecks of an order by tier: so many times the usual worth. */
const usualWorth = 2_200_000;
const volume = [5.6, 3.6, 1.15, 0.72];
const discount = [0.05, 0.03, 0.01, 0];

export function orderOf(world: World, customer: Customer, number: number, day: number): Order {
  const random = randomOf(world.seed, 'order', customer.index, number);
  const years = (day - world.timeline.firstDay) / 365;
  const worth = usualWorth * (volume[tierOf(customer)] ?? 1) * sizeWithin(customer) * (1 + 0.22 * years) * random.skewed(1, 0.2);
  const goods = goodsOf(world, customer, random);
  const lines = goods.map((good, at) => lineOf(customer, good, (worth * (at === 0 ? 2 : 1)) / (goods.length + 1), random));
  const [first] = lines;
  const returns = first !== undefined && random.chance(0.06);
  const returnedDay = world.timeline.workingFrom(day + random.whole(3, 21));
  const back = first && { line: first, quantity: Math.max(1, Math.floor(first.quantity * random.between(0.1, 0.6))), day: returnedDay };
  return { number, day, lines, returned: returns && back ? back : null };
}

/** Kopecks of the sale, returns left aside. */
export const amountOf = (order: Order): number => order.lines.reduce((sum, line) => sum + line.quantity * line.price, 0);

/** Kopecks that came back. */
export const returnedAmount = (order: Order): number => (order.returned ? order.returned.quantity * order.returned.line.price : 0);

/** Inside a tier the largest buys about twice as much as the smallest. */
const sizeWithin = (customer: Customer): number => 1.35 - 0.7 * (customer.rank < 0.16 ? customer.rank / 0.16 : customer.rank);

function goodsOf(world: World, customer: Customer, random: Random): readonly Good[] {
  const count = random.weighted([0.12, 0.2, 0.26, 0.21, 0.13, 0.08]) + 1;
  const single = world.behaviour.singleProduct;
  const wide = single ? random.chance(0.035) : random.chance(0.72);
  const own = customer.category * goodsInCategory;
  const positions = new Set<number>([own + (single ? customer.favourite % 2 : random.whole(0, goodsInCategory - 1))]);
  for (let at = 1; at < count; at += 1) {
    const step = single ? random.weighted([3, 3, 2, 2, 1, 1, 1, 0.3, 0.2, 0.1]) : random.whole(0, goodsInCategory - 1);
    positions.add(wide && at > 0 ? random.whole(0, world.goods.length - 1) : own + step);
  }
  return [...positions].flatMap((position) => world.goods[position] ?? []);
}

function lineOf(customer: Customer, good: Good, worth: number, random: Random): OrderLine {
  const quantity = Math.max(1, Math.round((worth / good.price) * random.between(0.8, 1.2)));
  const cut = (discount[tierOf(customer)] ?? 0) * random.between(0.4, 1.4);
  return { good, quantity, price: Math.round((good.price * (1 - cut)) / 10) * 10 };
}
