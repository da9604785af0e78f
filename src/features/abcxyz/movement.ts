import { directionOf, directions, movementBetween, type Direction } from '#core/customers/movement.ts';
import type { RequestContext } from '../context.ts';
import { answer, seesAmounts, showFrame, type Answered, type Question } from './frame.ts';
import { pairsOf } from './list.ts';

/** The flows between the two runs; amounts only for those who may see every customer's: a flow less its cell gives one away. */
export function showMovement(answered: Answered) {
  const { earlier, report, facts } = answered;
  if (earlier.run === null) return { flows: [], counts: countsOf([]) };
  const flows = movementBetween(earlier.run.customers, report.run.customers);
  return {
    flows: flows.map((flow) => ({ ...flow, amount: seesAmounts(facts) ? flow.amount : null })),
    counts: countsOf(pairsOf(answered).map(({ from, to }) => directionOf(from, to))),
  };
}

function countsOf(found: readonly Direction[]): Record<Direction, number> {
  const counts = Object.fromEntries(directions.map((direction) => [direction, 0])) as Record<Direction, number>;
  for (const direction of found) counts[direction] += 1;
  return counts;
}

export async function readMovement(context: RequestContext, question: Question) {
  const answered = await answer(context, question);
  return { frame: showFrame(answered), ...showMovement(answered) };
}
