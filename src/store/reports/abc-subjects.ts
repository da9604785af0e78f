import { sql } from 'kysely';
import type { AbcMeasure } from '#core/customers/abcxyz-run.ts';
import { scopeOf, seesCost } from '#core/people/rights.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { startOfDay } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import { converted, localDay, type FactContext, type Sql } from '../facts/context.ts';
import { payments } from '../facts/activities.ts';
import { closings } from '../facts/deal-state.ts';
import { seenBy } from '../measures/relations.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';

/** What else than customers is classed by money. */
export type AbcSubject = 'products' | 'reps';

export interface SubjectRequest {
  readonly subject: AbcSubject;
  readonly measure: AbcMeasure;
  readonly window: Period;
  readonly windowBefore: Period;
  /** What happened from this day on was not known to the earlier run. */
  readonly before: Day;
}

/** Money of one product or rep in two windows; `undefined` money: nothing happened; null: a cost is unknown. */
export interface SubjectSum {
  readonly id: number;
  readonly name: string;
  readonly amount: number | null | undefined;
  readonly amountBefore: number | null | undefined;
  /** The day of the last sale in the later window. */
  readonly last: Day | null;
}

export interface SubjectSums {
  readonly rows: readonly SubjectSum[];
  /** Money of the later window that names no product or rep. */
  readonly nameless: { readonly rows: number; readonly amount: number };
  /** False where the basis has no such subject (payments name no product). */
  readonly isKnown: boolean;
}

/** Sales of the basis as `f`: moment, product, rep, money, and cost where it is known. */
function sales(basis: Exclude<PurchaseBasis, 'none'>, context: FactContext): Sql {
  if (basis === 'payments') return sql`select p.at, p.employee_id, null::int as product_id, p.amount, null::bigint as cost from (${payments(context)}) p where p.reason is null`;
  if (basis === 'deals') {
    return sql`select d.at, d.employee_id, d.product_id, d.amount, null::bigint as cost from (${closings(context)}) d
      where d.outcome = 'won' and d.reason is null and d.amount is not null`;
  }
  const inMoney = (column: string) => converted(sql.ref(`l.${column}`), sql`l.currency`, localDay(sql`l.at`, context), context);
  return sql`
    select l.at, er.employee_id, pr.product_id, ${inMoney('amount')} as amount, ${inMoney('cost')} as cost
    from order_line l join sales_order o on o.id = l.order_id and o.current
    left join product_ref pr on pr.id = l.product_ref left join employee_ref er on er.id = l.employee_ref
    left join customer_ref cr on cr.id = l.customer_ref left join customer c on c.id = cr.customer_id
    where l.at < ${context.asOf} and not coalesce(c.is_internal, false)`;
}

interface Row {
  readonly id: number | null;
  readonly name: string | null;
  readonly rows: number;
  readonly amount: number | null;
  readonly rows_before: number;
  readonly amount_before: number | null;
  readonly unknown: number;
  readonly unknown_before: number;
  readonly last: Day | null;
}

const within = (period: Period, context: FactContext): Sql =>
  sql`f.at >= ${new Date(startOfDay(period.from, context.timeZone))}::timestamptz and f.at < ${new Date(startOfDay(period.to, context.timeZone))}::timestamptz`;

const named = { products: sql`product`, reps: sql`employee` } as const;

async function readRows(database: Database, context: FactContext, basis: Exclude<PurchaseBasis, 'none'>, request: SubjectRequest): Promise<Row[]> {
  const { subject, measure, window, windowBefore, before } = request;
  const id = subject === 'products' ? sql`f.product_id` : sql`f.employee_id`;
  const now = within(window, context);
  const earlier = sql`${within(windowBefore, context)} and f.at < ${new Date(startOfDay(before, context.timeZone))}::timestamptz`;
  const value = measure === 'margin' ? sql`f.amount - f.cost` : sql`f.amount`;
  const read = await sql<Row>`
    select s.*, n.name from (
      select ${id} as id, count(*) filter (where ${now})::int as rows, sum(${value}) filter (where ${now})::float8 as amount,
             count(*) filter (where ${earlier})::int as rows_before, sum(${value}) filter (where ${earlier})::float8 as amount_before,
             count(*) filter (where ${now} and ${value} is null)::int as unknown, count(*) filter (where ${earlier} and ${value} is null)::int as unknown_before,
             to_char(max(${localDay(sql`f.at`, context)}) filter (where ${now} and f.amount > 0), 'YYYY-MM-DD') as last
      from (${sales(basis, context)}) f where (${now} or ${earlier}) and ${seenBy(context, 'orders')} group by 1
    ) s left join ${named[subject]} n on n.id = s.id order by s.id`.execute(database.sql);
  return read.rows;
}

const moneyOf = (rows: number, unknown: number, amount: number | null): number | null | undefined => (rows === 0 ? undefined : unknown > 0 ? null : amount);

/** Whether the viewer's role reaches beyond its own sales and single records, as a list of products or reps does. */
export function seesSubjects(viewer: FactContext['viewer'], subject: AbcSubject): boolean {
  const scope = scopeOf(viewer, 'orders');
  return subject === 'products' ? scope !== 'none' : scope === 'all' || scope === 'team';
}

/** Money of products or reps in two windows, over the sales the viewer may see. */
export async function readSubjectSums(database: Database, context: FactContext, basis: PurchaseBasis, request: SubjectRequest): Promise<SubjectSums> {
  const isKnown = basis !== 'none' && (request.subject === 'reps' || basis !== 'payments');
  if (!isKnown || (request.measure === 'margin' && !seesCost(context.viewer))) return { rows: [], nameless: { rows: 0, amount: 0 }, isKnown };
  const read = await readRows(database, context, basis, request);
  const nameless = read.find(({ id }) => id === null);
  return {
    isKnown,
    nameless: { rows: nameless?.rows ?? 0, amount: nameless?.amount ?? 0 },
    rows: read.flatMap(({ id, name, last, ...row }) =>
      id === null
        ? []
        : [{ id, name: name ?? '', last, amount: moneyOf(row.rows, row.unknown, row.amount), amountBefore: moneyOf(row.rows_before, row.unknown_before, row.amount_before) }],
    ),
  };
}
