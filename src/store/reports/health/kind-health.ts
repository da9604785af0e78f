import { sql } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import type { Database } from '../../database.ts';
import type { FactContext, Sql } from '../../facts/context.ts';
import { type FileRows, fileRowsOf, type RowGap, rowsOfKind } from './file-rows.ts';

/** How many days before as-of the recent rows lie in. */
export const recentDays = 90;

export interface ColumnHealth {
  readonly column: string;
  /** Rows in which the column has a value; null where that is not kept apart. */
  readonly filled: number | null;
  readonly recentFilled: number | null;
  /** A row without a value takes a default, so that every row has one. */
  readonly assumed: boolean;
}

/** The current rows of one kind of file that the viewer may see. */
export interface KindHealth {
  readonly kind: KindId;
  readonly rows: number;
  /** Rows of the last 90 days before as-of; of deals those closed in them. */
  readonly recentRows: number;
  /** The first moment they speak of, and the last one before as-of; null where the kind has no dates. */
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  /** Rows by local month, `YYYY-MM`, in order; months without rows are absent. */
  readonly months: readonly { readonly month: string; readonly rows: number }[];
  readonly columns: readonly ColumnHealth[];
  /** Rows that have a reason to be left out of figures or to wait; a row may have several. */
  readonly gaps: readonly { readonly gap: RowGap; readonly rows: number }[];
}

interface MonthRow {
  readonly month: string | null;
  readonly rows: number;
  readonly recent: number;
  readonly first: Date | null;
  readonly last: Date | null;
  /** Filled cells by column, then the recent ones, then rows by gap: numbers joined by commas. */
  readonly counts: string;
}

const counted = (prefix: 'c' | 'g', names: readonly string[], condition: (flag: Sql) => Sql): Sql[] =>
  names.map((_, at) => sql`count(*) filter (where ${condition(sql.ref(`f.${prefix}${at}`))})`);

/** One pass over the rows, by month; what is wanted of all of them is the sum. */
async function readMonths(database: Database, context: FactContext, rows: FileRows): Promise<MonthRow[]> {
  const from = new Date(context.asOf.getTime() - recentDays * 86_400_000);
  const isRecent = sql`(f.recent >= ${from} and f.recent < ${context.asOf})`;
  const columns = Object.keys(rows.columns);
  const counts = [
    ...counted('c', columns, (flag) => flag),
    ...counted('c', columns, (flag) => sql`${flag} and ${isRecent}`),
    ...counted('g', Object.keys(rows.gaps), (flag) => flag),
  ];
  const read = await sql<MonthRow>`
    select to_char(date_trunc('month', f.begins, ${context.timeZone}) at time zone ${context.timeZone}, 'YYYY-MM') as month, count(*)::int as rows,
           count(*) filter (where ${isRecent})::int as recent, min(f.begins) as first,
           max(f.ends) filter (where f.ends < ${context.asOf}) as last, concat_ws(',', ${sql.join(counts, sql`, `)}) as counts
    from (${rowsOfKind(rows, context)}) f group by date_trunc('month', f.begins, ${context.timeZone}) order by 1`.execute(database.sql);
  return read.rows;
}

function sumOf(months: readonly MonthRow[]): number[] {
  const sums: number[] = [];
  for (const { counts } of months) counts.split(',').forEach((count, at) => (sums[at] = (sums[at] ?? 0) + Number(count)));
  return sums;
}

const extreme = (moments: readonly (Date | null)[], choose: (...values: number[]) => number): Date | null => {
  const known = moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()]));
  return known.length === 0 ? null : new Date(choose(...known));
};

function columnsOf({ columns, assumed = [], notKept = [] }: FileRows, sums: readonly number[]): ColumnHealth[] {
  const names = Object.keys(columns);
  return [
    ...names.map((column, at) => ({ column, filled: sums[at] ?? 0, recentFilled: sums[names.length + at] ?? 0, assumed: assumed.includes(column) })),
    ...notKept.map((column) => ({ column, filled: null, recentFilled: null, assumed: false })),
  ];
}

/** The state of the rows of one kind; null where the viewer may read none. */
export async function readKindHealth(database: Database, context: FactContext, kind: KindId): Promise<KindHealth | null> {
  const rows = fileRowsOf(kind, context);
  if (rows === null) return null;
  const months = await readMonths(database, context, rows);
  const sums = sumOf(months);
  const gaps = Object.keys(rows.gaps) as RowGap[];
  const before = 2 * Object.keys(rows.columns).length;
  return {
    kind,
    rows: months.reduce((sum, month) => sum + month.rows, 0),
    recentRows: months.reduce((sum, month) => sum + month.recent, 0),
    firstAt: extreme(months.map(({ first }) => first), Math.min),
    lastAt: extreme(months.map(({ last }) => last), Math.max),
    months: months.flatMap(({ month, rows: count }) => (month === null ? [] : [{ month, rows: count }])),
    columns: columnsOf(rows, sums),
    gaps: gaps.flatMap((gap, at) => ((sums[before + at] ?? 0) > 0 ? [{ gap, rows: sums[before + at] ?? 0 }] : [])),
  };
}
