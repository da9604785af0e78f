import type { Customer } from './customers.ts';
import { randomOf, type Random } from './random.ts';
import { orderDaysOf, rhythmOf, type Rhythm } from './rhythm.ts';
import type { World } from './world.ts';

/** What a deal is to become. Its moves are drawn in `deal-path.ts`. */
export interface Deal {
  /** Number of the deal among those of its customer. */
  readonly number: number;
  readonly fate: 'won' | 'lost' | 'stuck';
  readonly pipeline: number;
  /** The customer's first deal ever, when it had bought nothing before. */
  readonly fresh: boolean;
  /** Won: the day it closes. Else the day it is created. */
  readonly day: number;
  readonly seat: number;
  /** Positions of the orders it covers among the customer's order days: from inclusive, to exclusive. */
  readonly covers: readonly [number, number];
  readonly isTest: boolean;
}

/** All that a customer will do, before any row is written. */
export interface Story {
  readonly customer: Customer;
  readonly rhythm: Rhythm | null;
  readonly orderDays: readonly number[];
  readonly deals: readonly Deal[];
  /** The day from which the keeper and not the winner serves it; none while they are the same. */
  readonly handedOver: number | null;
}

export function storyOf(world: World, customer: Customer): Story {
  const rhythm = customer.buyer ? rhythmOf(world, customer) : null;
  const orderDays = rhythm ? orderDaysOf(world, customer, rhythm) : [];
  const random = randomOf(world.seed, 'deals', customer.index);
  const won = rhythm ? wonDeals(world, customer, rhythm, orderDays, random) : [];
  const handedOver = handOver(world, customer, won, orderDays);
  const lost = lostDeals(world, customer, orderDays, handedOver, won.length, random);
  return { customer, rhythm, orderDays, deals: [...won, ...lost], handedOver };
}

/** The seat that serves a customer on a day. */
export const seatOn = (story: Story, day: number): number =>
  story.handedOver === null || day >= story.handedOver ? story.customer.keeper : story.customer.winner;

/** Won deals cover runs of orders; between them, where the company allows it, orders go past the CRM. */
function wonDeals(world: World, customer: Customer, rhythm: Rhythm, orderDays: readonly number[], random: Random): readonly Deal[] {
  const { ordersInDeal, ordersOutside } = world.behaviour;
  const deals: Deal[] = [];
  const outside = (): number => random.whole(...ordersOutside);
  const entered = !rhythm.existing || ordersOutside[1] === 0;
  let from = entered ? 0 : Math.min(outside(), orderDays.length);
  while (from < orderDays.length) {
    const to = Math.min(orderDays.length, from + random.whole(...ordersInDeal));
    const first = orderDays[from] ?? 0;
    const day = world.timeline.workingUntil(first - random.whole(1, 3));
    const fresh = from === 0 && entered;
    if (day > world.timeline.firstDay) deals.push(wonDeal(world, customer, deals.length, day, fresh, [from, to]));
    from = to + (deals.length > 0 ? outside() : 0);
  }
  return deals;
}

function wonDeal(world: World, customer: Customer, number: number, day: number, fresh: boolean, covers: readonly [number, number]): Deal {
  const pipeline = fresh ? 0 : world.behaviour.pipelines.length - 1;
  return { number, fate: 'won', pipeline, fresh, day, seat: fresh ? customer.winner : customer.keeper, covers, isTest: false };
}

/** Winners serve a customer through its first deal; the keeper takes over after the last order of it. */
function handOver(world: World, customer: Customer, won: readonly Deal[], orderDays: readonly number[]): number | null {
  if (customer.winner === customer.keeper) return null;
  const [first] = won;
  if (!first) return Infinity;
  const last = orderDays[first.covers[1] - 1] ?? first.day;
  return world.timeline.workingFrom(last + 1);
}

function lostDeals(world: World, customer: Customer, orderDays: readonly number[], handedOver: number | null, taken: number, random: Random): readonly Deal[] {
  const mean = customer.buyer ? world.behaviour.lostDealsOfBuyer : world.behaviour.lostDealsOfProspect;
  const count = Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0) + (random.chance(0.25) ? 1 : 0) - (random.chance(0.25) && mean >= 1 ? 1 : 0);
  return Array.from({ length: Math.max(customer.buyer ? 0 : 1, count) }, (_, at) => lostDeal(world, customer, orderDays, handedOver, taken + at, random));
}

function lostDeal(world: World, customer: Customer, orderDays: readonly number[], handedOver: number | null, number: number, random: Random): Deal {
  const { firstDay, asOfDay } = world.timeline;
  const earliest = customer.buyer ? Math.max(firstDay, (orderDays[0] ?? firstDay) - 20) : firstDay;
  const from = world.flowPace.until(Math.min(earliest, asOfDay - 40));
  const day = world.flowPace.dayAt(from + random.next() * (world.flowPace.until(asOfDay) - from));
  const current = (orderDays[0] ?? Infinity) < day;
  const old = day < asOfDay - 75 && day > asOfDay - 700;
  const kept = current && day >= (handedOver ?? 0);
  return {
    number,
    fate: old && random.chance(world.behaviour.stuck) ? 'stuck' : 'lost',
    pipeline: kept ? world.behaviour.pipelines.length - 1 : 0,
    fresh: !current,
    day,
    seat: kept ? customer.keeper : customer.winner,
    covers: [0, 0],
    isTest: !customer.buyer && random.chance(0.006),
  };
}
