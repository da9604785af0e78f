import { sql } from 'kysely';
import type { Measure } from '#core/metrics/vocabulary.ts';
import { findPlannable } from '#core/plan/planned-metrics.ts';
import type { Page, PageRequest } from '#core/shared/page.ts';
import { lengthInDays, periodInstants, type Period } from '#core/shared/period.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { answerMeasure, computeMeasure, type MeasureRequest, type Where } from '../measures/measure.ts';
import type { PlanOwner } from '../measures/plan-sheets.ts';
import { listRows, type FactRow, type RowSort } from '../measures/rows.ts';
import type { PlanSegment } from '../plans/plan-rows.ts';

export interface EventsRequest {
  readonly metric: string;
  readonly period: Period;
  readonly owner?: PlanOwner | undefined;
}

const ownerWhere = (owner: PlanOwner | undefined): Where => (owner === undefined ? [] : [{ breakdown: owner.type, value: owner.name }]);

function requestOf({ metric, period, owner }: EventsRequest, context: FactContext): MeasureRequest | null {
  const measure = findPlannable(metric)?.compute;
  if (measure === undefined) return null;
  const instants = periodInstants(period, context.timeZone);
  return { measure, span: { from: new Date(instants.from), to: new Date(instants.to) }, where: ownerWhere(owner) };
}

/** Orders, deals, payments, calls … one by one, of whatever a metric sums or counts. */
function eventsOf(measure: Measure): Measure {
  const { fact, where = [], needs } = measure;
  const chosen = fact === 'order-line' ? [...where, { column: 'is_return', is: false }] : where;
  return { kind: 'count', fact, where: chosen, ...(fact === 'order-line' && { distinct: 'order_id' }), ...(needs !== undefined && { needs }) };
}

/** How many events a week stand behind a metric, whole or by rep or team: below five a week its evenness is chance. */
export async function readEventsPerWeek(database: Database, context: FactContext, request: EventsRequest & { readonly by: 'rep' | 'team' | null }): Promise<Map<string | null, number>> {
  const asked = requestOf(request, context);
  if (asked === null) return new Map();
  const rows = await computeMeasure(database, context, { ...asked, measure: eventsOf(asked.measure), by: request.by ?? undefined });
  const weeks = lengthInDays(request.period) / 7;
  return new Map(rows.map(({ key, value }) => [key, (value ?? 0) / weeks]));
}

/** What the actual leaves out, by reason. */
export async function countLeftOutOfActual(database: Database, context: FactContext, request: EventsRequest): Promise<Readonly<Record<string, number>>> {
  const asked = requestOf(request, context);
  return asked === null ? {} : (await answerMeasure(database, context, asked)).leftOut;
}

export interface ActualRowsRequest extends EventsRequest {
  readonly segment?: PlanSegment | undefined;
  readonly page: PageRequest<RowSort>;
  readonly search?: string | undefined;
}

const segmentOnly = { new: sql`f.segment = 'new'`, current: sql`f.segment in ('current', 'reactivated')` } as const;

/** A page of the rows behind an actual. */
export async function listActualRows(database: Database, context: FactContext, request: ActualRowsRequest): Promise<Page<FactRow>> {
  const asked = requestOf(request, context);
  if (asked === null) return { rows: [], total: 0 };
  const only = request.segment === undefined ? sql`true` : segmentOnly[request.segment];
  return listRows(database, context, { ...asked, page: request.page, search: request.search }, only);
}
