import type { IssuedInvitation } from '#actions/invitations.ts';
import type { AccessToken } from '#store/access-tokens.ts';
import type { Invitation } from '#store/invitations.ts';
import type { User } from '#store/users.ts';

export function showUser({ disabledAt, signedInAt, createdAt, ...user }: User) {
  return {
    ...user,
    disabled: disabledAt !== null,
    signedInAt: signedInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

export function showInvitation({ createdAt, expiresAt, ...invitation }: Invitation) {
  return { ...invitation, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

/** The secret stands behind `#`: browsers do not send that part, so it gets into no server's log. */
export function showIssued({ id, secret, expiresAt }: IssuedInvitation, baseUrl: string, mailed: boolean) {
  return { id, link: `${baseUrl}/invitation#${secret}`, mailed, expiresAt: expiresAt.toISOString() };
}

export function showToken({ createdAt, expiresAt, lastUsedAt, ...token }: AccessToken) {
  return {
    ...token,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
