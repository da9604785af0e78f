import { tiers, type Customer } from './customers.ts';
import { randomOf, type Random } from './random.ts';
import { firstDayOf } from './timeline.ts';
import type { World } from './world.ts';

/** How a buyer buys: every `gap` units of effort, give or take, from its first day to its last. */
export interface Rhythm {
  readonly kind: 'regular' | 'seasonal' | 'irregular' | 'one-off';
  readonly gap: number;
  readonly jitter: number;
  readonly firstDay: number;
  /** Bought before the history begins, so its first order here is not its first. */
  readonly existing: boolean;
  /** Last day on which it may buy, or none. */
  readonly lastDay: number | null;
  /** A long silence after which it came back: from which order, how many gaps. */
  readonly pause: { readonly after: number; readonly gaps: number } | null;
}

/** Days past as-of for which orders are thought ahead, so that running deals have their amounts. */
export const horizonDays = 330;
/** Share by which small leavers of the last full months are spread, oldest first; the last is the running month. */
const leaving = [0.05, 0.14, 0.26, 0.42, 0.13];

export function rhythmOf(world: World, customer: Customer): Rhythm {
  const random = randomOf(world.seed, 'rhythm', customer.index);
  const tier = tierOf(customer);
  const existing = random.chance(tier < 2 ? 0.75 : 0.36);
  const kind = kindOf(random, tier, existing);
  const gap = gapOf(random, tier, kind);
  const history = world.timeline.asOfDay - world.timeline.firstDay;
  const firstDay = world.timeline.firstDay + Math.floor(existing ? random.next() * Math.min(gap, 90) + (kind === 'one-off' ? random.next() * 90 : 0) : 60 + random.next() ** 0.9 * (history - 66));
  return {
    kind,
    gap,
    jitter: kind === 'irregular' ? 0.4 : tier < 2 ? 0.16 : 0.2,
    firstDay,
    existing,
    lastDay: lastDayOf(world, random, tier, kind, gap, firstDay),
    pause: kind === 'regular' && tier > 1 && random.chance(0.07) ? { after: random.whole(3, 9), gaps: random.between(3.6, 6) } : null,
  };
}

/** Days on which a buyer orders, in order and without repeats, also those expected after as-of. */
export function orderDaysOf(world: World, customer: Customer, rhythm: Rhythm): readonly number[] {
  const random = randomOf(world.seed, 'order-days', customer.index);
  const pace = world.orderPace;
  const until = Math.min(rhythm.lastDay ?? Infinity, world.timeline.asOfDay + horizonDays);
  const days: number[] = [];
  let turn = 0;
  let effort = pace.until(rhythm.firstDay) + random.next();
  for (let day = pace.dayAt(effort); day <= until; day = pace.dayAt(effort)) {
    const skipped = rhythm.kind === 'seasonal' && !inSeason(world, day) && (world.behaviour.closesForWinter || turn % 2 === 1);
    turn += 1;
    if (day !== days.at(-1) && !skipped) days.push(day);
    if (rhythm.kind === 'one-off') break;
    const silence = rhythm.pause?.after === days.length ? rhythm.pause.gaps : 1;
    effort += rhythm.gap * silence * Math.max(0.25, 1 + rhythm.jitter * random.normal());
  }
  return days.length > 0 ? days : [world.timeline.workingFrom(rhythm.firstDay)];
}

/** 0 whale, 1 large, 2 middle, 3 small. */
export function tierOf(customer: Customer): 0 | 1 | 2 | 3 {
  return customer.rank < tiers[0] ? 0 : customer.rank < tiers[1] ? 1 : customer.rank < tiers[2] ? 2 : 3;
}

function kindOf(random: Random, tier: number, existing: boolean): Rhythm['kind'] {
  if (tier < 2) return 'regular';
  const oneOff = existing ? 0.42 : 0.22;
  const kinds = ['regular', 'seasonal', 'irregular', 'one-off'] as const;
  return kinds[random.weighted(tier === 2 ? [0.93, 0.04, 0.03, 0] : [0.92 - oneOff, 0.04, 0.04, oneOff])] ?? 'regular';
}

function gapOf(random: Random, tier: number, kind: Rhythm['kind']): number {
  if (tier === 0) return random.between(10, 17);
  if (tier === 1) return random.between(18, 32);
  if (kind === 'irregular') return random.between(45, 80);
  if (tier === 2) return random.between(28, 48);
  return random.chance(0.24) ? random.between(55, 95) : random.between(27, 44);
}

const inSeason = (world: World, day: number): boolean => {
  const month = world.timeline.monthOf(day) % 12;
  return month >= 3 && month <= 9;
};

/** Some leave in the ordinary course; where customers are being lost, small regular ones leave lately and ever more. */
function lastDayOf(world: World, random: Random, tier: number, kind: Rhythm['kind'], gap: number, firstDay: number): number | null {
  const { asOfDay, asOfMonth } = world.timeline;
  const lately = tier === 3 && kind === 'regular' && gap < 45 && random.chance(world.behaviour.leavesLately);
  const month = asOfMonth - 4 + random.weighted(leaving);
  const lostDay = firstDayOf(month) + random.whole(0, 29);
  const churns = tier > 1 && random.chance(0.14);
  const [least, most] = world.behaviour.leftAgo;
  const ago = least + (most - least) * Math.sqrt(random.next());
  if (lately) {
    const leaves = Math.floor(lostDay - 3 * (0.75 * gap + 9) + 1.3 * gap);
    return leaves > firstDay + 4 * gap ? leaves : null;
  }
  return churns && asOfDay - ago > firstDay + 2 * gap ? Math.floor(asOfDay - ago) : null;
}
