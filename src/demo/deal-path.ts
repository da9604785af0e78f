import type { Customer } from './customers.ts';
import type { Deal } from './deals.ts';
import type { StageNorm } from './profile.ts';
import { randomOf, type Random } from './random.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

/** Where a deal went and when: a stage by its position, or an end. */
export interface Move {
  readonly minute: number;
  readonly to: number | 'won' | 'lost';
}

/** A deal's recorded moves before as-of; none when it was created later. */
export interface Path {
  readonly moves: readonly Move[];
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly outcome: 'open' | 'won' | 'lost';
  /** Furthest open stage reached, and the last one visited. */
  readonly furthest: number;
  readonly stage: number;
}

interface Visit {
  readonly to: Move['to'];
  /** Days since the move before. */
  readonly days: number;
}

export function pathOf(world: World, customer: Customer, deal: Deal): Path | null {
  const random = randomOf(world.seed, 'path', customer.index, deal.number);
  const stages = world.behaviour.pipelines[deal.pipeline]?.stages ?? [];
  const visits = visitsOf(world, deal, stages, random);
  const moves = dated(world, deal, visits, random).filter((move) => move.minute < world.timeline.asOfDay * minutesInDay);
  const [first] = moves;
  const last = moves.at(-1);
  if (!first || !last) return null;
  const open = moves.flatMap((move) => (typeof move.to === 'number' ? move.to : []));
  const ended = typeof last.to === 'string' ? last.to : 'open';
  return {
    moves,
    createdAt: first.minute,
    closedAt: ended === 'open' ? null : last.minute,
    outcome: ended,
    furthest: Math.max(...open),
    stage: open.at(-1) ?? 0,
  };
}

/** A minute of the day by weighted ranges. */
export function minuteIn(hours: readonly (readonly [number, number, number])[], random: Random): number {
  const range = hours[random.weighted(hours.map(([, , weight]) => weight))];
  return range ? random.whole(range[0], range[1]) : 600;
}

function visitsOf(world: World, deal: Deal, stages: readonly StageNorm[], random: Random): readonly Visit[] {
  if (deal.fate === 'won') return withReopening(wonVisits(world, deal, stages, random), stages, random);
  const weights = deal.fate === 'stuck' ? stages.map((_, at) => [0, 2, 2, 6, 1][at] ?? 0) : stages.map((stage) => stage.lostHere);
  const furthest = random.weighted(weights);
  const passed = stages.slice(0, furthest + 1).map((_, at) => at).filter((at) => at === 0 || at === furthest || !random.chance(0.04));
  const visits = walk(passed, stages, random);
  const stay = stages[furthest]?.days ?? 1;
  if (deal.fate === 'stuck') return visits;
  const lost: Visit = { to: 'lost', days: stayOf(stay * 1.15, random) };
  if (!random.chance(0.02)) return [...visits, lost];
  return [...visits, lost, { to: furthest, days: random.between(6, 20) }, { to: 'lost', days: stayOf(stay, random) }];
}

function wonVisits(world: World, deal: Deal, stages: readonly StageNorm[], random: Random): readonly Visit[] {
  const last = stages.length - 1;
  const quick = random.chance(deal.fresh ? world.behaviour.skipsWhenCurrent / 6 : world.behaviour.skipsWhenCurrent);
  const passed = stages.map((_, at) => at).filter((at) => at === 0 || at === last || (!quick && !random.chance(0.03)));
  return [...walk(passed, stages, random), { to: 'won', days: stayOf(stages[last]?.days ?? 1, random) }];
}

/** Passes the stages in turn; now and then one is gone back to and passed again. */
function walk(passed: readonly number[], stages: readonly StageNorm[], random: Random): readonly Visit[] {
  const back = passed.length > 2 && random.chance(0.08) ? random.whole(1, passed.length - 1) : 0;
  const order = back > 0 ? [...passed.slice(0, back + 1), ...passed.slice(back - 1)] : passed;
  return order.map((stage, at) => ({ to: stage, days: at === 0 ? 0 : stayOf(stages[order[at - 1] ?? 0]?.days ?? 1, random) }));
}

function withReopening(visits: readonly Visit[], stages: readonly StageNorm[], random: Random): readonly Visit[] {
  if (visits.length < 4 || !random.chance(0.04)) return visits;
  const before = visits.slice(0, -1);
  const stage = before.at(-1)?.to ?? 0;
  const stay = stages[typeof stage === 'number' ? stage : 0]?.days ?? 1;
  return [...before, { to: 'lost', days: stayOf(stay, random) }, { to: stage, days: random.between(5, 18) }, { to: 'won', days: stayOf(stay, random) }];
}

/** Length of a visit in days, never beyond two and a half medians. */
const stayOf = (median: number, random: Random): number => Math.min(2.6 * median, random.skewed(median, 0.62));

/**
 * Lays visits on the calendar: a won deal so that it ends on its day, another so that it begins on
 * it. What would begin before the history is pressed into its first days.
 */
function dated(world: World, deal: Deal, visits: readonly Visit[], random: Random): readonly Move[] {
  const { timeline } = world;
  const length = visits.reduce((sum, visit) => sum + visit.days, 0);
  const wished = deal.fate === 'won' ? deal.day - length : deal.day;
  const start = Math.max(timeline.firstDay, wished);
  const pressed = deal.fate === 'won' && wished < start && length > 0 ? (deal.day - start) / length : 1;
  let passed = 0;
  let previous = 0;
  return visits.map((visit) => {
    passed += visit.days * pressed;
    const day = deal.fate === 'won' ? Math.min(deal.day, timeline.workingFrom(Math.floor(start + passed))) : timeline.workingFrom(Math.floor(start + passed));
    const wanted = day * minutesInDay + minuteIn(world.behaviour.editHours, random);
    previous = wanted > previous ? wanted : previous + 1;
    return { minute: previous, to: visit.to };
  });
}
