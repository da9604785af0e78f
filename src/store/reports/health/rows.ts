import { sql } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import { amountsSeen, mayDo } from '#core/people/rights.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Database } from '../../database.ts';
import { localDay, type FactContext, type Sql } from '../../facts/context.ts';
import { closings } from '../../facts/deal-state.ts';
import type { FileRows, RowGap } from './file-rows.ts';
import { fileRowsOf, rowsOfKind } from './rows-of-kind.ts';

/** Which rows of a kind: those with a gap, those where a column is empty, or those behind a trace of a machine. */
export type RowSet =
  | { readonly gap: RowGap }
  | { readonly withoutColumn: string }
  | { readonly createdAt: Date }
  | { readonly lostOn: string };

export type HealthRowSort = 'at' | 'code' | 'title' | 'customer' | 'rep' | 'amount';

export interface HealthRowsRequest extends PageRequest<HealthRowSort> {
  readonly kind: KindId;
  readonly set: RowSet;
  readonly search?: string | undefined;
}

/** A row of a file as evidence. */
export interface HealthRow {
  readonly key: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly customer: string | null;
  readonly rep: string | null;
  readonly at: Date | null;
  /** Minor units of `currency`; null for what has none and for viewers who see amounts of groups only. */
  readonly amount: number | null;
  readonly currency: string | null;
}

const sorts: Readonly<Record<HealthRowSort, Sql>> = {
  at: sql`x.at`,
  code: sql`x.code collate "ru-x-icu"`,
  title: sql`x.title collate "ru-x-icu"`,
  customer: sql`x.customer collate "ru-x-icu"`,
  rep: sql`x.rep collate "ru-x-icu"`,
  amount: sql`x.amount`,
};

/** Null where the kind knows no such gap or column. */
function chosen(rows: FileRows, set: RowSet, context: FactContext): Sql | null {
  if ('createdAt' in set) return sql`date_trunc('minute', f.begins) = ${set.createdAt}`;
  if ('lostOn' in set) {
    const day = sql`(select k.id::text from (${closings(context)}) k where k.outcome = 'lost' and not k.is_test and ${localDay(sql`k.at`, context)} = ${set.lostOn}::date)`;
    return sql`f.key in ${day}`;
  }
  if ('gap' in set) return flagOf('g', rows.gaps, set.gap);
  const filled = flagOf('c', rows.columns, set.withoutColumn);
  const applies = flagOf('a', rows.applies ?? {}, set.withoutColumn) ?? sql`true`;
  return filled === null ? null : sql`${applies} and not coalesce(${filled}, false)`;
}

function flagOf(prefix: 'a' | 'c' | 'g', named: object, name: string): Sql | null {
  const at = Object.keys(named).indexOf(name);
  return at < 0 ? null : sql.ref(`f.${prefix}${at}`);
}

/** `%` and `_` of what was typed are themselves. */
function searched(search: string | undefined): Sql {
  if (search === undefined || search.trim() === '') return sql`true`;
  const part = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(x.code ilike ${part} or x.title ilike ${part} or x.customer ilike ${part} or x.rep ilike ${part})`;
}

/** A page of the rows behind a count of data health that the viewer may see; empty for a set the kind does not have. */
export async function listHealthRows(database: Database, context: FactContext, request: HealthRowsRequest): Promise<Page<HealthRow>> {
  const rows = fileRowsOf(request.kind, context);
  const condition = rows === null ? null : chosen(rows, request.set, context);
  if (rows === null || condition === null) return { rows: [], total: 0 };
  const namesCustomers = mayDo(context.viewer, 'customers', 'read');
  const hidden = (rows.resource === 'orders' || rows.resource === 'payments') && amountsSeen(context.viewer) !== 'records';
  const found = sql`
    select x.* from (
      select f.key, f.code, f.title, ${namesCustomers ? sql`c.name` : sql`null::text`} as customer, e.name as rep, f.begins as at, ${hidden ? sql`null::bigint` : sql`f.amount`} as amount, f.currency
      from (${rowsOfKind(rows, context)}) f left join customer c on c.id = f.customer_id left join employee e on e.id = f.employee_id
      where ${condition}) x
    where ${searched(request.search)}`;
  const counted = await sql<{ total: number }>`select count(*)::int as total from (${found}) x`.execute(database.sql);
  const read = await sql<HealthRow>`
    ${found} order by ${sorts[request.sort]} ${request.descending ? sql`desc` : sql`asc`} nulls last, x.key
    limit ${request.size} offset ${offsetOf(request)}`.execute(database.sql);
  return { rows: read.rows, total: counted.rows[0]?.total ?? 0 };
}
