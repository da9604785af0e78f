import type { Row } from '#demo/kinds.ts';
import { countOf } from './thin.ts';

type Line = Row<'orders'>;
type Part = 'kept' | 'further';

/** Lines of one order and the file they go to; what goes to none is not given. */
export interface OrderPart {
  readonly lines: readonly Line[];
  readonly part: Part;
}

/** What came back is of the order it was sold with. */
const orderOf = (line: Line): string => line.order_id.replace(/-В$/, '');

function* wholeOrders(lines: Iterable<Line>): Generator<Line[]> {
  let order: Line[] = [];
  for (const line of lines) {
    if (order[0] !== undefined && orderOf(order[0]) !== orderOf(line)) {
      yield order;
      order = [];
    }
    order.push(line);
  }
  if (order.length > 0) yield order;
}

/** Takes whole orders so that their lines stay a little ahead of an even share, and the last one only in part. */
function takerOf(wanted: number, all: number): (order: readonly Line[]) => readonly Line[] {
  const share = (wanted + 60) / all;
  let [seen, taken] = [0, 0];
  return (order) => {
    seen += order.length;
    if (taken + order.length / 2 > seen * share) return [];
    const lines = order.slice(0, wanted - taken);
    taken += lines.length;
    return lines;
  };
}

/** Parts the company's orders, evenly over all customers: exactly `wanted` lines are kept, exactly `further` are for a further file. */
export function* partedOrders(lines: () => Iterable<Line>, wanted: number, further: number): Generator<OrderPart> {
  const all = countOf(lines());
  if (all < wanted + further) throw new RangeError(`${all} order lines are fewer than ${wanted + further}`);
  const keep = takerOf(wanted, all);
  const takeFurther = takerOf(further, all - wanted);
  for (const order of wholeOrders(lines())) {
    const kept = keep(order);
    if (kept.length > 0) {
      yield { lines: kept, part: 'kept' };
      continue;
    }
    const taken = takeFurther(order);
    if (taken.length > 0) yield { lines: taken, part: 'further' };
  }
}
