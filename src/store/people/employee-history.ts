import { type Kysely, sql } from 'kysely';
import type { Day } from '#core/shared/day.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { newestTurn, type SourceCard } from '../entities/entity-source.ts';
import { mergeFields } from '../entities/resolve.ts';
import { sinceEver } from '../entities/teams.ts';
import type { Tables } from '../tables.ts';
import { seenEmployees } from './employees.ts';

/** A stretch in which an employee was in a team; null as `since` is ever, null as `team` is none. */
export interface TeamSpan {
  readonly since: Day | null;
  readonly teamId: number | null;
  readonly team: string | null;
}

/** The teams an employee was in, the latest first. */
export async function readTeamSpans(database: Kysely<Tables>, viewer: Viewer, employee: number): Promise<TeamSpan[]> {
  const read = await sql<{ since: string; teamId: number | null; team: string | null }>`
    select et.since, et.team_id as "teamId", t.name as team
    from employee_team et join employee e on e.id = et.employee_id left join team t on t.id = et.team_id
    where et.employee_id = ${employee} and ${seenEmployees(viewer)} order by et.since desc`.execute(database);
  return read.rows.map((row) => ({ ...row, since: row.since === sinceEver ? null : row.since }));
}

/** Who reports to an employee now, as far as the viewer sees them. */
export async function readReports(database: Kysely<Tables>, viewer: Viewer, employee: number): Promise<{ id: number; name: string }[]> {
  const read = await sql<{ id: number; name: string }>`
    select e.id, e.name from employee e where e.head_id = ${employee} and e.listed and e.dismissed_at is null and ${seenEmployees(viewer)}
    order by e.name collate "ru-x-icu"`.execute(database);
  return read.rows;
}

/** What files (and entries by hand) say of an employee, without what people changed since. */
export interface FileFields {
  readonly email: string | null;
  readonly role: string | null;
  readonly team: string | null;
  readonly head: string | null;
  readonly hired_at: string | null;
  readonly dismissed_at: string | null;
  readonly functions: readonly string[] | null;
}

const none: FileFields = { email: null, role: null, team: null, head: null, hired_at: null, dismissed_at: null, functions: null };

export async function readFileFields(database: Kysely<Tables>, employee: number): Promise<FileFields> {
  const read = await sql<{ id: number; turn: number; fields: Record<string, unknown> }>`
    select c.id, ${sql.raw(newestTurn)} as turn,
           jsonb_build_object('email', c.email, 'role', c.role, 'team', c.team, 'head', c.head, 'hired_at', c.hired_at,
             'dismissed_at', c.dismissed_at, 'functions', c.functions) as fields
    from employee_card c where c.current and c.employee_id = ${employee}`.execute(database);
  const cards = read.rows.map((row): SourceCard => ({ ...row, label: '', signs: [], identity: null, previous: null }));
  return { ...none, ...mergeFields(cards) };
}
