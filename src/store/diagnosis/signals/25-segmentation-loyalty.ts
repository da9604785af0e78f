import { sql } from 'kysely';
import type { AbcClass } from '#core/customers/abc.ts';
import type { Sql } from '../../facts/context.ts';
import { abcClasses, abcOfYear } from '../customer-classes.ts';
import { customerTimes } from '../customer-times.ts';
import { discountedLines, medianDiscounts, roundingShare } from '../discounts.ts';
import type { Frame } from '../frame.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { attention, offNorm, sum } from './25-attention.ts';
import { customersWithClass } from './25-classes.ts';

interface ClassDiscount {
  readonly abc: AbcClass;
  readonly median: number;
  readonly lines: number;
  readonly list: number;
}

/** The median discount of each class, by the money it was given on. */
const classDiscounts = (frame: Frame): Promise<ClassDiscount[]> =>
  frame.once('class discounts', async () => {
    const classes = [...(await abcClasses(frame))];
    const lines: Sql = sql`
      select d.*, k.abc from (${await discountedLines(frame, frame.span('last-12-months'))}) d
      join unnest(${classes.map(([id]) => id)}::int[], ${classes.map(([, abc]) => abc)}::text[]) k(id, abc) on k.id = d.customer_id`;
    return (await medianDiscounts<AbcClass>(frame, lines, sql`d.abc`)).map(({ group, ...figures }) => ({ abc: group, ...figures }));
  });

const discountOf = (discounts: readonly ClassDiscount[], wanted: AbcClass): ClassDiscount | undefined => discounts.find(({ abc }) => abc === wanted);

const smallGetMore: SignalReader = {
  read: async (frame) => {
    const discounts = await classDiscounts(frame);
    const [large, small] = [discountOf(discounts, 'A'), discountOf(discounts, 'C')];
    if (large === undefined || small === undefined) return none('no-data', { sample: 0 });
    return { value: small.median - large.median > roundingShare ? 1 : 0, numerator: small.median, denominator: large.median, sample: Math.min(large.lines, small.lines), ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => {
    const discounts = await classDiscounts(frame);
    const large = discountOf(discounts, 'A')?.median ?? 0;
    return {
      list: discounts.map(({ abc, median, list }): SignalRow => ({
        kind: 'group', id: abc, title: abc, who: null, at: null, amount: list, figure: median, hit: abc === 'C' && median - large > roundingShare,
      })),
    };
  },
};

interface ClassTime {
  readonly abc: AbcClass;
  readonly time: number;
  readonly money: number;
  readonly revenue: number;
}

/** Of each class its share of talk and meeting time and of revenue; null where nothing is known of time. */
async function classTimes(frame: Frame): Promise<{ readonly classes: readonly ClassTime[]; readonly sample: number } | null> {
  const [times, { total }] = [await customerTimes(frame), await abcOfYear(frame)];
  const seconds = sum(times.map((one) => one.seconds));
  if (seconds === 0) return null;
  const classes = (['A', 'B', 'C'] as const).map((abc): ClassTime => {
    const own = times.filter(({ customer }) => customer.abc === abc);
    const revenue = sum(own.map(({ customer }) => customer.amount));
    return { abc, time: sum(own.map((one) => one.seconds)) / seconds, money: revenue / total, revenue };
  });
  return { classes, sample: times.filter((one) => one.seconds > 0).length };
}

const timeOnLarge: SignalReader = {
  read: async (frame) => {
    const known = await classTimes(frame);
    const [large] = known?.classes ?? [];
    if (known === null || large === undefined || large.money === 0) return none('no-data', { sample: 0 });
    return { value: large.time / large.money, numerator: large.time, denominator: large.money, sample: known.sample, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => ({
    list: ((await classTimes(frame))?.classes ?? []).map(({ abc, time, money, revenue }): SignalRow => ({
      kind: 'group', id: abc, title: abc, who: null, at: null, amount: revenue, figure: money === 0 ? null : time / money, hit: abc === 'A' && time < money,
    })),
  }),
};

/** Section 25: segmentation and loyalty. */
export const segmentationLoyaltySignals: SectionReaders = {
  'S25.1': customersWithClass,
  'S25.2': attention,
  'S25.3a': offNorm('A'),
  'S25.3b': offNorm('C'),
  'S25.4': smallGetMore,
  'S25.5': timeOnLarge,
};
