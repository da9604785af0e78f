import { sql } from 'kysely';
import { fullStepsIn } from '#core/shared/step.ts';
import { discountedLines, medianDiscounts } from '../discounts.ts';
import type { Frame } from '../frame.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { discountRows } from './15-value-forming.ts';

/** Fewer lines than these say nothing of a quarter's or a week's discount. */
const leastLines = 10;

interface Quarter {
  readonly quarter: string;
  readonly median: number;
  readonly lines: number;
}

/** Median discounts of the full quarters in 12 months, in order. */
const quarters = (frame: Frame): Promise<Quarter[]> =>
  frame.once('discounts by quarter', async () => {
    const full = fullStepsIn(frame.period('last-12-months'), 'quarter');
    const [first, last] = [full[0], full.at(-1)];
    if (first === undefined || last === undefined) return [];
    const lines = sql`select l.* from (${await discountedLines(frame, frame.span('last-12-months'))}) l where l.day >= ${first.from}::date and l.day < ${last.to}::date`;
    const read = await medianDiscounts<string>(frame, lines, sql`to_char(d.day, 'YYYY-"Q"Q')`);
    return read.map(({ group, median, lines: count }) => ({ quarter: group, median, lines: count })).filter(({ lines: count }) => count >= leastLines);
  });

/** Slope of the least-squares line through values a step apart. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const [above, below] = values.reduce(([a, b], value, at) => [a + (at - middle) * value, b + (at - middle) ** 2], [0, 0]);
  return above / below;
}

const creep: SignalReader = {
  read: async (frame) => {
    const found = await quarters(frame);
    if (found.length < 2) return none(found.length === 0 ? 'no-data' : 'no-history', { sample: found.length });
    return { value: slope(found.map(({ median }) => median)), sample: found.length, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => {
    const found = await quarters(frame);
    const list = found.map(({ quarter, median }, at): SignalRow => ({
      kind: 'group', id: null, title: quarter, who: null, at: null, amount: null, figure: median, hit: at > 0 && median > (found[at - 1]?.median ?? median),
    }));
    return { list };
  },
};

/** Whether a line `d` was sold in the last seven days of its month. */
const lastWeek = sql`d.day >= (date_trunc('month', d.day) + interval '1 month - 7 days')::date`;

const monthEnd: SignalReader = {
  read: async (frame) => {
    const parts = await medianDiscounts<boolean>(frame, await discountedLines(frame, frame.span('last-3-months')), lastWeek);
    const [end, rest] = [parts.find(({ group }) => group), parts.find(({ group }) => !group)];
    const sample = Math.min(end?.lines ?? 0, rest?.lines ?? 0);
    if (end === undefined || rest === undefined) return none('no-data', { sample });
    return { value: end.median - rest.median, sample, ...during(frame, 'last-3-months') };
  },
  rows: async (frame) => ({ sql: await discountRows(frame, 'last-3-months', sql`${lastWeek} and d.discount > 0`) }),
};

/** Section 16: negotiation. */
export const negotiationSignals: SectionReaders = { 'S16.5a': creep, 'S16.5b': monthEnd };
