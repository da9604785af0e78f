import { minuteIn } from './deal-path.ts';
import { dealsOf, dealId, type LivedDeal } from './deal-rows.ts';
import { seatOn, type Story } from './deals.ts';
import { dealOfOrder } from './order-rows.ts';
import { randomOf, type Random } from './random.ts';
import { tierOf } from './rhythm.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

/** A call as the telephone exchange recorded it. */
export interface Call {
  readonly minute: number;
  readonly incoming: boolean;
  readonly seat: number;
  /** Id of the deal it was entered on, or none. */
  readonly deal: string;
  readonly ringSeconds: number;
  readonly talkSeconds: number;
  readonly result: 'answered' | 'missed' | 'busy' | 'failed';
}

/** All calls with one customer before as-of: about its deals, about its orders, and to keep in touch. */
export function callsOf(world: World, story: Story): readonly Call[] {
  const random = randomOf(world.seed, 'calls', story.customer.index);
  const calls: Call[] = [];
  for (const lived of dealsOf(world, story)) calls.push(...callsInDeal(world, lived, random));
  calls.push(...callsOnOrders(world, story, random), ...callsInSilence(world, story, random));
  const end = world.timeline.asOfDay * minutesInDay;
  const start = world.timeline.firstDay * minutesInDay;
  return calls.flatMap((call) => withCallBack(call, random)).filter((call) => call.minute < end && call.minute >= start);
}

function callsInDeal(world: World, { story, deal, path }: LivedDeal, random: Random): readonly Call[] {
  const end = path.closedAt ?? Math.min(path.createdAt + 45 * minutesInDay, world.timeline.asOfDay * minutesInDay - 1);
  const created = Math.floor(path.createdAt / minutesInDay);
  const count = Math.round(world.behaviour.callsInDeal * random.between(0.4, 1.6) * (path.furthest + 2) / 5);
  return Array.from({ length: count }, (_, at) => {
    const day = world.timeline.workingUntil(created + Math.floor(((end / minutesInDay - created) * (at + random.next())) / count));
    return call(world, random, Math.max(day, created), deal.seat, dealId(story.customer, deal), random.chance(0.3));
  });
}

/** Calls about an order belong to its deal where the company works from deals, and to nothing where it does not. */
function callsOnOrders(world: World, story: Story, random: Random): readonly Call[] {
  const mean = world.behaviour.callsInOrder[tierOf(story.customer)] ?? 0;
  return story.orderDays.flatMap((day, number) => {
    if (day - 6 > world.timeline.asOfDay) return [];
    const count = Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0);
    const deal = world.behaviour.mixesFunctions ? undefined : dealOfOrder(story, number);
    const id = deal && deal.day < day ? dealId(story.customer, deal) : '';
    return Array.from({ length: count }, () => {
      const near = world.timeline.workingUntil(day - random.pick([0, 0, 1, 2, 3, 5, -1, -4]));
      const since = deal ? Math.max(near, deal.day) : near;
      return call(world, random, since, seatOn(story, since), id, random.chance(0.42));
    });
  });
}

/** Where customers are cared for, one that is late with its order is called; the largest are everywhere. */
function callsInSilence(world: World, story: Story, random: Random): readonly Call[] {
  const gap = story.rhythm?.gap ?? 0;
  const cared = !world.behaviour.mixesFunctions || tierOf(story.customer) < 2;
  if (!cared || gap === 0 || story.rhythm?.kind === 'one-off') return [];
  return story.orderDays.flatMap((day, number) => {
    const next = Math.min(story.orderDays[number + 1] ?? Infinity, world.timeline.asOfDay);
    const deal = world.behaviour.mixesFunctions ? undefined : dealOfOrder(story, number);
    const calls: Call[] = [];
    for (let late = day + gap * 1.3; late < Math.min(next, day + gap * 2.1); late += world.behaviour.mixesFunctions ? 6 : 4) {
      const on = world.timeline.workingFrom(Math.floor(late));
      if (on < next) calls.push(call(world, random, on, seatOn(story, on), deal ? dealId(story.customer, deal) : '', false));
    }
    return calls;
  });
}

function call(world: World, random: Random, day: number, seat: number, deal: string, incoming: boolean): Call {
  const on = world.timeline.workingUntil(day);
  const answered = random.chance(incoming ? 0.9 : 0.82);
  const talk = Math.round(Math.min(2400, Math.max(12, random.skewed(world.behaviour.talkSeconds, 0.75))));
  return {
    minute: on * minutesInDay + minuteIn(world.behaviour.callHours, random),
    incoming,
    seat,
    deal,
    ringSeconds: random.whole(3, answered ? 18 : 40),
    talkSeconds: answered ? talk : 0,
    result: answered ? 'answered' : incoming ? 'missed' : random.pick(['busy', 'failed', 'missed']),
  };
}

/** A missed call of a customer is nearly always returned within minutes. */
function withCallBack(missed: Call, random: Random): readonly Call[] {
  if (!missed.incoming || missed.result !== 'missed' || random.chance(0.025)) return [missed];
  const back: Call = {
    ...missed,
    minute: missed.minute + random.whole(2, 11),
    incoming: false,
    ringSeconds: random.whole(4, 15),
    talkSeconds: random.whole(25, 400),
    result: 'answered',
  };
  return [missed, back];
}
