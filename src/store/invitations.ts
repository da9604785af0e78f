import { type Kysely, sql as raw, type Transaction } from 'kysely';
import { mayInvite } from '#core/people/rights.ts';
import { type Role, roles, type Viewer } from '#core/people/viewer.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from './tables.ts';

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly employeeId: number | null;
  readonly invitedBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export const invitationSorts = ['createdAt', 'email', 'role', 'expiresAt'] as const;
export type InvitationQuery = PageRequest<(typeof invitationSorts)[number]>;

const sortColumns = { createdAt: 'created_at', email: 'email', role: 'role', expiresAt: 'expires_at' } as const;

/** Invitations that are neither accepted nor taken back, of the roles the viewer may invite. */
export async function listInvitations(
  sql: Kysely<Tables>,
  viewer: Viewer,
  query: InvitationQuery,
): Promise<Page<Invitation>> {
  const open = openInvitations(sql, viewer);
  const { total } = await open.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await selectInvitation(open)
    .orderBy(sortColumns[query.sort], query.descending ? 'desc' : 'asc')
    .orderBy('id')
    .limit(query.size)
    .offset(offsetOf(query))
    .execute();
  return { total, rows };
}

export async function findInvitation(sql: Kysely<Tables>, viewer: Viewer, id: string): Promise<Invitation | undefined> {
  return selectInvitation(openInvitations(sql, viewer).where('id', '=', id)).executeTakeFirst();
}

function openInvitations(sql: Kysely<Tables>, viewer: Viewer) {
  const invitable = roles.filter((role) => mayInvite(viewer, role));
  return sql
    .selectFrom('invitation')
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('role', 'in', [...invitable, '' as Role]);
}

function selectInvitation(query: ReturnType<typeof openInvitations>) {
  return query.select([
    'id',
    'email',
    'role',
    'employee_id as employeeId',
    raw<string | null>`(select u.name from app_user u where u.id = invitation.invited_by)`.as('invitedBy'),
    'created_at as createdAt',
    'expires_at as expiresAt',
  ]);
}

/** The invitation a link names, if it is still open; whoever holds the link is meant. Locked when asked from a transaction that accepts it. */
export async function findOpenInvitation(sql: Kysely<Tables>, tokenHash: string, now: Date, lock = false) {
  return sql
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'employee_id as employeeId', 'invited_by as invitedBy'])
    .where('token_hash', '=', tokenHash)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
}

export interface NewInvitation {
  readonly email: string;
  readonly role: Role;
  readonly employeeId: number | null;
  readonly tokenHash: string;
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
}

/** Adds an invitation; an open one to the same address is taken back. */
export async function addInvitation(transaction: Transaction<Tables>, invitation: NewInvitation): Promise<string> {
  await transaction
    .updateTable('invitation')
    .set({ revoked_at: raw`now()` })
    .where('email', '=', invitation.email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  const { id } = await transaction
    .insertInto('invitation')
    .values({
      email: invitation.email,
      role: invitation.role,
      employee_id: invitation.employeeId,
      token_hash: invitation.tokenHash,
      invited_by: invitation.invitedBy,
      expires_at: invitation.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeInvitation(
  transaction: Transaction<Tables>,
  id: string,
  changed: { accepted_at?: Date; revoked_at?: Date; token_hash?: string; expires_at?: Date },
): Promise<void> {
  await transaction.updateTable('invitation').set(changed).where('id', '=', id).execute();
}
