import { sql } from 'kysely';
import { mayDo } from '#core/people/rights.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Database } from '../database.ts';
import { localDay, type FactContext, type Sql } from '../facts/context.ts';
import { dealState } from '../facts/deal-state.ts';

/** Facts of one currency and month that are in no sum, since no rate of their day or an earlier one is known. */
export interface MissingRate {
  readonly currency: string;
  /** The first day of the month. */
  readonly month: string;
  /** The first day that lacks a rate: one from it on fills the month. */
  readonly firstDay: string;
  readonly deals: number;
  readonly orderLines: number;
  readonly payments: number;
}

const withoutRate = (row: string, at: Sql, context: FactContext): Sql => sql`
  ${sql.ref(`${row}.currency`)} <> ${context.currency}
  and not exists (select from currency_rate r where r.target = ${context.currency} and r.currency = ${sql.ref(`${row}.currency`)} and r.day <= ${localDay(at, context)})`;

const missing = (context: FactContext): Sql => {
  const closing = sql`coalesce(s.closed_at, s.created_at, ${context.asOf})`;
  return sql`
    select s.currency, ${localDay(closing, context)} as day, 'deal' as kind from (${dealState(context)}) s where s.has_amount and ${withoutRate('s', closing, context)}
    union all
    select l.currency, ${localDay(sql`l.at`, context)}, 'order-line' from order_line l join sales_order o on o.id = l.order_id and o.current
    where ${withoutRate('l', sql`l.at`, context)}
    union all
    select p.currency, ${localDay(sql`p.at`, context)}, 'payment' from payment p where p.current and ${withoutRate('p', sql`p.at`, context)}`;
};

const sortColumns = { month: sql`x.month`, currency: sql`x.currency` } as const;

/** A page of currencies and months whose facts lack a rate; none for who may not read settings. */
export async function listMissingRates(database: Database, context: FactContext, query: PageRequest<'month' | 'currency'>): Promise<Page<MissingRate>> {
  if (!mayDo(context.viewer, 'settings', 'read')) return { rows: [], total: 0 };
  const direction = query.descending ? sql`desc` : sql`asc`;
  const read = await sql<MissingRate & { readonly total: number }>`
    select x.*, count(*) over ()::int as total from (
      select f.currency, to_char(f.day, 'YYYY-MM-01') as month, min(f.day)::text as "firstDay", count(*) filter (where f.kind = 'deal')::int as deals,
             count(*) filter (where f.kind = 'order-line')::int as "orderLines", count(*) filter (where f.kind = 'payment')::int as payments
      from (${missing(context)}) f group by 1, 2) x
    order by ${sortColumns[query.sort]} ${direction}, x.month, x.currency limit ${query.size} offset ${offsetOf(query)}`.execute(database.sql);
  return { rows: read.rows.map(({ total: _total, ...row }) => row), total: read.rows[0]?.total ?? 0 };
}
