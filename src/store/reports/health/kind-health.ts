import { sql } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import type { Database } from '../../database.ts';
import type { FactContext } from '../../facts/context.ts';
import type { FileRows, RowGap } from './file-rows.ts';
import { fileRowsOf, rowsOfKind } from './rows-of-kind.ts';

/** How many days before as-of the recent rows lie in. */
export const recentDays = 90;

export interface ColumnHealth {
  readonly column: string;
  /** Rows in which the column has a value; null where that is not kept apart. */
  readonly filled: number | null;
  readonly recentFilled: number | null;
  /** Rows of which the column says something: all of them, but lost deals for a loss reason. */
  readonly of: number;
  readonly recentOf: number;
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
  /** Filled cells by column, rows by what columns apply to, the same of recent rows, then rows by gap: numbers joined by commas. */
  readonly counts: string;
}

/** What is counted of a month, in the order of `counts`: which flags, whether of recent rows only. */
const parts = (rows: FileRows) =>
  [
    { prefix: 'c', names: Object.keys(rows.columns), recent: false },
    { prefix: 'a', names: Object.keys(rows.applies ?? {}), recent: false },
    { prefix: 'c', names: Object.keys(rows.columns), recent: true },
    { prefix: 'a', names: Object.keys(rows.applies ?? {}), recent: true },
    { prefix: 'g', names: Object.keys(rows.gaps), recent: false },
  ] as const;

/** One pass over the rows, by month; what is wanted of all of them is the sum. */
async function readMonths(database: Database, context: FactContext, rows: FileRows): Promise<MonthRow[]> {
  const from = new Date(context.asOf.getTime() - recentDays * 86_400_000);
  const isRecent = sql`(f.recent >= ${from} and f.recent < ${context.asOf})`;
  const counts = parts(rows).flatMap(({ prefix, names, recent }) =>
    names.map((_, at) => sql`count(*) filter (where ${sql.ref(`f.${prefix}${at}`)}${recent ? sql` and ${isRecent}` : sql``})`),
  );
  const read = await sql<MonthRow>`
    select to_char(date_trunc('month', f.begins, ${context.timeZone}) at time zone ${context.timeZone}, 'YYYY-MM') as month, count(*)::int as rows,
           count(*) filter (where ${isRecent})::int as recent, min(f.begins) as first,
           max(f.ends) filter (where f.ends < ${context.asOf}) as last, concat_ws(',', ${sql.join(counts, sql`, `)}) as counts
    from (${rowsOfKind(rows, context)}) f group by 1 order by 1`.execute(database.sql);
  return read.rows;
}

/** The sums over all months, a list for each of `parts`. */
function sumOf(rows: FileRows, months: readonly MonthRow[]): number[][] {
  const sums: number[] = [];
  for (const { counts } of months) counts.split(',').forEach((count, at) => (sums[at] = (sums[at] ?? 0) + Number(count)));
  let start = 0;
  return parts(rows).map(({ names }) => names.map(() => sums[start++] ?? 0));
}

const extreme = (moments: readonly (Date | null)[], choose: (...values: number[]) => number): Date | null => {
  const known = moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()]));
  return known.length === 0 ? null : new Date(choose(...known));
};

function columnsOf(rows: FileRows, all: number, recent: number, [filled = [], applies = [], recentFilled = [], recentApplies = []]: readonly number[][]): ColumnHealth[] {
  const narrowed = Object.keys(rows.applies ?? {});
  const kept = Object.keys(rows.columns).map((column, at) => {
    const own = narrowed.indexOf(column);
    return {
      column, filled: filled[at] ?? 0, recentFilled: recentFilled[at] ?? 0, of: own < 0 ? all : (applies[own] ?? 0),
      recentOf: own < 0 ? recent : (recentApplies[own] ?? 0), assumed: rows.assumed?.includes(column) ?? false,
    };
  });
  return [...kept, ...(rows.notKept ?? []).map((column) => ({ column, filled: null, of: 0, recentFilled: null, recentOf: 0, assumed: false }))];
}

/** The state of the rows of one kind; null where the viewer may read none. */
export async function readKindHealth(database: Database, context: FactContext, kind: KindId): Promise<KindHealth | null> {
  const rows = fileRowsOf(kind, context);
  if (rows === null) return null;
  const months = await readMonths(database, context, rows);
  const sums = sumOf(rows, months);
  const all = months.reduce((sum, month) => sum + month.rows, 0);
  const recentRows = months.reduce((sum, month) => sum + month.recent, 0);
  const withGap = sums.at(-1) ?? [];
  return {
    kind,
    rows: all,
    recentRows,
    firstAt: extreme(months.map(({ first }) => first), Math.min),
    lastAt: extreme(months.map(({ last }) => last), Math.max),
    months: months.flatMap(({ month, rows: count }) => (month === null ? [] : [{ month, rows: count }])),
    columns: columnsOf(rows, all, recentRows, sums),
    gaps: (Object.keys(rows.gaps) as RowGap[]).map((gap, at) => ({ gap, rows: withGap[at] ?? 0 })).filter(({ rows: count }) => count > 0),
  };
}
