import { type Kysely, sql, type RawBuilder, type Transaction } from 'kysely';
import { scopeOf } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from '../tables.ts';

export interface Team {
  readonly id: number;
  readonly name: string;
  readonly parentId: number | null;
  readonly parent: string | null;
  /** Who is in it now and works. */
  readonly people: number;
  /** Whether it may be removed: nobody is or was in it, and no team is part of it. */
  readonly empty: boolean;
  /** What files call it, where a person renamed it. */
  readonly fileNames: readonly string[];
}

export const teamSorts = ['name', 'parent', 'people'] as const;

export interface TeamQuery extends PageRequest<(typeof teamSorts)[number]> {
  readonly search?: string | undefined;
  readonly today: Day;
}

/** All teams for who sees all employees, else those of the viewer. */
function seenTeams(viewer: Viewer): RawBuilder<boolean> {
  const scope = scopeOf(viewer, 'employees');
  if (scope === 'all') return sql<boolean>`true`;
  if (scope === 'none') return sql<boolean>`false`;
  const own = sql`select e.team_id from employee e where e.id = ${viewer.employeeId}`;
  return scope === 'own' ? sql<boolean>`t.id in (${own})` : sql<boolean>`(t.id = any(${[...viewer.teamIds]}::int[]) or t.id in (${own}))`;
}

/* A team that no listed employee was ever in came from a load that is undone, unless a person made or renamed it. */
const stands = sql`(
  exists (select from employee_team et join employee e on e.id = et.employee_id and e.listed where et.team_id = t.id)
  or exists (select from employee e where e.team_id = t.id and e.listed)
  or t.made_by_hand or exists (select from team c where c.parent_id = t.id))`;

const selectTeams = (where: RawBuilder<unknown>, today: Day): RawBuilder<Team> => sql<Team>`
  select t.id, t.name, t.parent_id as "parentId", p.name as parent,
         (select count(*)::int from employee e where e.team_id = t.id and e.listed and (e.dismissed_at is null or e.dismissed_at > ${today})) as people,
         not exists (select from employee_team et where et.team_id = t.id) and not exists (select from employee_team_note n where n.team_id = t.id)
           and not exists (select from employee e where e.team_id = t.id) and not exists (select from team c where c.parent_id = t.id) as empty,
         coalesce((select array_agg(x.entity_key order by x.entity_key) from edit x
                   where x.entity = 'team' and x.field = 'name' and x.value #>> '{}' = t.name and x.entity_key <> t.name), '{}') as "fileNames"
  from team t left join team p on p.id = t.parent_id where ${where}`;

const sortColumns = { name: sql`x.name collate "ru-x-icu"`, parent: sql`x.parent collate "ru-x-icu"`, people: sql`x.people` } as const;

/** A page of the teams whom the viewer may see. */
export async function listTeams(database: Kysely<Tables>, viewer: Viewer, query: TeamQuery): Promise<Page<Team>> {
  const where = sql`${stands} and ${seenTeams(viewer)}
    and ${query.search === undefined || query.search.trim() === '' ? sql`true` : sql`strpos(fold(t.name), fold(${query.search})) > 0`}`;
  const direction = query.descending ? sql`desc` : sql`asc`;
  const [read, counted] = await Promise.all([
    sql<Team>`select x.* from (${selectTeams(where, query.today)}) x
      order by ${sortColumns[query.sort]} ${direction} nulls last, x.name collate "ru-x-icu", x.id limit ${query.size} offset ${offsetOf(query)}`.execute(database),
    sql<{ total: number }>`select count(*)::int as total from team t where ${where}`.execute(database),
  ]);
  return { rows: read.rows, total: counted.rows[0]?.total ?? 0 };
}

/** One team, as if absent where the viewer may not see it. */
export async function findTeam(database: Kysely<Tables>, viewer: Viewer, id: number, today: Day): Promise<Team | undefined> {
  const read = await selectTeams(sql`t.id = ${id} and ${seenTeams(viewer)}`, today).execute(database);
  return read.rows[0];
}

export async function findTeamNamed(database: Kysely<Tables>, name: string): Promise<number | undefined> {
  const read = await sql<{ id: number }>`select id from team t where fold(name) = fold(${name}) and ${stands} order by id limit 1`.execute(database);
  return read.rows[0]?.id;
}

/** Whether a team is the other one or part of it, through any number of teams. */
export async function isPartOf(database: Kysely<Tables>, team: number, of: number): Promise<boolean> {
  const read = await sql<{ found: boolean }>`
    with recursive above(id) as (select ${team}::int union select t.parent_id from team t join above a on t.id = a.id where t.parent_id is not null)
    select exists (select from above where id = ${of}) as found`.execute(database);
  return read.rows[0]?.found ?? false;
}

/** Makes a team of this exact name, or takes the one that an undone load left; gives its number. */
export async function addTeam(transaction: Transaction<Tables>, name: string, parentId: number | null): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into team (name, parent_id, made_by_hand) values (${name}, ${parentId}, true)
    on conflict (name) do update set parent_id = excluded.parent_id, made_by_hand = true returning id`.execute(transaction);
  return made.rows[0]?.id as number;
}

/**
 * Gives a team another name. Files go on calling it by the old one, so every name that led to it leads on to
 * the new one; a team that an undone load left under the new name makes way.
 */
export async function renameTeam(transaction: Transaction<Tables>, team: Pick<Team, 'id' | 'name'>, name: string, editedBy: string | null): Promise<void> {
  await sql`update team set name = name || ' #' || id where name = ${name} and id <> ${team.id}`.execute(transaction);
  await sql`update team set name = ${name} where id = ${team.id}`.execute(transaction);
  await sql`
    update edit set value = to_jsonb(${name}::text), edited_by = ${editedBy}, edited_at = now()
    where entity = 'team' and field = 'name' and value #>> '{}' = ${team.name}`.execute(transaction);
  await sql`
    insert into edit (entity, entity_key, field, value, edited_by) values ('team', ${team.name}, 'name', to_jsonb(${name}::text), ${editedBy})
    on conflict (entity, entity_key, field) do update set value = excluded.value, edited_by = excluded.edited_by, edited_at = now()`.execute(transaction);
  await sql`delete from edit where entity = 'team' and field = 'name' and entity_key = ${name}`.execute(transaction);
}

export async function setTeamParent(transaction: Transaction<Tables>, id: number, parentId: number | null): Promise<void> {
  await sql`update team set parent_id = ${parentId} where id = ${id}`.execute(transaction);
}

export async function removeTeam(transaction: Transaction<Tables>, id: number): Promise<void> {
  await sql`delete from team where id = ${id}`.execute(transaction);
}
