import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { PlanSegment, PlanSubjectType } from './plan-rows.ts';

interface EnteredPlan {
  readonly subjectType: PlanSubjectType;
  readonly subject: string;
  readonly from: string;
  readonly segment: PlanSegment | null;
  readonly value: number | null;
}

/** What one entry of plans by hand brought; null for what is none. The caller authorises each of its plans. */
export async function findPlanEntry(database: Database, loadId: number): Promise<{ readonly plans: readonly EnteredPlan[] } | null> {
  const found = await sql<{ found: boolean }>`
    select exists (select from load where id = ${loadId} and kind = 'plans' and by_hand) as found`.execute(database.sql);
  if (found.rows[0]?.found !== true) return null;
  const read = await sql<EnteredPlan>`
    select p.subject_type as "subjectType", coalesce(p.subject, '') as subject, p.period_from as "from", p.segment, p.value::float8 as value
    from (select * from plan_line where load_id = ${loadId}
          union all
          select u.* from assertion a join plan_line u on u.id = a.unit_id where a.load_id = ${loadId}) p`.execute(database.sql);
  return { plans: read.rows };
}
