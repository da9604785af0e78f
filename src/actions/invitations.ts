import { mayInvite } from '#core/people/rights.ts';
import type { Role, Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { addInvitation, changeInvitation, findInvitation, findOpenInvitation } from '#store/invitations.ts';
import { addUser } from '#store/users.ts';
import { findViewer } from '#store/viewers.ts';
import { authorise } from './authorise.ts';
import { checkEmail, checkFree, checkName } from './check-person.ts';
import { hashPassword, hashSecret, newSecret } from './secrets.ts';

const invitationDays = 7;

/** An invitation made: its secret is known now and never again. */
export interface IssuedInvitation {
  readonly id: string;
  readonly email: string;
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Invites an address to a role: any for an owner, one below their own for a head of sales. */
export async function invite(
  database: Database,
  viewer: Viewer,
  request: { readonly email: string; readonly role: Role; readonly employeeId: number | null },
  now: Instant,
): Promise<IssuedInvitation> {
  authorise(viewer, 'users', 'invite');
  if (!mayInvite(viewer, request.role)) throw new Problem('role-not-below-own', { role: request.role });
  const email = checkEmail(request.email);
  const secret = newSecret();
  const expiresAt = expiry(now);
  return database.sql.transaction().execute(async (transaction) => {
    await checkFree(transaction, { email, employeeId: request.employeeId });
    const id = await addInvitation(transaction, {
      email,
      role: request.role,
      employeeId: request.employeeId,
      tokenHash: hashSecret(secret),
      invitedBy: viewer.userId,
      expiresAt,
    });
    const details = { email, role: request.role, employeeId: request.employeeId };
    await record(transaction, viewer, { action: 'invite', subjectType: 'invitation', subjectId: id, details });
    return { id, email, secret, expiresAt };
  });
}

/** A new secret and another week for an open invitation; the link sent before stops working. */
export async function renewInvitation(database: Database, viewer: Viewer, id: string, now: Instant): Promise<IssuedInvitation> {
  authorise(viewer, 'users', 'invite');
  const secret = newSecret();
  const expiresAt = expiry(now);
  return database.sql.transaction().execute(async (transaction) => {
    const invitation = await findInvitation(transaction, viewer, id);
    if (invitation === undefined) throw new Problem('not-found');
    await changeInvitation(transaction, id, { token_hash: hashSecret(secret), expires_at: expiresAt });
    await record(transaction, viewer, { action: 'renew-invitation', subjectType: 'invitation', subjectId: id });
    return { id, email: invitation.email, secret, expiresAt };
  });
}

/** Takes an open invitation back. */
export async function revokeInvitation(database: Database, viewer: Viewer, id: string, now: Instant): Promise<void> {
  authorise(viewer, 'users', 'invite');
  await database.sql.transaction().execute(async (transaction) => {
    const invitation = await findInvitation(transaction, viewer, id);
    if (invitation === undefined) throw new Problem('not-found');
    await changeInvitation(transaction, id, { revoked_at: new Date(now) });
    await record(transaction, viewer, { action: 'revoke-invitation', subjectType: 'invitation', subjectId: id });
  });
}

/** What the holder of the link is invited to; `invitation-invalid` once spent, past its day or taken back. */
export async function openInvitation(database: Database, secret: string, now: Instant): Promise<{ email: string; role: Role }> {
  const invitation = await findOpenInvitation(database.sql, hashSecret(secret), new Date(now));
  if (invitation === undefined) throw new Problem('invitation-invalid');
  return { email: invitation.email, role: invitation.role };
}

/**
 * Makes the invited user with a name and a password of their own, once. Whoever invited must still
 * be allowed to: an invitation of someone disabled or demoted since is invalid.
 */
export async function acceptInvitation(
  database: Database,
  request: { readonly secret: string; readonly name: string; readonly password: string },
  now: Instant,
): Promise<{ email: string }> {
  const name = checkName(request.name);
  return database.sql.transaction().execute(async (transaction) => {
    const invitation = await findOpenInvitation(transaction, hashSecret(request.secret), new Date(now), true);
    if (invitation === undefined) throw new Problem('invitation-invalid');
    const inviter = invitation.invitedBy === null ? null : await findViewer(transaction, invitation.invitedBy);
    if (invitation.invitedBy !== null && (inviter === null || !mayInvite(inviter, invitation.role))) {
      throw new Problem('invitation-invalid');
    }
    await checkFree(transaction, { email: invitation.email, employeeId: invitation.employeeId });
    const passwordHash = await hashPassword(request.password, invitation.email);
    const { email, role, employeeId } = invitation;
    const userId = await addUser(transaction, { name, email, role, employeeId, passwordHash });
    await changeInvitation(transaction, invitation.id, { accepted_at: new Date(now) });
    const viewer: Viewer = { userId, role, employeeId, teamIds: [] };
    await record(transaction, viewer, { action: 'accept-invitation', subjectType: 'invitation', subjectId: invitation.id });
    return { email };
  });
}

function expiry(now: Instant): Date {
  return new Date(now + invitationDays * 86_400_000);
}
