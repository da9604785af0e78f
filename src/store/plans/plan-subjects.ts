import { sql } from 'kysely';
import { isLimited, scopeOf, type Verb } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import type { Database } from '../database.ts';
import type { PlanSubjectType } from './plan-rows.ts';

/** Someone a plan may be set for. The department has no name. */
export interface PlanSubject {
  readonly type: PlanSubjectType;
  readonly name: string;
  readonly team: string | null;
}

interface Row {
  readonly name: string;
  readonly team: string | null;
}

/** Roles of employees who do not sell; who has no role was only mentioned by facts and counts as a rep. */
const notSelling = ['owner', 'head-of-sales', 'marketer', 'trainer', 'analyst'];
const sells = sql`(e.role is null or not e.role = any(${notSelling}))`;

/**
 * The department, teams that sell and reps whose plans the viewer may read or edit; reps dismissed before the
 * day are left out. A lead edits the plans of the team's reps, not the team's own.
 */
export async function listPlanSubjects(database: Database, viewer: Viewer, verb: Extract<Verb, 'read' | 'edit'>, since: Day): Promise<PlanSubject[]> {
  const scope = scopeOf(viewer, 'plans', verb);
  if (scope === 'none') return [];
  const department: PlanSubject[] = scope === 'all' ? [{ type: 'department', name: '', team: null }] : [];
  if (isLimited(viewer, 'plans', verb, 'department-only')) return department;
  const teams = scope === 'own' || (scope === 'team' && verb === 'edit') ? [] : await readTeams(database, viewer, scope === 'all');
  const reps = await readReps(database, viewer, scope, since);
  return [...department, ...teams.map(({ name }) => ({ type: 'team' as const, name, team: null })), ...reps.map((rep) => ({ type: 'rep' as const, ...rep }))];
}

async function readTeams(database: Database, viewer: Viewer, all: boolean): Promise<Row[]> {
  const seen = all ? sql`true` : sql`t.id = any(${[...viewer.teamIds]}::int[])`;
  const read = await sql<Row>`
    select t.name, null as team from team t
    where ${seen} and exists (
      select from employee_team et join employee e on e.id = et.employee_id and e.listed where et.team_id = t.id and ${sells})
    order by t.name collate "ru-x-icu"`.execute(database.sql);
  return read.rows;
}

async function readReps(database: Database, viewer: Viewer, scope: 'all' | 'team' | 'own', since: Day): Promise<Row[]> {
  const own = sql`e.id = ${viewer.employeeId}`;
  const seen = scope === 'all' ? sql`true` : scope === 'own' ? own : sql`(${own} or e.team_id = any(${[...viewer.teamIds]}::int[]))`;
  const read = await sql<Row>`
    select e.name, t.name as team from employee e left join team t on t.id = e.team_id
    where e.listed and ${seen} and (e.dismissed_at is null or e.dismissed_at >= ${since})
      and (${sells} or ${own} and ${scope !== 'all'})
    order by t.name collate "ru-x-icu" nulls last, e.name collate "ru-x-icu"`.execute(database.sql);
  return read.rows;
}

/** The name and team of the viewer's own employee; null for who is linked to none. */
export async function readOwnPlace(database: Database, viewer: Viewer): Promise<{ readonly name: string; readonly team: string | null } | null> {
  const read = await sql<Row>`
    select e.name, t.name as team from employee e left join team t on t.id = e.team_id where e.id = ${viewer.employeeId} and e.listed`.execute(database.sql);
  return read.rows[0] ?? null;
}
