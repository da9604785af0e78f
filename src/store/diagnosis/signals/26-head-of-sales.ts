import { sql } from 'kysely';
import { salesByRep } from '../../measures/metric.ts';
import type { Sql } from '../../facts/context.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { currentPlan, type MonthSales, monthlySales } from '../plan-figures.ts';
import { during, employeeName, none, rowColumns, type SectionReaders, share, type SignalReader, type SignalRow } from '../reader.ts';
import { presentSellers, type Seller } from '../rep-plans.ts';
import { lateRefusals } from './02-target-audience.ts';
import { salesPlans, workPlans } from './26-plans.ts';

interface Ambition {
  readonly plan: number;
  readonly best: MonthSales;
  readonly months: readonly MonthSales[];
}

/** The plan in force beside the best full month before its own. */
async function ambition(frame: Frame): Promise<Ambition | null> {
  const target = await currentPlan(frame);
  if (target === null) return null;
  const months = (await monthlySales(frame, target.metric)).filter(({ month }) => month < target.month.from);
  const [best] = months.toSorted((a, b) => b.amount - a.amount);
  return best === undefined ? null : { plan: target.plan, best, months };
}

/** Full months of history below which "the best ever" says nothing. */
const leastMonths = 3;

const aimsHigh: SignalReader = {
  read: async (frame) => {
    const known = await ambition(frame);
    if (known === null) return none('no-data');
    const { plan, best, months } = known;
    if (months.length < leastMonths) return none('no-history', { sample: months.length });
    return { value: plan >= best.amount ? 1 : 0, numerator: plan, denominator: best.amount, sample: months.length, ...during(frame, 'running-month') };
  },
  rows: async (frame) => {
    const known = await ambition(frame);
    return {
      list: (known?.months ?? []).map(({ month, amount }): SignalRow => ({
        kind: 'month', id: month, title: month, who: null, at: null, amount, figure: known === null ? null : amount / known.plan, hit: known !== null && amount > known.plan,
      })),
    };
  },
};

/** Present heads of sales. */
const heads = (frame: Frame): Promise<readonly Seller[]> =>
  frame.once('heads of sales', async () => {
    const read = await sql<Seller>`
      select e.id, e.name from employee e where e.listed and e.role = 'head-of-sales' and (e.dismissed_at is null or e.dismissed_at >= ${frame.today}::date) order by 1`.execute(frame.database.sql);
    return read.rows;
  });

/** Meetings with a customer or over a deal that the heads held; one that names a customer of no file is with a customer all the same. */
const heldByHeads = async (frame: Frame): Promise<Sql> => sql`
  select ${rowColumns({ kind: 'meeting', id: sql`f.id`, title: sql`coalesce((select name from customer where id = f.customer_id), named.text, f.code)`, who: employeeName(sql`f.employee_id`), at: sql`f.at`, hit: sql`false` })}
  from (${counted(frame, 'meeting', frame.span('last-90-days'))}) f
  join meeting m on m.id = f.id left join customer_ref named on named.id = m.customer_ref
  where f.status = 'held' and (named.id is not null or f.deal_ref is not null) and f.employee_id = any(${(await heads(frame)).map(({ id }) => id)}::int[])`;

const meetings: SignalReader = {
  read: async (frame) => {
    const [own, reps] = [await heads(frame), await presentSellers(frame)];
    if (own.length === 0 || reps.length === 0) return none('no-data', { sample: 0 });
    const read = await sql<{ held: number; all: number }>`
      select (select count(*) from (${await heldByHeads(frame)}) r)::int as held,
             (select count(*) from (${counted(frame, 'meeting', frame.span('last-90-days'))}) f where f.status = 'held')::int as all`.execute(frame.database.sql);
    const { held, all } = read.rows[0] ?? { held: 0, all: 0 };
    if (all === 0) return none('no-data', { sample: 0 });
    return { value: held / 3 / reps.length, numerator: held, denominator: reps.length, sample: all, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({ sql: await heldByHeads(frame) }),
};

interface OwnSales {
  readonly name: string;
  readonly amount: number;
  readonly isHead: boolean;
}

/** Sales by employee over three full months, the heads told apart. */
async function salesBeside(frame: Frame): Promise<readonly OwnSales[]> {
  const names = new Set((await heads(frame)).map(({ name }) => name));
  const { rows } = await salesByRep(frame.database, frame.context, frame.span('last-3-months'));
  return rows.flatMap(({ key, value }) => (key === null || value === null ? [] : [{ name: key, amount: value, isHead: names.has(key) }]));
}

const ownSales: SignalReader = {
  read: async (frame) => {
    const [own, sales] = [await heads(frame), await salesBeside(frame)];
    const all = sales.reduce((sum, { amount }) => sum + amount, 0);
    if (own.length === 0 || all <= 0) return none('no-data', { sample: 0 });
    const sold = sales.reduce((sum, { amount, isHead }) => sum + (isHead ? amount : 0), 0);
    return { value: sold / all, numerator: sold, denominator: all, sample: sales.length, ...during(frame, 'last-3-months') };
  },
  rows: async (frame) => ({
    list: (await salesBeside(frame)).map(({ name, amount, isHead }): SignalRow => ({ kind: 'employee', id: null, title: name, who: null, at: null, amount, figure: null, hit: isHead })),
  }),
};

/** Section 26: the head of sales. */
export const headOfSalesSignals: SectionReaders = {
  'S26.1': workPlans,
  'S26.3': aimsHigh,
  'S26.6a': meetings,
  'S26.6b': ownSales,
  'S26.8a': share('last-90-days', lateRefusals),
  'S26.11': salesPlans,
};
