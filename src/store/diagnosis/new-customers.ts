import { sql } from 'kysely';
import { addMonths, type Day } from '#core/shared/day.ts';
import { lastFullQuarters, type Period } from '#core/shared/period.ts';
import type { Sql } from '../facts/context.ts';
import { customersSeen } from '../reports/purchases.ts';
import { purchaseGround } from './customer-rhythm.ts';
import { counted } from './deal-rows.ts';
import { type Frame, spanOfPeriod } from './frame.ts';
import { employeeName, none, rowColumns, shareReading, type SignalReader, type SignalRow } from './reader.ts';

/** The part of a window in which a first purchase may be believed to be one; null where there is none. */
async function believable(frame: Frame, { from, to }: Period): Promise<Period | null> {
  const { reliable } = await purchaseGround(frame);
  if (reliable === null || reliable >= to) return null;
  return { from: reliable > from ? reliable : from, to };
}

/** Whether a customer has given back all it ever bought. */
const gaveBack = (frame: Frame, customer: Sql): Sql =>
  sql`(select sum(given.amount) from purchase_day given where given.customer_id = ${customer} and given.day <= ${frame.today}::date) <= 0`;

/** Purchases of a period that the viewer may see, one a customer's day; first ones that were all given back are no purchases. */
const purchases = (frame: Frame, { from, to }: Period): Sql => sql`
  select p.customer_id, c.name, c.employee_id, p.day, p.amount::float8 as amount, p.segment
  from purchase_day p join customer c on c.id = p.customer_id and not c.is_internal
  where p.ordinal is not null and p.day >= ${from}::date and p.day < ${to}::date and ${customersSeen(frame.context.viewer, sql`c.id`)}
    and not (p.segment = 'new' and ${gaveBack(frame, sql`p.customer_id`)})`;

export interface OrderSizes {
  /** Median order of new and of current customers, minor units. */
  readonly fresh: number | null;
  readonly current: number | null;
  readonly freshOrders: number;
  readonly currentOrders: number;
}

export const readOrderSizes = (frame: Frame, period: Period): Promise<OrderSizes> =>
  frame.once(`order sizes ${period.from} ${period.to}`, async () => {
    const of = (segment: string): Sql => sql`filter (where p.segment = ${segment})`;
    const middle = sql`percentile_cont(0.5) within group (order by p.amount)`;
    const read = await sql<OrderSizes>`
      select ${middle} ${of('new')} as fresh, ${middle} ${of('current')} as current,
             (count(*) ${of('new')})::int as "freshOrders", (count(*) ${of('current')})::int as "currentOrders"
      from (${purchases(frame, period)}) p`.execute(frame.database.sql);
    return read.rows[0] ?? { fresh: null, current: null, freshOrders: 0, currentOrders: 0 };
  });

/** The lower edge of the norm: what a new customer's order ought to reach of a current one's. */
export const usualSize = 0.6;

/** S8.6: median order of new customers to that of current ones. */
export const orderSizes: SignalReader = {
  read: async (frame) => {
    const period = await believable(frame, frame.period('last-90-days'));
    if (period === null) return none('no-history');
    const { fresh, current, freshOrders, currentOrders } = await readOrderSizes(frame, period);
    const sample = Math.min(freshOrders, currentOrders);
    if (fresh === null || current === null) return none('no-data', { sample });
    return { value: fresh / current, numerator: fresh, denominator: current, sample, ...period };
  },
  rows: async (frame) => {
    const period = await believable(frame, frame.period('last-90-days'));
    if (period === null) return { list: [] };
    const { current } = await readOrderSizes(frame, period);
    return {
      sql: sql`select ${rowColumns({
        kind: 'customer', id: sql`p.customer_id`, title: sql`p.name`, who: employeeName(sql`p.employee_id`), at: sql`p.day::timestamp at time zone ${frame.context.timeZone}`,
        amount: sql`p.amount`, figure: sql`p.amount / nullif(${current}::float8, 0)`, hit: sql`p.amount < ${(current ?? 0) * usualSize}`,
      })} from (${purchases(frame, period)}) p where p.segment = 'new'`,
    };
  },
};

