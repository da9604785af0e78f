import type { Row } from '#demo/kinds.ts';
import { countOf, evenly } from './thin.ts';

type Move = Row<'stage-moves'>;

const minutes = 60_000;
const momentOf = (text: string): number => Date.parse(`${text}Z`);
const textOf = (moment: number): string => new Date(moment).toISOString().slice(0, 19);

/** A move after which its deal could have gone back a stage and forth again before the next one. */
interface Gap {
  readonly back: string;
  readonly from: number;
  readonly to: number;
}

function gapBetween(before: Move | undefined, move: Move, next: Move | undefined): Gap | null {
  if (before === undefined || next === undefined || before.deal_id !== move.deal_id || next.deal_id !== move.deal_id) return null;
  const [from, to] = [momentOf(move.at), momentOf(next.at)];
  return to - from >= 3 * minutes && before.stage !== move.stage ? { back: before.stage, from, to } : null;
}

/** Moves with the gap after each; those of a deal stand together and in order. */
function* withGaps(moves: Iterable<Move>): Generator<readonly [Move, Gap | null]> {
  let before: Move | undefined;
  let move: Move | undefined;
  for (const next of moves) {
    if (move !== undefined) yield [move, gapBetween(before, move, next)];
    [before, move] = [move, next];
  }
  if (move !== undefined) yield [move, null];
}

/**
 * Exactly so many moves: the company's own and, spread evenly, pairs in which a deal went back a stage and
 * forth again. The last move is left out where that leaves an odd number to add.
 */
export function* paddedMoves(moves: () => Iterable<Move>, wanted: number): Generator<Move> {
  const own = countOf(moves());
  const gaps = countOf(withGaps(moves()).filter(([, gap]) => gap !== null));
  const kept = own - ((wanted - own) % 2);
  const pairs = (wanted - kept) / 2;
  if (pairs < 0 || pairs > gaps) throw new RangeError(`${own} moves cannot become ${wanted}`);
  const isPadded = evenly(pairs, gaps);
  let [step, place] = [0, 0];
  for (const [move, gap] of withGaps(moves())) {
    if (++place > kept) return;
    yield move;
    if (gap === null || !isPadded(step++)) continue;
    const third = (gap.to - gap.from) / 3;
    yield { ...move, at: textOf(gap.from + third), stage: gap.back, from_stage: move.stage };
    yield { ...move, at: textOf(gap.from + 2 * third), stage: move.stage, from_stage: gap.back };
  }
}
