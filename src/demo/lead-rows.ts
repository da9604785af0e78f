import { sources, type Customer } from './customers.ts';
import { dealId, livedDeals, personAt, type LivedDeal } from './deal-rows.ts';
import { firstNames, identityOf, regions } from './identity.ts';
import type { Row } from './kinds.ts';
import { randomOf, type Random } from './random.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

type Caller = Pick<Customer, 'index' | 'region' | 'source'>;

const dayStart = 540;
const dayEnd = 1080;

/** Every new customer's first deal began as a lead; a few leads led nowhere. */
export function* leadRows(world: World): Generator<Row<'leads'>> {
  for (const lived of livedDeals(world)) {
    const { story, deal } = lived;
    const first = story.deals.find((other) => other.fresh);
    if (deal.fresh && first?.number === deal.number && story.rhythm?.existing !== true) yield leadOfDeal(world, lived);
  }
  const rejected = Math.round(world.prospects * 0.45);
  for (let number = 0; number < rejected; number += 1) yield rejectedLead(world, number);
}

function leadOfDeal(world: World, { story, deal, path }: LivedDeal): Row<'leads'> {
  const random = randomOf(world.seed, 'lead', story.customer.index);
  const cells = lead(world, story.customer, path.createdAt - random.whole(2, 40), deal.seat, random);
  const outcome = random.chance(world.behaviour.leadWithOutcome) ? 'deal' : '';
  return { lead_id: `Л-${dealId(story.customer, deal)}`, ...cells, deal_id: dealId(story.customer, deal), outcome };
}

function rejectedLead(world: World, number: number): Row<'leads'> {
  const random = randomOf(world.seed, 'rejected-lead', number);
  const { firstDay, asOfDay } = world.timeline;
  const total = world.flowPace.until(asOfDay);
  const day = Math.max(firstDay, Math.min(world.timeline.workingUntil(asOfDay - 1), world.flowPace.dayAt(random.next() * total)));
  const caller = { index: world.buyers + world.prospects + number, region: random.pick(regions), source: random.pick(sources) };
  const cells = lead(world, caller, day * minutesInDay + random.whole(dayStart, dayEnd - 1), winningSeat(world, random), random);
  const fresh = day > asOfDay - 4;
  const outcome = random.chance(world.behaviour.leadWithOutcome) ? (fresh ? 'open' : 'rejected') : '';
  return { lead_id: `Л-${number + 1}`, ...cells, deal_id: '', outcome };
}

function winningSeat(world: World, random: Random): number {
  return random.pick(world.staff.seats.filter((seat) => seat.wins)).number;
}

/** One lead in eight comes in the evening before; its time to answer runs from the next morning. */
function lead(world: World, customer: Caller, minute: number, seat: number, random: Random) {
  const identity = identityOf(world.seed, customer.index, customer.region);
  const day = Math.floor(minute / minutesInDay);
  const evening = random.chance(0.12) && day > world.timeline.firstDay + 15;
  const at = evening ? world.timeline.workingUntil(day - 1) * minutesInDay + random.whole(dayEnd + 20, 1380) : minute;
  const wait = Math.max(1, Math.round(random.skewed(world.behaviour.responseMinutes, 0.6)));
  const answered = answeredAt(world, at, wait);
  const source = random.chance(world.behaviour.leadWithSource) ? customer.source : '';
  return {
    at: world.timeline.momentOf(at),
    source,
    name: random.pick(firstNames),
    phone: identity.phone,
    email: identity.email,
    rep: personAt(world, seat, at),
    first_response_at: answered < world.timeline.asOfDay * minutesInDay ? world.timeline.momentOf(answered) : '',
  };
}

/** The minute so many working minutes later, nine to six on working days. */
function answeredAt(world: World, from: number, minutes: number): number {
  let day = Math.floor(from / minutesInDay);
  let time = Math.max(dayStart, from % minutesInDay);
  let rest = minutes;
  while (!world.timeline.isWorking(day) || time + rest >= dayEnd) {
    rest -= world.timeline.isWorking(day) ? Math.max(0, dayEnd - time) : 0;
    rest = Math.max(1, rest);
    day += 1;
    time = dayStart;
  }
  return day * minutesInDay + time + rest;
}
