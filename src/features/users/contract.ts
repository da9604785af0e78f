import { z } from 'zod';
import { tokenScopes } from '#core/people/rule.ts';
import { roles } from '#core/people/viewer.ts';
import { pageFields } from '#core/shared/page.ts';
import { done, guarded, instantText, pageOf } from '../procedure.ts';

const read = { resource: 'users', verb: 'read' } as const;
const edit = { resource: 'users', verb: 'edit' } as const;
const invite = { resource: 'users', verb: 'invite' } as const;

const tags = ['users'];
const id = z.string().min(1).max(100);
const email = z.string().max(254);
const employeeId = z.int().min(1).max(2_147_483_647).nullable();

const user = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  employeeId: z.int().nullable(),
  employeeName: z.string().nullable(),
  disabled: z.boolean(),
  signedInAt: instantText.nullable(),
  secondFactor: z.boolean(),
  createdAt: instantText,
});

const demanded = z.object({ roles: z.array(z.enum(roles)).max(roles.length) });

const invitation = z.object({
  id,
  email: z.string(),
  role: z.enum(roles),
  employeeId: z.int().nullable(),
  invitedBy: z.string().nullable(),
  createdAt: instantText,
  expiresAt: instantText,
});

const issued = z.object({
  id,
  /** Shown once; whoever holds it may accept. */
  link: z.string(),
  mailed: z.boolean(),
  expiresAt: instantText,
});

const token = z.object({
  id,
  name: z.string(),
  userId: z.string(),
  userName: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: instantText,
  expiresAt: instantText.nullable(),
  lastUsedAt: instantText.nullable(),
});

export const usersContract = {
  list: guarded(read)
    .route({ method: 'GET', path: '/users', summary: 'Users', tags })
    .input(
      z.object({
        ...pageFields(['name', 'email', 'role', 'signedInAt', 'createdAt']),
        search: z.string().max(200).optional(),
        role: z.enum(roles).optional(),
        disabled: z.boolean().optional(),
      }),
    )
    .output(pageOf(user)),
  read: guarded(read)
    .route({ method: 'GET', path: '/users/{id}', summary: 'One user', tags })
    .input(z.object({ id }))
    .output(user),
  changeRole: guarded(edit)
    .route({ method: 'PUT', path: '/users/{id}/role', summary: 'Give a user another role', tags })
    .input(z.object({ id, role: z.enum(roles) }))
    .output(user),
  linkEmployee: guarded(edit)
    .route({ method: 'PUT', path: '/users/{id}/employee', summary: 'Say which employee a user is', tags })
    .input(z.object({ id, employeeId }))
    .output(user),
  disable: guarded(edit)
    .route({ method: 'POST', path: '/users/{id}/disable', summary: 'Keep a user from signing in', tags })
    .input(z.object({ id }))
    .output(user),
  enable: guarded(edit)
    .route({ method: 'POST', path: '/users/{id}/enable', summary: 'Let a user sign in again', tags })
    .input(z.object({ id }))
    .output(user),
  endSessions: guarded(edit)
    .route({ method: 'POST', path: '/users/{id}/end-sessions', summary: 'Sign a user out everywhere', tags })
    .input(z.object({ id }))
    .output(user),
  issueReset: guarded(edit)
    .route({ method: 'POST', path: '/users/{id}/password-reset', summary: 'A one-time link to set a new password', tags })
    .input(z.object({ id }))
    .output(z.object({ link: z.string() })),
  resetSecondFactor: guarded(edit)
    .route({ method: 'POST', path: '/users/{id}/reset-second-factor', summary: 'Take the second step of a user away, as after a lost telephone', tags })
    .input(z.object({ id }))
    .output(user),
  readDemanded: guarded(edit)
    .route({ method: 'GET', path: '/second-factor/demanded', summary: 'Roles that must sign in in two steps', tags })
    .output(demanded),
  demand: guarded(edit)
    .route({ method: 'PUT', path: '/second-factor/demanded', summary: 'Say which roles must sign in in two steps', tags })
    .input(demanded)
    .output(demanded),
  listInvitations: guarded(invite)
    .route({ method: 'GET', path: '/invitations', summary: 'Open invitations', tags })
    .input(z.object(pageFields(['createdAt', 'email', 'role', 'expiresAt'])))
    .output(pageOf(invitation)),
  invite: guarded(invite)
    .route({ method: 'POST', path: '/invitations', summary: 'Invite someone by e-mail address', tags })
    .input(z.object({ email, role: z.enum(roles), employeeId: employeeId.default(null) }))
    .output(issued),
  renewInvitation: guarded(invite)
    .route({ method: 'POST', path: '/invitations/{id}/renew', summary: 'A new link, the old one stops working', tags })
    .input(z.object({ id }))
    .output(issued),
  revokeInvitation: guarded(invite)
    .route({ method: 'DELETE', path: '/invitations/{id}', summary: 'Take an invitation back', tags })
    .input(z.object({ id }))
    .output(done),
  listTokens: guarded(edit)
    .route({ method: 'GET', path: '/tokens', summary: 'Tokens for programs', tags })
    .input(z.object(pageFields(['createdAt', 'name', 'lastUsedAt'])))
    .output(pageOf(token)),
  createToken: guarded(edit)
    .route({ method: 'POST', path: '/tokens', summary: 'Make a token; its secret is shown once', tags })
    .input(
      z.object({
        name: z.string().max(200),
        userId: id,
        scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
        expiresAt: instantText.nullable().default(null),
      }),
    )
    .output(z.object({ id, secret: z.string() })),
  revokeToken: guarded(edit)
    .route({ method: 'DELETE', path: '/tokens/{id}', summary: 'Make a token useless', tags })
    .input(z.object({ id }))
    .output(done),
};
