import { type Kysely, sql as raw } from 'kysely';
import type { TokenScope } from '#core/people/rule.ts';
import type { Role, Viewer } from '#core/people/viewer.ts';
import type { Tables } from './tables.ts';

interface UserRow {
  readonly id: string;
  readonly role: Role;
  readonly employee_id: number | null;
}

/** The viewer a user is; null for one who does not exist or is disabled. */
export async function findViewer(sql: Kysely<Tables>, userId: string): Promise<Viewer | null> {
  const user = await sql
    .selectFrom('app_user')
    .select(['id', 'role', 'employee_id'])
    .where('id', '=', userId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return user === undefined ? null : toViewer(sql, user);
}

/**
 * The viewer a living token acts for, and what the token may do; null for one unknown, revoked or
 * past its day, or whose user is disabled. Remembers the use, at most once a minute.
 */
export async function findTokenViewer(
  sql: Kysely<Tables>,
  tokenHash: string,
  now: Date,
): Promise<{ viewer: Viewer; scopes: readonly TokenScope[] } | null> {
  const found = await sql
    .selectFrom('access_token as t')
    .innerJoin('app_user as u', 'u.id', 't.user_id')
    .select(['t.id as token_id', 't.scopes', 't.last_used_at', 'u.id', 'u.role', 'u.employee_id'])
    .where('t.token_hash', '=', tokenHash)
    .where('t.revoked_at', 'is', null)
    .where((e) => e.or([e('t.expires_at', 'is', null), e('t.expires_at', '>', now)]))
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (found === undefined) return null;
  if (found.last_used_at === null || now.getTime() - found.last_used_at.getTime() > 60_000) {
    await sql.updateTable('access_token').set({ last_used_at: now }).where('id', '=', found.token_id).execute();
  }
  return { viewer: { ...(await toViewer(sql, found)), tokenId: found.token_id }, scopes: found.scopes };
}

async function toViewer(sql: Kysely<Tables>, user: UserRow): Promise<Viewer> {
  const teamIds = user.employee_id === null ? [] : await teamsOf(sql, user.employee_id);
  return { userId: user.id, role: user.role, employeeId: user.employee_id, teamIds };
}

/**
 * The employee's team, the teams under it, and the teams led by people who report to the employee:
 * those in which everybody who has a head has one below the employee.
 */
async function teamsOf(sql: Kysely<Tables>, employeeId: number): Promise<number[]> {
  const { rows } = await raw<{ id: number }>`
    with recursive below(id) as (
      select id from employee where head_id = ${employeeId} and id <> ${employeeId}
      union
      select e.id from employee e join below b on e.head_id = b.id
    ), tree(id) as (
      select team_id from employee where id = ${employeeId} and team_id is not null
      union
      select t.id from team t join tree on t.parent_id = tree.id
    ), led(id) as (
      select team_id from employee
      where team_id is not null and head_id is not null and dismissed_at is null
      group by team_id
      having bool_and(head_id = ${employeeId} or head_id in (select id from below))
    )
    select id from tree union select id from led order by id`.execute(sql);
  return rows.map(({ id }) => id);
}