/** First orders with the number of their categories; those none of whose lines has one are not there. */
const firstOrders = (frame: Frame, period: Period): Sql => sql`
  select ${rowColumns({
    kind: 'customer', id: sql`o.customer_id`, title: sql`(select name from customer where id = o.customer_id)`, who: employeeName(sql`o.employee_id`),
    at: sql`o.at`, amount: sql`o.amount`, figure: sql`o.categories`, hit: sql`o.categories < 2`,
  })}
  from (
    select f.customer_id, f.day, min(f.at) as at, max(f.employee_id) as employee_id, sum(f.amount) as amount, count(distinct coalesce(nullif(btrim(f.category), ''), p.category)) as categories
    from (${counted(frame, 'order-line', spanOfPeriod(period, frame.context.timeZone))}) f left join product p on p.id = f.product_id
    where f.segment = 'new' and f.is_purchase and not f.is_return group by 1, 2) o
  where o.categories > 0 and not ${gaveBack(frame, sql`o.customer_id`)}`;

/** S8.7: first orders of two categories or more. */
export const firstOrderCategories: SignalReader = {
  read: async (frame) => {
    const period = await believable(frame, frame.period('last-90-days'));
    if (period === null) return none('no-history');
    const read = await sql<{ several: number; sample: number }>`
      select count(*) filter (where not r.hit)::int as several, count(*)::int as sample from (${firstOrders(frame, period)}) r`.execute(frame.database.sql);
    const { several, sample } = read.rows[0] ?? { several: 0, sample: 0 };
    return shareReading(several, sample, period);
  },
  rows: async (frame) => {
    const period = await believable(frame, frame.period('last-90-days'));
    return period === null ? { list: [] } : { sql: firstOrders(frame, period) };
  },
};

interface Quarter {
  readonly from: Day;
  /** The share of new customers in the quarter's revenue; null where there was none. */
  readonly share: number | null;
}

/** The last four full quarters of revenue, oldest first. */
const quarters = (frame: Frame): Promise<Quarter[]> =>
  frame.once('new share by quarter', async () => {
    const { from, to } = lastFullQuarters(frame.context.asOf.getTime(), 4, frame.context.timeZone);
    const read = await sql<{ from: Day; fresh: number; revenue: number }>`
      select to_char(date_trunc('quarter', p.day), 'YYYY-MM-DD') as "from", coalesce(sum(p.amount) filter (where p.segment = 'new'), 0)::float8 as fresh, sum(p.amount)::float8 as revenue
      from purchase_day p join customer c on c.id = p.customer_id and not c.is_internal
      where p.day >= ${from}::date and p.day < ${to}::date and ${customersSeen(frame.context.viewer, sql`c.id`)} group by 1`.execute(frame.database.sql);
    const known = new Map(read.rows.map((row) => [row.from, row]));
    return [0, 3, 6, 9].map((months) => {
      const quarter = addMonths(from, months);
      const { fresh, revenue } = known.get(quarter) ?? { fresh: 0, revenue: 0 };
      return { from: quarter, share: revenue > 0 ? fresh / revenue : null };
    });
  });

const falls = (list: readonly Quarter[]): boolean[] => list.map(({ share }, at) => {
  const before = list[at - 1]?.share;
  return share !== null && before !== undefined && before !== null && share < before;
});

/** S8.9: whether the share of new customers in revenue fell in each of the last three full quarters. */
export const shareFallsRunning: SignalReader = {
  read: async (frame) => {
    const list = await quarters(frame);
    const [first] = list;
    const { reliable } = await purchaseGround(frame);
    if (reliable === null) return none('no-data');
    if (first === undefined || reliable > first.from) return none('no-history');
    if (list.some(({ share }) => share === null)) return none('no-data');
    const fell = falls(list).filter(Boolean).length;
    return { value: fell === 3 ? 1 : 0, numerator: fell, denominator: 3, sample: 4, from: first.from, to: addMonths(first.from, 12) };
  },
  rows: async (frame) => {
    const list = await quarters(frame);
    const fell = falls(list);
    return { list: list.map(({ from, share }, at): SignalRow => ({ kind: 'group', id: null, title: from, who: null, at: null, amount: null, figure: share, hit: fell[at] === true })) };
  },
};
