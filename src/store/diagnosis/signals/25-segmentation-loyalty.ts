import { sql } from 'kysely';
import type { AbcClass } from '#core/customers/abc.ts';
import { spearman } from '#core/metrics/statistics/spearman.ts';
import { daysBetween } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Sql } from '../../facts/context.ts';
import { abcClasses, abcOfYear, abcXyzOf } from '../customer-classes.ts';
import { customerTimes } from '../customer-times.ts';
import { discountedLines, medianDiscounts, roundingShare } from '../discounts.ts';
import type { Frame } from '../frame.ts';
import { lastTouches } from '../last-touches.ts';
import { during, none, type SectionReaders, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';

/** Added in the order of size: the order in which files brought them must not show in the last digit. */
const sum = (values: readonly number[]): number => values.toSorted((a, b) => a - b).reduce((all, value) => all + value, 0);

interface TouchedCustomer {
  readonly id: number;
  readonly name: string | null;
  readonly rep: string | null;
  readonly revenue: number;
  readonly abc: AbcClass;
  /** Touches a month over the part of the 12 full months in which touches are known. */
  readonly monthly: number;
}

const daysOfMonth = 365.25 / 12;

/** Customers that have a class with their touches a month; null where no touch of the window is known. */
const touchedCustomers = (frame: Frame): Promise<readonly TouchedCustomer[] | null> =>
  frame.once('touched customers', async () => {
    const { since } = await lastTouches(frame);
    const { from, to } = frame.period('last-12-months');
    const known = since === null ? to : dayOf(since.getTime(), frame.context.timeZone);
    if (known >= to) return null;
    const months = daysBetween(known > from ? known : from, to) / daysOfMonth;
    const read = await sql<{ id: number; touches: number }>`
      select t.customer_id as id, count(*)::int as touches from (${touches(frame, frame.span('last-12-months'))}) t
      where t.customer_id is not null group by 1`.execute(frame.database.sql);
    if (read.rows.length === 0) return null;
    const counts = new Map(read.rows.map(({ id, touches: count }) => [id, count]));
    const [{ customers }, { buyers }] = [await abcOfYear(frame), await abcXyzOf(frame)];
    return customers.flatMap(({ id, abc, amount }) => {
      const about = buyers.get(id);
      return abc === null ? [] : [{ id, name: about?.name ?? null, rep: about?.rep ?? null, revenue: amount, abc, monthly: (counts.get(id) ?? 0) / months }];
    });
  });

const touchRow = ({ id, name, rep, revenue, monthly }: TouchedCustomer, hit: boolean): SignalRow =>
  ({ kind: 'customer', id: String(id), title: name, who: rep, at: null, amount: revenue, figure: monthly, hit });

/** How much a class matters, for the rank correlation. */
const weight: Readonly<Record<AbcClass, number>> = { A: 3, B: 2, C: 1 };

/**
 * Whether a large customer gets less, or a small one more, than the norm. Until a department sets norms by class it is what
 * a customer gets there in the mean: our own default.
 */
function offNormOf(customers: readonly TouchedCustomer[]): (customer: TouchedCustomer) => boolean {
  const norm = sum(customers.map(({ monthly }) => monthly)) / customers.length;
  return ({ abc, monthly }) => (abc === 'A' && monthly < norm) || (abc === 'C' && monthly > norm);
}

const attention: SignalReader = {
  read: async (frame) => {
    const customers = await touchedCustomers(frame);
    if (customers === null) return none('no-data', { sample: 0 });
    const value = spearman(customers.map(({ abc }) => weight[abc]), customers.map(({ monthly }) => monthly));
    return value === null ? none('too-few', { sample: customers.length }) : { value, sample: customers.length, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => {
    const customers = (await touchedCustomers(frame)) ?? [];
    const isOff = offNormOf(customers);
    return { list: customers.map((customer) => touchRow(customer, isOff(customer))) };
  },
};

/** The share of the customers of a class that are off its contact norm. */
const offNorm = (abc: AbcClass): SignalReader => {
  const ofClass = async (frame: Frame): Promise<SignalRow[]> => {
    const customers = (await touchedCustomers(frame)) ?? [];
    const isOff = offNormOf(customers);
    return customers.filter((customer) => customer.abc === abc).map((customer) => touchRow(customer, isOff(customer)));
  };
  return {
    read: async (frame) => {
      const rows = await ofClass(frame);
      return shareReading(rows.filter(({ hit }) => hit).length, rows.length, during(frame, 'last-12-months'));
    },
    rows: async (frame) => ({ list: await ofClass(frame) }),
  };
};

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
  const minutes = sum(times.map((one) => one.minutes));
  if (minutes === 0) return null;
  const classes = (['A', 'B', 'C'] as const).map((abc): ClassTime => {
    const own = times.filter(({ customer }) => customer.abc === abc);
    const revenue = sum(own.map(({ customer }) => customer.amount));
    return { abc, time: sum(own.map((one) => one.minutes)) / minutes, money: revenue / total, revenue };
  });
  return { classes, sample: times.filter((one) => one.minutes > 0).length };
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
  'S25.2': attention,
  'S25.3a': offNorm('A'),
  'S25.3b': offNorm('C'),
  'S25.4': smallGetMore,
  'S25.5': timeOnLarge,
};
