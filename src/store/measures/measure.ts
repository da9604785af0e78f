import { sql } from 'kysely';
import type { Breakdown, Condition, Figure, Measure } from '#core/metrics/vocabulary.ts';
import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { breakdownKey, relations, resourceOf, seenBy } from './relations.ts';
import { rolledUp } from './rolled-up.ts';

/** Instants `[from, to)`. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** What narrows a figure: the value of a breakdown, by its text; null for rows that have none. */
export type Where = readonly { readonly breakdown: Breakdown; readonly value: string | null }[];

export interface MeasureRequest {
  readonly measure: Measure;
  readonly span: Span;
  readonly by?: Breakdown | undefined;
  readonly and?: Breakdown | undefined;
  readonly where?: Where | undefined;
}

/** A row of a measured figure: its key, or two keys where two breakdowns cross. */
export interface Measured extends Figure {
  readonly second: string | null;
}

function holds(condition: Condition): Sql {
  const column = sql.ref(`f.${condition.column}`);
  if ('is' in condition) return sql`${column} is not distinct from ${condition.is}`;
  if ('above' in condition) return sql`coalesce(${column} > ${condition.above}, false)`;
  return condition.known ? sql`${column} is not null` : sql`${column} is null`;
}

const all = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` and `)})`);

/** The rows of a measure's fact within the span that the viewer may see, each with the reason it is left out, if any. */
export function rowsOf(request: MeasureRequest, context: FactContext): Sql {
  const { measure: { fact }, span } = request;
  const inSpan = fact === 'open-deal' ? sql`true` : sql`(f.at is null or (f.at >= ${span.from} and f.at < ${span.to}))`;
  return rowsFrom(sql`select f.* from (${relations[fact](context)}) f where ${inSpan}`, request, context);
}

/** The same of a relation that looks like the fact and has no rows outside the span. */
function rowsFrom(relation: Sql, request: MeasureRequest, context: FactContext): Sql {
  const { measure } = request;
  const chosen = (measure.where ?? []).map(holds);
  const narrowed = (request.where ?? []).map(({ breakdown, value }) => {
    const { key, join } = breakdownKey(breakdown, context);
    return sql`(select ${key} is not distinct from ${value} from (select 1) one ${join})`;
  });
  const needs = measure.needs;
  const reason = needs === undefined ? sql`f.reason` : sql`coalesce(f.reason, case when not ${holds(needs.condition)} then ${needs.otherwise} end)`;
  return sql`
    select f.*, ${reason} as left_out from (${relation}) f
    where ${seenBy(context, resourceOf[measure.fact])} and ${all([...chosen, ...narrowed])}`;
}

/** Counts rows of the fact: one each, or as many as a row of a roll-up stands for. */
type CountRows = (condition?: Sql) => Sql;
const countSingle: CountRows = (condition) => (condition === undefined ? sql`count(*)` : sql`count(*) filter (where ${condition})`);
const countLines: CountRows = (condition) => (condition === undefined ? sql`coalesce(sum(f.lines), 0)` : sql`coalesce(sum(f.lines) filter (where ${condition}), 0)`);

/** The columns an aggregate yields: value, numerator, denominator, sample. */
function aggregates(measure: Measure, rows: CountRows): Sql {
  switch (measure.kind) {
    case 'count':
      return measure.distinct === undefined
        ? sql`${rows()}::float8 as value, null::float8 as numerator, null::float8 as denominator, ${rows()}::int as sample`
        : sql`count(distinct ${sql.ref(`f.${measure.distinct}`)})::float8 as value, null::float8 as numerator, null::float8 as denominator, ${rows()}::int as sample`;
    case 'sum':
      return sql`sum(${sql.ref(`f.${measure.column}`)})::float8 as value, null::float8 as numerator, null::float8 as denominator, ${rows()}::int as sample`;
    case 'average':
      return sql`(sum(${sql.ref(`f.${measure.column}`)})::numeric / nullif(count(*), 0))::float8 as value,
        sum(${sql.ref(`f.${measure.column}`)})::float8 as numerator, count(*)::float8 as denominator, count(*)::int as sample`;
    case 'median':
      return sql`percentile_cont(0.5) within group (order by ${sql.ref(`f.${measure.column}`)})::float8 as value,
        null::float8 as numerator, null::float8 as denominator, count(*)::int as sample`;
    case 'share':
      return shareOf(all(measure.of.map(holds)), rows);
    case 'share-of-distinct':
      return shareOf(sql`f.times >= ${measure.atLeast}`, countSingle);
  }
}

const shareOf = (condition: Sql, rows: CountRows): Sql => sql`(${rows(condition)}::numeric / nullif(${rows()}, 0))::float8 as value,
  ${rows(condition)}::float8 as numerator, ${rows()}::float8 as denominator, ${rows()}::int as sample`;

/** For a share over distinct things (customers), the rows are first counted per thing. */
function grouped(measure: Measure, rows: Sql, countRows: CountRows): Sql {
  if (measure.kind !== 'share-of-distinct') return rows;
  return sql`select f.key, f.second, f.left_out, ${countRows()} as lines, count(distinct ${sql.ref(`f.${measure.counting}`)}) as times
    from (${rows}) f group by f.key, f.second, f.left_out, ${sql.ref(`f.${measure.distinct}`)}`;
}

interface Row {
  readonly key: string | null;
  readonly second: string | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sample: number;
}

function toFigure(measure: Measure, row: Row): Measured {
  const isShare = measure.kind === 'share' || measure.kind === 'share-of-distinct';
  const interval = isShare && row.denominator !== null && row.denominator > 0 ? wilsonInterval(row.numerator ?? 0, row.denominator) : null;
  const missing = row.value === null ? { reason: 'nothing-counted' } : {};
  return { ...row, ...missing, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** What a measure gives: its figures, and how many rows were left out of it, by reason. */
export interface MeasureAnswer {
  readonly figures: readonly Measured[];
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Figures of the rows that count (`left_out` is null) and counts of the others, from one reading of the rows. */
async function measureRows(database: Database, context: FactContext, request: MeasureRequest, only: Sql): Promise<(Row & { readonly left_out: string | null; readonly rows: number })[]> {
  const { measure, by, and } = request;
  const first = by === undefined ? { key: sql`null::text`, join: sql`` } : breakdownKey(by, context);
  const second = and === undefined ? sql`null::text` : sql`(select ${breakdownKey(and, context).key} from (select 1) one ${breakdownKey(and, context).join})`;
  const rolled = rolledUp(request, context);
  const countRows = rolled === null ? countSingle : countLines;
  const rows = sql`
    select f.*, ${first.key}::text as key, ${second}::text as second
    from (${rolled === null ? rowsOf(request, context) : rowsFrom(rolled, request, context)}) f ${first.join} where ${only}`;
  const counted = measure.kind === 'share-of-distinct' ? countLines() : countRows();
  const result = await sql<Row & { left_out: string | null; rows: number }>`
    select f.key, f.second, f.left_out, ${counted}::int as rows, ${aggregates(measure, countRows)} from (${grouped(measure, rows, countRows)}) f
    group by f.key, f.second, f.left_out order by f.key collate "ru-x-icu" nulls last, f.second collate "ru-x-icu" nulls last`.execute(database.sql);
  return result.rows;
}

function figuresOf({ measure, by }: MeasureRequest, rows: readonly Row[]): Measured[] {
  if (by === undefined && rows.length === 0) return [toFigure(measure, emptyRow(measure))];
  return rows.map(({ key, second, value, numerator, denominator, sample }) => toFigure(measure, { key, second, value, numerator, denominator, sample }));
}

/** Computes a measure: one row, or one for each value of the breakdown (or of two that cross). */
export async function computeMeasure(database: Database, context: FactContext, request: MeasureRequest): Promise<Measured[]> {
  return figuresOf(request, await measureRows(database, context, request, sql`f.left_out is null`));
}

/** The same, with what was left out. */
export async function answerMeasure(database: Database, context: FactContext, request: MeasureRequest): Promise<MeasureAnswer> {
  const rows = await measureRows(database, context, request, sql`true`);
  const leftOut = new Map<string, number>();
  for (const row of rows) if (row.left_out !== null) leftOut.set(row.left_out, (leftOut.get(row.left_out) ?? 0) + row.rows);
  const sorted = [...leftOut].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { figures: figuresOf(request, rows.filter(({ left_out: reason }) => reason === null)), leftOut: Object.fromEntries(sorted) };
}

const emptyRow = (measure: Measure): Row => ({
  key: null,
  second: null,
  value: measure.kind === 'count' || measure.kind === 'sum' ? 0 : null,
  numerator: null,
  denominator: null,
  sample: 0,
});
