import { sql } from 'kysely';
import { seesCost } from '#core/people/rights.ts';
import { addMonths } from '#core/shared/day.ts';
import { stepStart } from '#core/shared/step.ts';
import { customerHistories, radarOf } from '../customer-rhythm.ts';
import type { PriceReader } from '../prices.ts';

/** Average monthly margin, over the 12 months before, of the customers lost in the last three full months. */
export const lostCustomersPrice: PriceReader = async (frame) => {
  if (!seesCost(frame.context.viewer)) return null;
  const to = stepStart(frame.today, 'month');
  const from = addMonths(to, -3);
  const { seen } = await customerHistories(frame);
  const shown = new Set(seen.map(({ id }) => id));
  const living = new Set((await radarOf(frame, from)).customers.filter(({ state }) => state === 'active' || state === 'quietening' || state === 'at-risk').map(({ id }) => id));
  const lost = (await radarOf(frame, to)).customers.filter(({ id, state }) => state === 'lost' && living.has(id) && shown.has(id)).map(({ id }) => id);
  const read = await sql<{ margin: number; known: number }>`
    select coalesce(sum(c.margin), 0)::float8 as margin, count(*)::int as known from (
      select p.customer_id, sum(p.amount - p.cost) as margin from purchase_day p
      where p.customer_id = any(${lost}::int[]) and p.day >= ${addMonths(from, -12)}::date and p.day < ${from}::date
      group by 1 having bool_and(p.lines_without_cost = 0)) c`.execute(frame.database.sql);
  const { margin, known } = read.rows[0] ?? { margin: 0, known: 0 };
  return known === 0 || margin <= 0 ? null : { amount: Math.round(margin / 12), inputs: { lost: lost.length, known, margin } };
};
