import { sql } from 'kysely';
import { mayImport, scopeOf } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { changesWithin, type PlanChange } from '#core/plan/plan-versions.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Period } from '#core/shared/period.ts';
import type { Database } from '../database.ts';
import { cellOf, readPlanRows, type PlanRow, type PlanRowsRequest } from './plan-rows.ts';

export type PlanVersionRow = PlanRow;

/** Every version of the plans that touch a period, oldest first, as the viewer may see them. */
export async function readPlanVersions(database: Database, viewer: Viewer, request: Omit<PlanRowsRequest, 'versions' | 'everybody'>): Promise<PlanVersionRow[]> {
  const rows = await readPlanRows(database, viewer, { ...request, versions: true });
  return rows.toSorted((a, b) => a.turn - b.turn);
}

/** Plans that changed after their period had begun. */
export function changesOf(versions: readonly PlanVersionRow[]): PlanChange<PlanVersionRow>[] {
  return [...Map.groupBy(versions, cellOf).values()].flatMap((cell) => (cell[0] === undefined ? [] : changesWithin(cell, cell[0])));
}

/** One loading or entering of plans that stands. */
export interface PlanLoad {
  readonly loadId: number;
  readonly byHand: boolean;
  readonly fileName: string;
  readonly by: string | null;
  readonly at: Date;
  /** Plans it brought or confirmed. */
  readonly plans: number;
  readonly period: Period;
  readonly metrics: readonly string[];
  /** Whether the viewer may take it back here: what a person entered. A file is taken back where files are. */
  readonly isUndoable: boolean;
}

interface Row {
  readonly id: number;
  readonly by_hand: boolean;
  readonly file_name: string;
  readonly by: string | null;
  readonly created_by: string | null;
  readonly at: Date;
  readonly plans: number;
  readonly period_from: string;
  readonly period_to: string;
  readonly metrics: string[];
}

/**
 * Who changed plans and when, newest first: all of it for who may set everybody's plans, else what the
 * viewer entered.
 */
export async function listPlanLoads(database: Database, viewer: Viewer, page: PageRequest<'at'>): Promise<Page<PlanLoad>> {
  const scope = scopeOf(viewer, 'plans', 'edit');
  const seen = scope === 'all' ? sql`true` : scope === 'none' ? sql`false` : sql`l.by_hand and l.created_by = ${viewer.userId}`;
  const from = sql`from load l where l.kind = 'plans' and l.status = 'loaded' and ${seen}
    and exists (select from plan_line p where p.load_id = l.id union all select from assertion a where a.load_id = l.id)`;
  const [counted, read] = await Promise.all([
    sql<{ total: number }>`select count(*)::int as total ${from}`.execute(database.sql),
    sql<Row>`
      with loads as (select l.* ${from} order by l.turn ${page.descending ? sql`desc` : sql`asc`} limit ${page.size} offset ${offsetOf(page)}),
      units as (
        select p.load_id as by_load, p.* from plan_line p where p.load_id in (select id from loads)
        union all
        select a.load_id, p.* from assertion a join plan_line p on p.id = a.unit_id where a.load_id in (select id from loads))
      select l.id, l.by_hand, l.file_name, u.name as by, l.created_by, coalesce(l.loaded_at, l.created_at) as at, count(*)::int as plans,
             min(x.period_from) as period_from, max(x.period_to) as period_to, array_agg(distinct coalesce(x.metric, '')) as metrics
      from loads l join units x on x.by_load = l.id left join app_user u on u.id = l.created_by
      group by l.id, l.by_hand, l.file_name, u.name, l.created_by, l.loaded_at, l.created_at, l.turn
      order by l.turn ${page.descending ? sql`desc` : sql`asc`}`.execute(database.sql),
  ]);
  return { rows: read.rows.map((row) => toPlanLoad(row, viewer)), total: counted.rows[0]?.total ?? 0 };
}

function toPlanLoad(row: Row, viewer: Viewer): PlanLoad {
  return {
    loadId: row.id,
    byHand: row.by_hand,
    fileName: row.file_name,
    by: row.by,
    at: row.at,
    plans: row.plans,
    period: { from: row.period_from, to: row.period_to },
    metrics: row.metrics,
    isUndoable: row.by_hand && (mayImport(viewer, 'plans') || row.created_by === viewer.userId),
  };
}
