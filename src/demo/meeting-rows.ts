import { customerAt, customerId } from './customers.ts';
import { dealId, livedDeals, personAt, type LivedDeal } from './deal-rows.ts';
import type { Row } from './kinds.ts';
import { randomOf, type Random } from './random.ts';
import { tierOf } from './rhythm.ts';
import { firstDayOf, historyMonths, minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

/** The larger the customer, the more often it is visited. */
const byTier = [2.2, 1.9, 1.2, 0.6];

/** Meetings on deals, and those the heads hold themselves with large customers. */
export function* meetingRows(world: World): Generator<Row<'meetings'>> {
  for (const lived of livedDeals(world)) yield* meetingsOnDeal(world, lived);
  for (const [branch, head] of world.staff.heads.entries()) yield* meetingsOfHead(world, branch, head);
}

function* meetingsOnDeal(world: World, { story, deal, path }: LivedDeal): Generator<Row<'meetings'>> {
  const random = randomOf(world.seed, 'meetings', story.customer.index, deal.number);
  const end = path.closedAt ?? Math.min(world.timeline.asOfDay * minutesInDay, path.createdAt + 40 * minutesInDay);
  const promising = deal.fate === 'won' ? 1.5 : path.furthest >= 2 ? 0.42 : 0.08;
  const mean = world.behaviour.meetingsInDeal * promising * (byTier[tierOf(story.customer)] ?? 1);
  const count = Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0);
  for (let number = 0; number < count; number += 1) {
    const day = world.timeline.workingUntil(Math.floor((path.createdAt + (end - path.createdAt) * ((number + random.next()) / count)) / minutesInDay));
    const minute = Math.max(day, Math.floor(path.createdAt / minutesInDay)) * minutesInDay + random.whole(19, 34) * 30;
    const id = dealId(story.customer, deal);
    yield meeting(world, `${id}-${number + 1}`, minute, personAt(world, deal.seat, minute), customerId(story.customer), id, random);
  }
  if (path.outcome === 'open' && deal.fate !== 'stuck' && random.chance(0.2)) {
    const planned = world.timeline.workingFrom(world.timeline.asOfDay + random.whole(0, 8)) * minutesInDay + random.whole(19, 34) * 30;
    const id = dealId(story.customer, deal);
    yield meeting(world, `${id}-9`, planned, personAt(world, deal.seat, planned), customerId(story.customer), id, random);
  }
}

/** Sixteen a month in each branch. */
function* meetingsOfHead(world: World, branch: number, head: string): Generator<Row<'meetings'>> {
  for (let month = world.timeline.asOfMonth - historyMonths; month <= world.timeline.asOfMonth; month += 1) {
    for (let number = 0; number < 16; number += 1) {
      const random = randomOf(world.seed, 'head-meetings', branch, month, number);
      const day = world.timeline.workingFrom(firstDayOf(month) + random.whole(0, 26));
      if (day >= world.timeline.asOfDay) continue;
      const customer = largeCustomer(world, random);
      yield meeting(world, `Р-${branch + 1}-${month}-${number + 1}`, day * minutesInDay + random.whole(20, 33) * 30, head, customer, '', random);
    }
  }
}

function largeCustomer(world: World, random: Random): string {
  let customer = customerAt(world, random.whole(0, world.buyers - 1));
  while (tierOf(customer) > 1) customer = customerAt(world, random.whole(0, world.buyers - 1));
  return customerId(customer);
}

function meeting(world: World, id: string, minute: number, rep: string, customer: string, deal: string, random: Random): Row<'meetings'> {
  const past = minute < world.timeline.asOfDay * minutesInDay - 60;
  const status = past ? (['held', 'cancelled', 'no-show'] as const)[random.weighted([80, 12, 8])] : 'planned';
  const held = status === 'held' ? world.timeline.momentOf(minute + random.pick([0, 0, 0, 5, 10, 15])) : '';
  return { meeting_id: `В-${id}`, planned_at: world.timeline.momentOf(minute), held_at: held, status: status ?? 'held', rep, customer, deal_id: deal };
}
