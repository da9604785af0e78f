import { sql } from 'kysely';
import type { Fact } from '#core/metrics/vocabulary.ts';
import type { Sql } from '../facts/context.ts';
import { relations, resourceOf, seenBy } from '../measures/relations.ts';
import type { Span } from '../measures/measure.ts';
import type { Frame } from './frame.ts';
import { employeeName, rowColumns } from './reader.ts';

/** The rows `f` of a derived fact that count: seen by the viewer, within the span, with no reason to be left out. */
export const counted = (frame: Frame, fact: Fact, span?: Span): Sql => sql`
  select f.* from (${relations[fact](frame.context)}) f
  where f.reason is null and ${seenBy(frame.context, resourceOf[fact])} ${span === undefined ? sql`` : sql`and f.at >= ${span.from} and f.at < ${span.to}`}`;

interface DealRows {
  readonly hit: Sql;
  readonly where?: Sql;
  readonly figure?: Sql;
  readonly join?: Sql;
}

/** Rows of deals, as `f`. */
const dealRows = (from: Sql, { hit, where, figure, join }: DealRows): Sql => sql`
  select ${rowColumns({
    kind: 'deal', id: sql`f.deal_ref`, title: sql`coalesce(f.title, f.code)`, who: employeeName(sql`f.employee_id`), at: sql`f.at`, amount: sql`f.amount`,
    ...(figure === undefined ? {} : { figure }), hit,
  })} from (${from}) f ${join ?? sql``} where ${where ?? sql`true`}`;

/** Closed deals of a span as rows. */
export const closedDealRows = (frame: Frame, span: Span, rows: DealRows): Sql => dealRows(counted(frame, 'closing', span), rows);

/** Open deals as rows. They are made once, whatever they are joined with: a planner that expects one row would make them anew for each of its own. */
export const openDealRows = (frame: Frame, rows: DealRows): Sql =>
  dealRows(sql`with open as materialized (${counted(frame, 'open-deal')}) select * from open`, rows);
