import { sql } from 'kysely';
import { mannWhitney } from '#core/metrics/statistics/mann-whitney.ts';
import { worstOfMany } from '#core/metrics/statistics/worst-of-many.ts';
import { addDays } from '#core/shared/day.ts';
import type { Sql } from '../../facts/context.ts';
import { customersSeen } from '../../reports/purchases.ts';
import { counted } from '../deal-rows.ts';
import { type Frame, spanOfPeriod } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { categoryLines, customerCategories, meanUnsold, productSales, type UnsoldPart, unsoldParts } from '../product-sales.ts';
import { during, employeeName, none, rowColumns, type SectionReaders, shareWithout, type SignalReader, type SignalRow } from '../reader.ts';

/** Orders of the year whose categories are known: a hit has one alone. An order with one known category and an unknown line is left out. */
const orders = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'order', id: sql`o.order_id`, title: sql`o.code`, who: employeeName(sql`o.employee_id`), at: sql`o.at`, amount: sql`o.amount`, figure: sql`o.categories`, hit: sql`o.categories < 2` })}
  from (
    select g.order_id, max(g.code) as code, min(g.at) as at, sum(g.amount) as amount, max(g.employee_id) as employee_id,
           count(*) filter (where g.kind_of_goods is not null) as categories, bool_or(g.kind_of_goods is null) as unknown
    from (
      select l.order_id, l.kind_of_goods, max(l.code) as code, min(l.at) as at, sum(l.amount) as amount, max(l.employee_id) as employee_id
      from (${categoryLines(frame, frame.span('last-12-months'))}) l group by 1, 2 having sum(l.amount) > 0) g
    group by 1) o
  where o.categories >= 2 or not o.unknown`;

const customers = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'customer', id: sql`k.customer_id`, title: sql`c.name`, who: employeeName(sql`c.employee_id`), amount: sql`k.amount`, figure: sql`k.categories`, hit: sql`k.categories < 2` })}
  from (select customer_id, count(*) as categories, sum(amount) as amount from (${customerCategories(frame, frame.span('last-12-months'))}) s group by 1) k
  join customer c on c.id = k.customer_id`;

const breadth: SignalReader = {
  read: async (frame) => {
    const read = await sql<{ middle: number | null; sample: number }>`
      select percentile_cont(0.5) within group (order by r.figure) as middle, count(*)::int as sample from (${customers(frame)}) r`.execute(frame.database.sql);
    const { middle, sample } = read.rows[0] ?? { middle: null, sample: 0 };
    return middle === null ? none('no-data', { sample }) : { value: middle, sample, ...during(frame, 'last-12-months') };
  },
  rows: (frame) => ({ sql: customers(frame) }),
};

interface RepFigure {
  readonly id: number;
  readonly name: string;
  readonly figure: number;
}

const repList = (reps: readonly RepFigure[], isHit: (figure: number) => boolean): { list: SignalRow[] } => ({
  list: reps.map(({ id, name, figure }) => ({ kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure, hit: isHit(figure) })),
});

/** Reps with at least 20 sales: the share of the product each sells most often over its share in the department. The worst first. */
const favourites = (frame: Frame): Promise<RepFigure[]> =>
  frame.once('favourite products', async () => {
    const sales = await productSales(frame, frame.span('last-12-months'), 'deals');
    const read = await sql<RepFigure>`
      with sale as materialized (${sales}),
      own as (select employee_id, product_id, count(*)::float8 as sold from sale group by 1, 2),
      rep as (select employee_id, sum(sold) as sold, max(sold) as most from own group by 1 having sum(sold) >= 20),
      whole as (select product_id, sum(sold) / (select count(*) from sale) as share from own group by 1)
      select r.employee_id as id, ${employeeName(sql`r.employee_id`)} as name, max(r.most / r.sold - w.share) as figure
      from rep r join own o on o.employee_id = r.employee_id and o.sold = r.most join whole w on w.product_id = o.product_id
      group by 1 order by 3 desc, 1`.execute(frame.database.sql);
    return read.rows;
  });

