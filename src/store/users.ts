import { type Kysely, sql as raw, type Transaction } from 'kysely';
import { isLimited, mayDo, rolesBelow } from '#core/people/rights.ts';
import { type Role, roles, type Viewer } from '#core/people/viewer.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from './tables.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly employeeId: number | null;
  readonly employeeName: string | null;
  readonly disabledAt: Date | null;
  readonly signedInAt: Date | null;
  /** Whether signing in takes a second step. */
  readonly secondFactor: boolean;
  readonly createdAt: Date;
}

export const userSorts = ['name', 'email', 'role', 'signedInAt', 'createdAt'] as const;

export interface UserQuery extends PageRequest<(typeof userSorts)[number]> {
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
}

const sortColumns = {
  name: raw`name collate "ru-x-icu"`,
  email: raw`email`,
  role: raw`role`,
  signedInAt: raw`signed_in_at`,
  createdAt: raw`created_at`,
} as const;

/** A page of the users this viewer may see: all for an owner, lower roles for a head of sales. */
export async function listUsers(sql: Kysely<Tables>, viewer: Viewer, query: UserQuery): Promise<Page<User>> {
  const seen = matching(sql, viewer, query);
  const { total } = await seen.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const direction = query.descending ? raw`desc nulls last` : raw`asc nulls last`;
  const rows = await selectUser(seen)
    .orderBy(raw`${sortColumns[query.sort]} ${direction}`)
    .orderBy('id')
    .limit(query.size)
    .offset(offsetOf(query))
    .execute();
  return { total, rows };
}

/** One user, as far as the viewer may see them; undefined otherwise. */
export async function findUser(sql: Kysely<Tables>, viewer: Viewer, id: string): Promise<User | undefined> {
  return selectUser(visibleUsers(sql, viewer).where('id', '=', id)).executeTakeFirst();
}

export async function findUserByEmail(sql: Kysely<Tables>, viewer: Viewer, email: string): Promise<User | undefined> {
  return selectUser(visibleUsers(sql, viewer).where('email', '=', email)).executeTakeFirst();
}

function visibleUsers(sql: Kysely<Tables>, viewer: Viewer) {
  const seen: readonly Role[] = isLimited(viewer, 'users', 'read', 'below-own-role') ? rolesBelow(viewer, roles) : roles;
  const granted = mayDo(viewer, 'users', 'read');
  return sql
    .selectFrom('app_user')
    .where((e) => e.or([e('id', '=', viewer.userId ?? ''), ...(granted ? [e('role', 'in', seen)] : [])]));
}

function matching(sql: Kysely<Tables>, viewer: Viewer, query: UserQuery) {
  const pattern = `%${(query.search ?? '').replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return visibleUsers(sql, viewer)
    .$if(query.search !== undefined, (q) => q.where((e) => e.or([e('name', 'ilike', pattern), e('email', 'ilike', pattern)])))
    .$if(query.role !== undefined, (q) => q.where('role', '=', query.role ?? 'owner'))
    .$if(query.disabled !== undefined, (q) => q.where('disabled_at', query.disabled === true ? 'is not' : 'is', null));
}

function selectUser(query: ReturnType<typeof visibleUsers>) {
  return query.select([
    'id',
    'name',
    'email',
    'role',
    'employee_id as employeeId',
    raw<string | null>`(select employee.name from employee where employee.id = app_user.employee_id)`.as('employeeName'),
    'disabled_at as disabledAt',
    'signed_in_at as signedInAt',
    'second_factor as secondFactor',
    'created_at as createdAt',
  ]);
}

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly employeeId: number | null;
  readonly passwordHash: string | null;
}

/** Adds a user; the caller made sure that the e-mail and the employee are free. Returns the id. */
export async function addUser(transaction: Transaction<Tables>, user: NewUser): Promise<string> {
  const { id } = await transaction
    .insertInto('app_user')
    .values({ name: user.name, email: user.email, role: user.role, employee_id: user.employeeId })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (user.passwordHash !== null) await writePassword(transaction, id, user.passwordHash);
  return id;
}

/** Sets the password and ends every session of the user: whoever knew the old one is out. */
export async function writePassword(transaction: Transaction<Tables>, userId: string, hash: string): Promise<void> {
  await transaction
    .insertInto('credential')
    .values({ account_id: userId, provider_id: 'credential', user_id: userId, password: hash })
    .onConflict((c) => c.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: raw`now()` }))
    .execute();
  await endSessions(transaction, userId);
}

export async function readPasswordHash(sql: Kysely<Tables>, userId: string): Promise<string | null> {
  const row = await sql
    .selectFrom('credential')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

export interface ChangedUser {
  readonly role?: Role;
  readonly employee_id?: number | null;
  readonly disabled_at?: Date | null;
  readonly signed_in_at?: Date;
}

export async function changeUser(transaction: Transaction<Tables>, id: string, changed: ChangedUser): Promise<void> {
  await transaction.updateTable('app_user').set({ ...changed, updated_at: raw`now()` }).where('id', '=', id).execute();
}

/** Ends the user's sessions, all or all but one. */
export async function endSessions(transaction: Transaction<Tables>, userId: string, exceptId?: string): Promise<void> {
  await transaction
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .$if(exceptId !== undefined, (q) => q.where('id', '<>', exceptId ?? ''))
    .execute();
}

/** How many owners can sign in, while no one else can change that. */
export async function countOwners(transaction: Transaction<Tables>): Promise<number> {
  const owners = await transaction
    .selectFrom('app_user')
    .select('id')
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .forUpdate()
    .execute();
  return owners.length;
}

/** Whether the installation has an owner, enabled or not: after that the set-up code is of no use. */
export async function hasOwner(sql: Kysely<Tables>): Promise<boolean> {
  const owner = await sql.selectFrom('app_user').select('id').where('role', '=', 'owner').limit(1).executeTakeFirst();
  return owner !== undefined;
}

/** Whether an address or an employee is taken by a user, and by whom. */
export async function findTaken(
  transaction: Transaction<Tables>,
  wanted: { readonly email?: string; readonly employeeId?: number | null },
): Promise<'email' | 'employee' | null> {
  const row = await transaction
    .selectFrom('app_user')
    .select(['email', 'employee_id'])
    .where((e) => e.or([
      e('email', '=', wanted.email ?? ''),
      ...(wanted.employeeId == null ? [] : [e('employee_id', '=', wanted.employeeId)]),
    ]))
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.email === wanted.email ? 'email' : 'employee';
}

/** The employee of this id or exact name; undefined when there is none. */
export async function findEmployeeForLink(sql: Kysely<Tables>, wanted: string | number): Promise<number | undefined> {
  const { rows } = await raw<{ id: number }>`
    select id from employee where ${typeof wanted === 'number' ? raw`id = ${wanted}` : raw`name = ${wanted}`}
    order by id limit 1`.execute(sql);
  return rows[0]?.id;
}
