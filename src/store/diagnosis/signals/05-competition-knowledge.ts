import { sql } from 'kysely';
import type { Sql } from '../../facts/context.ts';
import { abcClasses } from '../customer-classes.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, none, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';

interface Sold {
  readonly customer: number | null;
  readonly name: string | null;
  readonly channel: string | null;
  readonly amount: number;
  /** Who alone handles the customer, and the channel; null where several do, or nobody is known. */
  readonly customerBy: string | null;
  readonly channelBy: string | null;
}

/** What was sold in the window by known reps: order lines where orders name reps, else won deals. */
async function salesOf(frame: Frame): Promise<Sql> {
  const span = frame.span('last-90-days');
  const orders = await sql<{ named: boolean }>`select exists (select from order_line where employee_ref is not null) as named`.execute(frame.database.sql);
  return orders.rows[0]?.named === true
    ? sql`select f.customer_id, f.channel, f.employee_id, f.amount from (${counted(frame, 'order-line', span)}) f where f.employee_id is not null`
    : sql`select f.customer_id, f.source as channel, f.employee_id, f.amount from (${counted(frame, 'closing', span)}) f where f.outcome = 'won' and f.employee_id is not null and f.amount is not null`;
}

/** Net sales by customer and channel, with who alone handles each: sells to it or touches it. */
const readSold = (frame: Frame): Promise<Sold[]> =>
  frame.once('sold by one', async () => {
    const read = await sql<Sold>`
      with sale as materialized (${await salesOf(frame)}),
      handled as (
        select customer_id, employee_id from sale union select t.customer_id, t.employee_id from (${touches(frame, frame.span('last-90-days'))}) t where t.employee_id is not null),
      customer_hand as (select customer_id, min(employee_id) as first, max(employee_id) as last from handled where customer_id is not null group by 1),
      channel_hand as (select channel, min(employee_id) as first, max(employee_id) as last from sale where channel is not null group by 1)
      select s.customer_id as customer, c.name, s.channel, s.amount, ce.name as "customerBy", he.name as "channelBy"
      from (select customer_id, channel, sum(amount)::float8 as amount from sale group by 1, 2) s
      left join customer c on c.id = s.customer_id
      left join customer_hand ch on ch.customer_id = s.customer_id left join employee ce on ce.id = ch.first and ch.first = ch.last
      left join channel_hand hh on hh.channel = s.channel left join employee he on he.id = hh.first and hh.first = hh.last`.execute(frame.database.sql);
    return read.rows;
  });

interface Judged extends Sold {
  readonly isKey: boolean;
  readonly hit: boolean;
}

async function judgeSold(frame: Frame): Promise<Judged[]> {
  const classes = await abcClasses(frame);
  return (await readSold(frame)).map((sold) => {
    const isKey = sold.customer !== null && classes.get(sold.customer) === 'A';
    return { ...sold, isKey, hit: sold.channelBy !== null || (isKey && sold.customerBy !== null) };
  });
}

const sumOf = (sales: readonly Sold[]): number => sales.reduce((sum, { amount }) => sum + amount, 0);

/** Revenue that would be left with nobody who knows the customer or the channel. */
export const oneManRevenue: SignalReader = {
  read: async (frame) => {
    const sold = await judgeSold(frame);
    const all = sumOf(sold);
    if (all <= 0) return none('no-data', { sample: sold.length });
    const alone = Math.max(0, sumOf(sold.filter(({ hit }) => hit)));
    return { value: Math.min(1, alone / all), numerator: alone, denominator: all, sample: sold.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const told = (await judgeSold(frame)).filter(({ isKey, channelBy }) => isKey || channelBy !== null);
    const groups = [...Map.groupBy(told, (one) => (one.isKey ? `customer:${one.customer}` : `channel:${one.channel}`))];
    const list = groups.map(([key, parts]): SignalRow => {
      const [first] = parts;
      const isKey = first?.isKey === true;
      return {
        kind: isKey ? 'customer' : 'group', id: isKey ? String(first.customer) : key, title: (isKey ? first.name : first?.channel) ?? null,
        who: (isKey ? first.customerBy : null) ?? first?.channelBy ?? null, at: null, amount: sumOf(parts), figure: null, hit: parts.some(({ hit }) => hit),
      };
    });
    return { list: list.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0)) };
  },
};