const favourite: SignalReader = {
  read: async (frame) => {
    const reps = await favourites(frame);
    const [worst] = reps;
    return worst === undefined ? none('too-few', { sample: 0 }) : { value: worst.figure, sample: reps.length, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => repList(await favourites(frame), (figure) => fallsShort(frame, 'S24.3', figure)),
};

/** Of each rep who sold anything within the year: what part of the others' line was never sold. */
const narrowness = (frame: Frame): Promise<UnsoldPart[]> =>
  frame.once('unsold parts', async () => unsoldParts(frame, await productSales(frame, frame.span('last-12-months'), 'orders')));

const unsold: SignalReader = {
  read: async (frame) => {
    const reps = await narrowness(frame);
    if (reps.length === 0) return none('too-few', { sample: 0 });
    return { value: meanUnsold(reps), sample: reps.length, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => repList((await narrowness(frame)).map(({ share, ...rep }) => ({ ...rep, figure: share })), (figure) => fallsShort(frame, 'S24.4', figure)),
};

const withoutPotential = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'customer', id: sql`c.id`, title: sql`c.name`, who: employeeName(sql`c.employee_id`), hit: sql`coalesce(c.size, '') = '' or coalesce(c.potential, '') = ''` })}
  from customer c where c.listed and not c.is_internal and ${customersSeen(frame.context.viewer, sql`c.id`)}`;

/** One amount a sale of each rep, of the last 90 days and of the 90 before: orders where they name reps, else won deals. */
const sizes = (frame: Frame): Promise<readonly { id: number; name: string; now: number[]; before: number[] }[]> =>
  frame.once('sale sizes', async () => {
    const { from, to } = frame.period('last-90-days');
    const span = spanOfPeriod({ from: addDays(from, -90), to }, frame.context.timeZone);
    const named = await sql<{ found: boolean }>`select exists (select from order_line where employee_ref is not null) as found`.execute(frame.database.sql);
    const sales = named.rows[0]?.found === true
      ? sql`select f.employee_id, f.order_id, min(f.at) as at, sum(f.amount) as amount from (${counted(frame, 'order-line', span)}) f where not f.is_return group by 1, 2`
      : sql`select f.employee_id, f.deal_ref, f.at, f.amount from (${counted(frame, 'closing', span)}) f where f.outcome = 'won'`;
    const isNow = sql`s.at >= ${frame.span('last-90-days').from}`;
    const read = await sql<{ id: number; name: string; now: number[]; before: number[] }>`
      select s.employee_id as id, ${employeeName(sql`s.employee_id`)} as name,
             array_agg(s.amount::float8) filter (where ${isNow}) as now, array_agg(s.amount::float8) filter (where not ${isNow}) as before
      from (${sales}) s where s.employee_id is not null and s.amount > 0
      group by 1 having count(*) filter (where ${isNow}) >= 20 and count(*) filter (where not ${isNow}) >= 20 order by 1`.execute(frame.database.sql);
    return read.rows;
  });

/** z of each rep's sizes now against before: below zero where they fell. */
const sizeChanges = async (frame: Frame): Promise<RepFigure[]> =>
  (await sizes(frame)).flatMap(({ id, name, now, before }) => {
    const z = mannWhitney(now, before)?.z ?? null;
    return z === null ? [] : [{ id, name, figure: z }];
  });

const sizeChange: SignalReader = {
  read: async (frame) => {
    const reps = await sizeChanges(frame);
    const worst = worstOfMany(reps.map(({ figure }) => figure));
    return worst === null ? none('too-few', { sample: 0 }) : { value: worst, sample: reps.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => repList(await sizeChanges(frame), (figure) => figure <= -1.96),
};

/** Section 24: selling one product alone. */
export const singleProductSignals: SectionReaders = {
  'S24.1': shareWithout('last-12-months', orders),
  'S24.2': breadth,
  'S24.3': favourite,
  'S24.4': unsold,
  'S24.5': shareWithout('as-of', withoutPotential),
  'S24.9': sizeChange,
};
