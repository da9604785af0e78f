import { type Kysely, sql, type RawBuilder } from 'kysely';
import { amountsSeen, isLimited, mayDo, rolesBelow, scopeOf } from '#core/people/rights.ts';
import type { EmployeeFunction } from '#core/people/employee.ts';
import { roles, type Role, type Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import { employeeKey } from '../entities/employees.ts';
import { listEdits, type Edit } from '../entities/edits.ts';
import type { Tables } from '../tables.ts';

export interface Employee {
  readonly id: number;
  readonly name: string;
  /** Null where there is none, and for viewers without personal data. */
  readonly email: string | null;
  readonly role: Role | null;
  readonly teamId: number | null;
  readonly team: string | null;
  readonly headId: number | null;
  readonly head: string | null;
  readonly functions: readonly EmployeeFunction[] | null;
  readonly hiredAt: Day | null;
  readonly dismissedAt: Day | null;
  /** True for one whom no list of staff names: facts mention them. */
  readonly mentionedOnly: boolean;
  /** The user who signs in as this employee, as far as the viewer may know of users. */
  readonly user: { readonly id: string; readonly name: string } | null;
  /** Deals whose present rep this is; null where the viewer may not read deals. */
  readonly deals: number | null;
  /** Orders with a line of this rep; null where the viewer may not read orders one by one. */
  readonly orders: number | null;
  /** How many fields a person changed beside the files. */
  readonly changed: number;
}

export const employeeSorts = ['name', 'role', 'team', 'head', 'hiredAt', 'dismissedAt', 'deals', 'orders'] as const;

export interface EmployeeQuery extends PageRequest<(typeof employeeSorts)[number]> {
  readonly search?: string | undefined;
  /** A team's number; 0 for those who are in none. */
  readonly team?: number | undefined;
  readonly role?: Role | undefined;
  readonly working?: boolean | undefined;
  /** The day by which "works" is judged. */
  readonly today: Day;
}

/** Which employees `e` the viewer may see. */
export function seenEmployees(viewer: Viewer): RawBuilder<boolean> {
  const own = sql<boolean>`e.id = ${viewer.employeeId}`;
  switch (scopeOf(viewer, 'employees')) {
    case 'all':
      return sql<boolean>`true`;
    case 'team':
      return sql<boolean>`(${own} or e.team_id = any(${[...viewer.teamIds]}::int[]))`;
    case 'own':
      return own;
    default:
      return sql<boolean>`false`;
  }
}

/** Users whom the viewer may see beside an employee. */
function seenUsers(viewer: Viewer): RawBuilder<boolean> {
  if (!mayDo(viewer, 'users', 'read')) return sql<boolean>`u.id = ${viewer.userId}`;
  const seen = isLimited(viewer, 'users', 'read', 'below-own-role') ? rolesBelow(viewer, roles) : roles;
  return sql<boolean>`(u.role = any(${[...seen]}) or u.id = ${viewer.userId})`;
}

const dealCounts = sql`
  select er.employee_id, count(*)::int as n from deal d join employee_ref er on er.id = d.employee_ref where d.current and not d.is_test group by 1`;
const orderCounts = sql`
  select er.employee_id, count(distinct l.order_id)::int as n
  from order_line l join sales_order o on o.id = l.order_id and o.current join employee_ref er on er.id = l.employee_ref group by 1`;
const noCounts = sql`select null::int as employee_id, null::int as n where false`;

function selectEmployees(viewer: Viewer, where: RawBuilder<unknown>): RawBuilder<Employee> {
  const deals = mayDo(viewer, 'deals', 'read');
  const orders = amountsSeen(viewer) === 'records';
  const email = isLimited(viewer, 'employees', 'read', 'no-personal-data') ? sql`null::text` : sql`e.email`;
  return sql<Employee>`
    select e.id, e.name, ${email} as email, e.role, e.team_id as "teamId", t.name as team, e.head_id as "headId", h.name as head, e.functions,
           e.hired_at as "hiredAt", e.dismissed_at as "dismissedAt", e.mentioned_only as "mentionedOnly",
           (select json_build_object('id', u.id, 'name', u.name) from app_user u where u.employee_id = e.id and ${seenUsers(viewer)}) as user,
           ${deals ? sql`coalesce(dc.n, 0)` : sql`null::int`} as deals, ${orders ? sql`coalesce(oc.n, 0)` : sql`null::int`} as orders,
           (select count(*)::int from edit x where x.entity = 'employee' and x.entity_key = fold(e.name)) as changed
    from employee e left join team t on t.id = e.team_id left join employee h on h.id = e.head_id and h.listed
    left join (${deals ? dealCounts : noCounts}) dc on dc.employee_id = e.id
    left join (${orders ? orderCounts : noCounts}) oc on oc.employee_id = e.id
    where e.listed and e.name <> '' and ${seenEmployees(viewer)} and ${where}`;
}

const sortColumns: Readonly<Record<(typeof employeeSorts)[number], RawBuilder<unknown>>> = {
  name: sql`x.name collate "ru-x-icu"`,
  role: sql`array_position(${sql.lit(`{${roles.join(',')}}`)}::text[], x.role)`,
  team: sql`x.team collate "ru-x-icu"`,
  head: sql`x.head collate "ru-x-icu"`,
  hiredAt: sql`x."hiredAt"`,
  dismissedAt: sql`x."dismissedAt"`,
  deals: sql`x.deals`,
  orders: sql`x.orders`,
};

function matching({ search, team, role, working, today }: EmployeeQuery): RawBuilder<unknown> {
  const works = sql`(e.dismissed_at is null or e.dismissed_at > ${today})`;
  return sql`
    ${search === undefined || search.trim() === '' ? sql`true` : sql`(strpos(fold(e.name), fold(${search})) > 0)`}
    and ${team === undefined ? sql`true` : team === 0 ? sql`e.team_id is null` : sql`e.team_id = ${team}`}
    and ${role === undefined ? sql`true` : sql`e.role = ${role}`}
    and ${working === undefined ? sql`true` : working ? works : sql`not ${works}`}`;
}

/** A page of the employees whom the viewer may see. */
export async function listEmployees(database: Kysely<Tables>, viewer: Viewer, query: EmployeeQuery): Promise<Page<Employee>> {
  const where = matching(query);
  const direction = query.descending ? sql`desc` : sql`asc`;
  const [read, counted] = await Promise.all([
    sql<Employee>`select x.* from (${selectEmployees(viewer, where)}) x
      order by ${sortColumns[query.sort]} ${direction} nulls last, x.name collate "ru-x-icu", x.id limit ${query.size} offset ${offsetOf(query)}`.execute(database),
    sql<{ total: number }>`select count(*)::int as total from employee e where e.listed and e.name <> '' and ${seenEmployees(viewer)} and ${where}`.execute(database),
  ]);
  return { rows: read.rows, total: counted.rows[0]?.total ?? 0 };
}

/** One employee, as if absent where the viewer may not see them. */
export async function findEmployee(database: Kysely<Tables>, viewer: Viewer, id: number): Promise<Employee | undefined> {
  const read = await selectEmployees(viewer, sql`e.id = ${id}`).execute(database);
  return read.rows[0];
}

/** A listed employee of this name, however it is spelled; undefined when there is none. */
export async function findEmployeeNamed(database: Kysely<Tables>, name: string): Promise<number | undefined> {
  const read = await sql<{ id: number }>`select id from employee where listed and fold(name) = fold(${name}) limit 1`.execute(database);
  return read.rows[0]?.id;
}

/** What people changed of an employee, and who did. */
export function listEmployeeEdits(database: Kysely<Tables>, employee: Pick<Employee, 'name'>): Promise<Edit[]> {
  return listEdits(database, 'employee', employeeKey(employee.name));
}

/** Whether a person reports to another, directly or through others. */
export async function reportsTo(database: Kysely<Tables>, employee: number, head: number): Promise<boolean> {
  const read = await sql<{ found: boolean }>`
    with recursive above(id) as (
      select head_id from employee where id = ${employee} and head_id is not null
      union
      select e.head_id from employee e join above a on e.id = a.id where e.head_id is not null)
    select exists (select from above where id = ${head}) as found`.execute(database);
  return read.rows[0]?.found ?? false;
}
