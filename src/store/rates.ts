import { type Kysely, sql, type RawBuilder, type Transaction } from 'kysely';
import { mayDo } from '#core/people/rights.ts';
import type { RateRow } from '#core/files/rates-table.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from './tables.ts';

export interface RateQuery extends PageRequest<'day' | 'currency' | 'rate'> {
  readonly currency?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

const sortColumns = { day: sql`day`, currency: sql`currency`, rate: sql`rate` } as const;

/** Rates into the organisation's currency; those into another one are kept but say nothing here. */
const ofOrganisation = sql`target = (select o.currency from organisation o)`;

/** A page of the rates; none for who may not read settings. */
export async function listRates(database: Kysely<Tables>, viewer: Viewer, query: RateQuery): Promise<Page<RateRow>> {
  if (!mayDo(viewer, 'settings', 'read')) return { rows: [], total: 0 };
  const where = sql`${ofOrganisation} and ${query.currency === undefined ? sql`true` : sql`currency = ${query.currency}`}
    and ${query.from === undefined ? sql`true` : sql`day >= ${query.from}`} and ${query.to === undefined ? sql`true` : sql`day < ${query.to}`}`;
  const direction = query.descending ? sql`desc` : sql`asc`;
  const [read, counted] = await Promise.all([
    sql<RateRow>`select currency, day, rate::text as rate from currency_rate where ${where}
      order by ${sortColumns[query.sort]} ${direction}, day desc, currency limit ${query.size} offset ${offsetOf(query)}`.execute(database),
    sql<{ total: number }>`select count(*)::int as total from currency_rate where ${where}`.execute(database),
  ]);
  return { rows: read.rows, total: counted.rows[0]?.total ?? 0 };
}

/** Sets rates into the organisation's currency in place of any of the same days; says how many are new, changed and the same. */
export async function writeRates(transaction: Transaction<Tables>, rows: readonly RateRow[]): Promise<{ added: number; changed: number; same: number }> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(currency text, day date, rate numeric)`;
  const counted = await sql<{ added: number; changed: number; same: number }>`
    select count(*) filter (where c.rate is null)::int as added, count(*) filter (where c.rate <> r.rate)::int as changed,
           count(*) filter (where c.rate = r.rate)::int as same
    from ${given} left join currency_rate c on c.currency = r.currency and c.day = r.day and c.target = (select o.currency from organisation o)`.execute(transaction);
  await sql`
    insert into currency_rate (target, currency, day, rate) select o.currency, r.currency, r.day, r.rate from ${given}, organisation o
    on conflict (target, currency, day) do update set rate = excluded.rate`.execute(transaction);
  return counted.rows[0] ?? { added: 0, changed: 0, same: 0 };
}

/** Takes a rate away; gives what it was, undefined when there is none. */
export async function removeRate(transaction: Transaction<Tables>, currency: string, day: Day): Promise<string | undefined> {
  const removed = await sql<{ rate: string }>`
    delete from currency_rate where currency = ${currency} and day = ${day} and ${ofOrganisation} returning rate::text as rate`.execute(transaction);
  return removed.rows[0]?.rate;
}

const facts: readonly RawBuilder<unknown>[] = [
  sql`select from order_line l where l.currency = any(c.list)`,
  sql`select from payment p where p.current and p.currency = any(c.list)`,
  sql`select from deal d where d.current and d.currency = any(c.list)`,
];

/** Whether any fact is in one of the currencies, so that its rate matters. */
export async function areUsed(transaction: Transaction<Tables>, currencies: readonly string[]): Promise<boolean> {
  const read = await sql<{ used: boolean }>`
    select ${sql.join(facts.map((fact) => sql`exists (${fact})`), sql` or `)} as used
    from (select ${[...currencies]}::text[] as list) c`.execute(transaction);
  return read.rows[0]?.used ?? false;
}
