import { sql } from 'kysely';
import type { Fact } from '#core/metrics/vocabulary.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { furthestStage } from '../facts/furthest-stage.ts';
import { rowsOf, type MeasureRequest } from './measure.ts';

/** What a list of rows can be sorted by; the last five only tell deals apart. */
export type RowSort = 'at' | 'code' | 'title' | 'customer' | 'rep' | 'amount' | 'stage' | 'created' | 'closed' | 'days' | 'reason';

/** A row of a derived fact, as evidence behind a figure. */
export interface FactRow {
  /** Tells the rows of one fact apart. */
  readonly key: string;
  /** The deal, order, payment … it is, by the number its file gives it; null where it has none. */
  readonly code: string | null;
  readonly title: string | null;
  readonly customerId: number | null;
  readonly customer: string | null;
  readonly employeeId: number | null;
  readonly rep: string | null;
  /** The moment by which it falls into a period. */
  readonly at: Date | null;
  /** Minor units of the organisation's currency; null for what has none. */
  readonly amount: number | null;
  /** Why it is in no figure; null for a row that counts. */
  readonly leftOut: string | null;
  /** What only a deal has; null for other facts. */
  readonly deal: DealDetails | null;
}

export interface DealDetails {
  readonly dealRef: number;
  readonly outcome: 'won' | 'lost' | null;
  /** Where an open deal stands; of a closed one the furthest open stage it reached. */
  readonly stage: string | null;
  readonly createdAt: Date | null;
  readonly closedAt: Date | null;
  /** Calendar days from creation to the closing, or to as-of while it is open. */
  readonly days: number | null;
  readonly lossReason: string | null;
}

export interface RowsRequest extends MeasureRequest {
  readonly page: PageRequest<RowSort>;
  /** The rows that count (the default), or those that were left out, or both. */
  readonly take?: 'counted' | 'left-out' | 'all' | undefined;
  /** A part of the number, the title or the customer's name. */
  readonly search?: string | undefined;
}

interface Columns {
  readonly key: Sql;
  readonly title: Sql;
  readonly amount: Sql;
  readonly join: Sql;
}

const nothing = sql`null::text`;
const noAmount = sql`null::bigint`;
const plain = (title: Sql, amount: Sql): Columns => ({ key: sql`f.id::text`, title, amount, join: sql`` });
const ofDeal = plain(sql`f.title`, sql`f.amount`);

const columns: Readonly<Record<Fact, Columns>> = {
  closing: ofDeal,
  creation: ofDeal,
  'open-deal': ofDeal,
  'order-line': {
    key: sql`f.order_id || '/' || f.line`,
    title: sql`p.name`,
    amount: sql`f.amount`,
    join: sql`left join product p on p.id = f.product_id`,
  },
  payment: plain(nothing, sql`f.amount`),
  call: plain(sql`f.direction`, noAmount),
  meeting: plain(sql`f.status`, noAmount),
  task: plain(sql`f.title`, noAmount),
};

const isDealFact = (fact: Fact): boolean => fact === 'closing' || fact === 'creation' || fact === 'open-deal';

/** The columns of deals; nulls of the same types for other facts. */
const dealColumns = (fact: Fact, context: FactContext): Sql =>
  isDealFact(fact)
    ? sql`f.deal_ref, f.outcome, case when f.outcome is null then st.name else ${furthestStage(context)} end as stage, f.created_at, f.closed_at, f.loss_reason,
          extract(epoch from coalesce(f.closed_at, ${context.asOf}) - f.created_at)::float8 / 86400 as days`
    : sql`null::int as deal_ref, null::text as outcome, null::text as stage, null::timestamptz as created_at, null::timestamptz as closed_at,
          null::text as loss_reason, null::float8 as days`;

const sortColumns: Readonly<Record<RowSort, Sql>> = {
  at: sql`x.at`,
  code: sql`x.code collate "ru-x-icu"`,
  title: sql`x.title collate "ru-x-icu"`,
  customer: sql`x.customer collate "ru-x-icu"`,
  rep: sql`x.rep collate "ru-x-icu"`,
  amount: sql`x.amount`,
  stage: sql`x.stage collate "ru-x-icu"`,
  created: sql`x.created_at`,
  closed: sql`x.closed_at`,
  days: sql`x.days`,
  reason: sql`x.loss_reason collate "ru-x-icu"`,
};

const taken = (take: RowsRequest['take']): Sql =>
  take === 'all' ? sql`true` : take === 'left-out' ? sql`f.left_out is not null` : sql`f.left_out is null`;

/** `%` and `_` of what was typed are themselves. */
const searched = (search: string | undefined): Sql => {
  if (search === undefined || search.trim() === '') return sql`true`;
  const part = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(x.code ilike ${part} or x.title ilike ${part} or x.customer ilike ${part})`;
};

/** Every row of the request as `x`, filtered and not yet paged; `only` narrows the fact `f` further. */
function factRows(request: RowsRequest, context: FactContext, only: Sql): Sql {
  const { fact } = request.measure;
  const { key, title, amount, join } = columns[fact];
  const stage = isDealFact(fact) ? sql`left join stage st on st.id = f.stage_id` : sql``;
  return sql`
    select x.* from (
      select ${key} as key, f.code, ${title} as title, f.customer_id, c.name as customer, f.employee_id, e.name as rep, f.at,
             ${amount} as amount, f.left_out, ${dealColumns(fact, context)}
      from (${rowsOf(request, context)}) f
      left join customer c on c.id = f.customer_id left join employee e on e.id = f.employee_id ${join} ${stage}
      where ${taken(request.take)} and ${only}
    ) x where ${searched(request.search)}`;
}

interface Row {
  readonly key: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly customer_id: number | null;
  readonly customer: string | null;
  readonly employee_id: number | null;
  readonly rep: string | null;
  readonly at: Date | null;
  readonly amount: number | null;
  readonly left_out: string | null;
  readonly deal_ref: number | null;
  readonly outcome: 'won' | 'lost' | null;
  readonly stage: string | null;
  readonly created_at: Date | null;
  readonly closed_at: Date | null;
  readonly loss_reason: string | null;
  readonly days: number | null;
}

function toRow(row: Row): FactRow {
  const { key, code, title, customer, rep, at, amount } = row;
  const deal =
    row.deal_ref === null
      ? null
      : {
          dealRef: row.deal_ref, outcome: row.outcome, stage: row.stage, createdAt: row.created_at, closedAt: row.closed_at, days: row.days,
          lossReason: row.loss_reason,
        };
  return { key, code, title, customerId: row.customer_id, customer, employeeId: row.employee_id, rep, at, amount, leftOut: row.left_out, deal };
}

/**
 * A page of the rows behind a measured figure that the viewer may see: with the same measure, span and
 * conditions the rows that count are as many as the figure's sample.
 */
export async function listRows(database: Database, context: FactContext, request: RowsRequest, only: Sql = sql`true`): Promise<Page<FactRow>> {
  const { page } = request;
  const rows = factRows(request, context, only);
  const direction = page.descending ? sql`desc` : sql`asc`;
  const counted = await sql<{ total: number }>`select count(*)::int as total from (${rows}) x`.execute(database.sql);
  const read = await sql<Row>`
    ${rows} order by ${sortColumns[page.sort]} ${direction} nulls last, x.key limit ${page.size} offset ${offsetOf(page)}`.execute(database.sql);
  return { rows: read.rows.map(toRow), total: counted.rows[0]?.total ?? 0 };
}
