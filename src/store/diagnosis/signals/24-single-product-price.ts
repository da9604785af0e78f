import { sql } from 'kysely';
import type { AbcClass } from '#core/customers/abc.ts';
import { median } from '#core/metrics/statistics/quantile.ts';
import { seesCost } from '#core/people/rights.ts';
import { parseMoney } from '#core/shared/money.ts';
import { abcClasses } from '../customer-classes.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import type { PriceReader } from '../prices.ts';
import { customerCategories } from '../product-sales.ts';

interface Spend {
  readonly customer: number;
  readonly category: string;
  readonly amount: number;
  readonly potential: string | null;
}

/** What is left of revenue after cost, over the lines whose cost is known; all of it where none is, or for who may not see cost. */
async function marginRate(frame: Frame): Promise<number> {
  if (!seesCost(frame.context.viewer)) return 1;
  const read = await sql<{ rate: number | null }>`
    select (sum(f.margin)::numeric / nullif(sum(f.amount), 0))::float8 as rate
    from (${counted(frame, 'order-line', frame.span('last-12-months'))}) f where f.margin is not null`.execute(frame.database.sql);
  const rate = read.rows[0]?.rate ?? null;
  return rate === null || rate <= 0 || rate > 1 ? 1 : rate;
}

interface Offer {
  readonly category: string;
  /** Share of the class that buys it × what its buyers spend on it in the median, a year. */
  readonly expected: number;
}

/** Of one class: what a customer who lacks a category would be expected to spend on it. */
function offersOf(spends: readonly Spend[], customers: number): Offer[] {
  return [...Map.groupBy(spends, ({ category }) => category)].map(([category, buyers]) => ({
    category, expected: (buyers.length / customers) * (median(buyers.map(({ amount }) => amount)) ?? 0),
  }));
}

const isNumber = (text: string | null): text is string => text !== null && /^\d+(\.\d+)?$/.test(text);

/** What a customer could still spend, a year; without limit where its potential is not written down. */
function roomOf(own: readonly Spend[], currency: string): number {
  const potential = own[0]?.potential ?? null;
  const parsed = isNumber(potential) ? parseMoney(potential, currency) : null;
  if (parsed === null || !parsed.ok) return Infinity;
  return Math.max(0, parsed.value - own.reduce((sum, { amount }) => sum + amount, 0));
}

function gainOfClass(spends: readonly Spend[], currency: string): number {
  const customers = Map.groupBy(spends, ({ customer }) => customer);
  const offers = offersOf(spends, customers.size);
  return [...customers.values()].reduce((sum, own) => {
    const has = new Set(own.map(({ category }) => category));
    const missing = offers.reduce((all, { category, expected }) => all + (has.has(category) ? 0 : expected), 0);
    return sum + Math.min(missing, roomOf(own, currency));
  }, 0);
}

/**
 * Over customers and the categories they lack: the share of customers of the same class that buy the category ×
 * their median spend on it a month × margin, no customer above what is left to its potential.
 */
export const singleProductPrice: PriceReader = async (frame) => {
  const read = await sql<Spend>`
    select s.customer_id as customer, s.kind_of_goods as category, s.amount::float8 as amount, c.potential
    from (${customerCategories(frame, frame.span('last-12-months'))}) s join customer c on c.id = s.customer_id`.execute(frame.database.sql);
  const classes = await abcClasses(frame);
  const groups = Map.groupBy(read.rows.filter(({ customer }) => classes.has(customer)), ({ customer }) => classes.get(customer) as AbcClass);
  const yearly = [...groups.values()].reduce((sum, spends) => sum + gainOfClass(spends, frame.context.currency), 0);
  if (yearly === 0) return null;
  const margin = await marginRate(frame);
  return { amount: Math.round((yearly / 12) * margin), inputs: { revenue: Math.round(yearly / 12), margin } };
};
