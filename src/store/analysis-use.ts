import { type Kysely, sql, type Transaction } from 'kysely';
import type { Analysis } from '#core/diagnosis/analyses.ts';
import { isLimited, scopeOf } from '#core/people/rights.ts';
import type { Role, Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import type { Sql } from './facts/context.ts';
import type { Tables } from './tables.ts';

/** That somebody opened an analysis on a day. */
export interface AnalysisUse {
  readonly analysis: Analysis;
  readonly day: Day;
  readonly role: Role;
  readonly who: string;
}

/** Notes that a user opened an analysis on a day; a second time on the same day changes nothing. */
export async function noteUse(transaction: Transaction<Tables>, user: { readonly id: string; readonly role: Role }, analysis: Analysis, day: Day): Promise<void> {
  await sql`insert into analysis_use (user_id, analysis, day, role) values (${user.id}, ${analysis}, ${day}, ${user.role}) on conflict do nothing`.execute(transaction);
}

/** Whose use a viewer may see by name: as the log of what people did, and always one's own. */
const seenUses = (viewer: Viewer): Sql => {
  const own = sql`u.user_id = ${viewer.userId}`;
  if (scopeOf(viewer, 'audit-log') !== 'all') return own;
  return isLimited(viewer, 'audit-log', 'read', 'not-of-owner') ? sql`(${own} or u.role <> 'owner')` : sql`true`;
};

/** The uses from a day on that the viewer may see, the newest first. */
export async function listUses(database: Kysely<Tables>, viewer: Viewer, from: Day): Promise<AnalysisUse[]> {
  const read = await sql<AnalysisUse>`
    select u.analysis, u.day, u.role, a.name as who from analysis_use u join app_user a on a.id = u.user_id
    where u.day >= ${from}::date and ${seenUses(viewer)} order by u.day desc, u.analysis, a.name collate "ru-x-icu"`.execute(database);
  return read.rows;
}

/** A day on which an analysis was opened by people of some roles, with those whom the viewer may know of. */
export interface UsedDay {
  readonly day: Day;
  readonly who: string | null;
}

/** The days up to and with a day on which people of the roles opened an analysis, the newest first. */
export async function listUsedDays(database: Kysely<Tables>, viewer: Viewer, asked: { readonly analysis: Analysis; readonly roles: readonly Role[]; readonly until: Day }): Promise<UsedDay[]> {
  const read = await sql<UsedDay>`
    select u.day, string_agg(a.name, ', ' order by a.name collate "ru-x-icu") filter (where ${seenUses(viewer)}) as who
    from analysis_use u join app_user a on a.id = u.user_id
    where u.analysis = ${asked.analysis} and u.role = any(${asked.roles}) and u.day <= ${asked.until}::date group by u.day order by u.day desc`.execute(database);
  return read.rows;
}
