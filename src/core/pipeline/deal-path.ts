import type { Instant } from '../shared/zone.ts';

/**
 * Where a move leads: the id of a stage, or one of the ends. `elsewhere` is another pipeline: the
 * deal was handed over, which is not a loss.
 */
export type MoveTarget = number | 'won' | 'lost' | 'elsewhere';

export interface StageMove {
  readonly at: Instant;
  readonly to: MoveTarget;
}

/**
 * A deal as the funnel reads it. `moves` in rising order of time; the first one enters the first
 * stage. A deal whose history is unknown has at most a move into its last known open stage and
 * its closing. `amount` is in minor units; `null` is unknown.
 */
export interface FunnelDeal {
  readonly id: string | number;
  readonly createdAt: Instant;
  readonly amount: number | null;
  readonly isTest: boolean;
  readonly moves: readonly StageMove[];
}

/** How a presence in a stage ended: exactly one of five. */
export type VisitEnd = 'advanced' | 'lost' | 'back' | 'handed' | 'still-there';

/** One presence of a deal in a stage; `to` is `null` while it lasts. `stage` is the place in the order, from 0. */
export interface StageVisit {
  readonly stage: number;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly end: VisitEnd;
}

export type Outcome = 'open' | 'won' | 'lost' | 'elsewhere';

/** What a deal's moves amount to as of an instant. */
export interface DealPath {
  readonly outcome: Outcome;
  /** The latest closing; `null` unless won or lost now. */
  readonly closedAt: Instant | null;
  /**
   * The furthest open stage ever visited, as a place in the order from 0; −1 when none is known.
   * A step back does not reduce it.
   */
  readonly furthest: number;
  readonly visits: readonly StageVisit[];
  /** Milliseconds spent closed before the latest closing: what a reopened deal's cycle leaves out. */
  readonly closedFor: number;
}

/** The place of each open stage, by id, from the pipeline's stages in order. */
export function stageOrder(stages: readonly number[]): ReadonlyMap<number, number> {
  return new Map(stages.map((stage, place) => [stage, place]));
}

function visitEnd(stage: number, to: MoveTarget, order: ReadonlyMap<number, number>): VisitEnd {
  if (to === 'won') return 'advanced';
  if (to === 'lost') return 'lost';
  const next = to === 'elsewhere' ? undefined : order.get(to);
  if (next === undefined) return 'handed';
  return next > stage ? 'advanced' : 'back';
}

/** Moves before as-of, a repeated move into the same place left out: it begins nothing new. */
function effectiveMoves(moves: readonly StageMove[], asOf: Instant): StageMove[] {
  const known: StageMove[] = [];
  for (const move of moves) {
    if (move.at >= asOf) break;
    if (known.at(-1)?.to !== move.to) known.push(move);
  }
  return known;
}

function isClosing(to: MoveTarget | undefined): to is 'won' | 'lost' {
  return to === 'won' || to === 'lost';
}

/**
 * Follows a deal through its moves. Facts before `asOf` count. A stage that is not in the order
 * belongs to another pipeline.
 */
export function followDeal(deal: FunnelDeal, order: ReadonlyMap<number, number>, asOf: Instant): DealPath {
  const moves = effectiveMoves(deal.moves, asOf);
  const visits: StageVisit[] = [];
  let furthest = -1;
  let closedFor = 0;
  for (let index = 0; index < moves.length; index += 1) {
    const { at, to } = moves[index] as StageMove;
    const next = moves[index + 1];
    if (isClosing(to) && next !== undefined) closedFor += next.at - at;
    const stage = typeof to === 'number' ? order.get(to) : undefined;
    if (stage === undefined) continue;
    furthest = Math.max(furthest, stage);
    const end = next === undefined ? 'still-there' : visitEnd(stage, next.to, order);
    visits.push({ stage, from: at, to: next?.at ?? null, end });
  }
  const last = moves.at(-1);
  return {
    outcome: outcomeOf(last?.to, order),
    closedAt: last !== undefined && isClosing(last.to) ? last.at : null,
    furthest,
    visits,
    closedFor,
  };
}

function outcomeOf(to: MoveTarget | undefined, order: ReadonlyMap<number, number>): Outcome {
  if (to === undefined) return 'open';
  if (typeof to === 'number') return order.has(to) ? 'open' : 'elsewhere';
  return to;
}
