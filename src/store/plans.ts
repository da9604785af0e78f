import { sql } from 'kysely';
import { findMetric, metrics } from '#core/metrics/catalogue.ts';
import type { Metric } from '#core/metrics/vocabulary.ts';
import type { PlannedPeriod } from '#core/plan/plan-days.ts';
import { scopeOf, isLimited } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { parseMoney } from '#core/shared/money.ts';
import type { Period } from '#core/shared/period.ts';
import type { Database } from './database.ts';

export type PlanSubject = 'department' | 'team' | 'rep' | 'customer' | 'product';

/** One plan as it stands now: what, for whom, when, how much (minor units for money). */
export interface Plan extends PlannedPeriod {
  readonly id: number;
  readonly metric: string;
  readonly subjectType: PlanSubject;
  /** The subject's name as files give it; empty for the department. */
  readonly subject: string;
  readonly segment: 'new' | 'current' | null;
  readonly byHand: boolean;
}

interface PlanRow {
  readonly id: number;
  readonly metric: string;
  readonly subject_type: PlanSubject;
  readonly subject: string;
  readonly segment: 'new' | 'current' | null;
  readonly period_from: string;
  readonly period_to: string;
  readonly value: string;
  readonly by_hand: boolean;
}

/** The metric a plan names: by its id or by its title in either language. */
export function metricOfPlan(text: string): Metric | undefined {
  const wanted = text.trim().toLowerCase();
  return findMetric(wanted) ?? metrics.find(({ title }) => title.ru.toLowerCase() === wanted || title.en.toLowerCase() === wanted);
}

const planValue = (row: PlanRow, currency: string): number => {
  if (metricOfPlan(row.metric)?.unit !== 'money') return Number(row.value);
  const parsed = parseMoney(row.value, currency);
  return parsed.ok ? parsed.value : Math.round(Number(row.value) * 100);
};

/** Plans that touch a period and that the viewer may see. */
export async function readPlans(database: Database, viewer: Viewer, period: Period, currency: string): Promise<Plan[]> {
  const scope = scopeOf(viewer, 'plans');
  if (scope === 'none') return [];
  const departmentOnly = isLimited(viewer, 'plans', 'read', 'department-only');
  const seen =
    scope === 'all'
      ? departmentOnly ? sql`p.subject_type = 'department'` : sql`true`
      : scope === 'team'
        ? sql`(p.subject_type = 'team' and fold(p.subject) in (select fold(t.name) from team t where t.id = any(${[...viewer.teamIds]}::int[]))
            or p.subject_type = 'rep' and fold(p.subject) in (select fold(e.name) from employee e
              where e.id = ${viewer.employeeId} or e.team_id = any(${[...viewer.teamIds]}::int[])))`
        : sql`(p.subject_type = 'rep' and fold(p.subject) in (select fold(e.name) from employee e where e.id = ${viewer.employeeId}))`;
  const read = await sql<PlanRow>`
    select p.id, p.metric, p.subject_type, p.subject, p.segment, p.period_from, p.period_to, p.value, l.by_hand
    from plan_line p join load l on l.id = p.load_id
    where p.current and p.period_from < ${period.to} and p.period_to > ${period.from} and ${seen}
    order by p.period_from, p.subject_type, p.subject collate "ru-x-icu"`.execute(database.sql);
  return read.rows.map((row) => ({
    id: row.id,
    metric: metricOfPlan(row.metric)?.id ?? row.metric,
    subjectType: row.subject_type,
    subject: row.subject,
    segment: row.segment,
    from: row.period_from,
    to: row.period_to,
    value: planValue(row, currency),
    byHand: row.by_hand,
  }));
}
