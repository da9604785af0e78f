import { implement } from '@orpc/server';
import { createToken, removeToken } from '#actions/access-tokens.ts';
import { invite, type IssuedInvitation, renewInvitation, revokeInvitation } from '#actions/invitations.ts';
import { issuePasswordReset } from '#actions/passwords.ts';
import { demandSecondFactor } from '#actions/second-factors.ts';
import { changeRole, disableUser, enableUser, endUserSessions, linkEmployee, resetSecondFactor } from '#actions/users.ts';
import { Problem } from '#core/shared/problem.ts';
import { listTokens } from '#store/access-tokens.ts';
import { listInvitations } from '#store/invitations.ts';
import { readSecondFactorRoles } from '#store/second-factor.ts';
import { findUser, listUsers } from '#store/users.ts';
import type { VisitContext } from '../context.ts';
import { usersContract } from './contract.ts';
import { showInvitation, showIssued, showToken, showUser } from './views.ts';

const route = implement(usersContract).$context<VisitContext>();
const done = { done: true } as const;

export const usersRoutes = route.router({
  list: route.list.handler(async ({ context, input }) => {
    const { rows, total } = await listUsers(context.database.sql, context.viewer, input);
    return { rows: rows.map(showUser), total };
  }),
  read: route.read.handler(async ({ context, input }) => {
    const user = await findUser(context.database.sql, context.viewer, input.id);
    if (user === undefined) throw new Problem('not-found');
    return showUser(user);
  }),
  changeRole: route.changeRole.handler(async ({ context, input }) =>
    showUser(await changeRole(context.database, context.viewer, input.id, input.role)),
  ),
  linkEmployee: route.linkEmployee.handler(async ({ context, input }) =>
    showUser(await linkEmployee(context.database, context.viewer, input.id, input.employeeId)),
  ),
  disable: route.disable.handler(async ({ context, input }) =>
    showUser(await disableUser(context.database, context.viewer, input.id, context.now)),
  ),
  enable: route.enable.handler(async ({ context, input }) =>
    showUser(await enableUser(context.database, context.viewer, input.id)),
  ),
  endSessions: route.endSessions.handler(async ({ context, input }) =>
    showUser(await endUserSessions(context.database, context.viewer, input.id)),
  ),
  issueReset: route.issueReset.handler(async ({ context, input }) => {
    const secret = await issuePasswordReset(context.database, context.viewer, input.id, context.now);
    return { link: `${context.baseUrl}/reset-password#${secret}` };
  }),
  resetSecondFactor: route.resetSecondFactor.handler(async ({ context, input }) =>
    showUser(await resetSecondFactor(context.database, context.viewer, input.id)),
  ),
  readDemanded: route.readDemanded.handler(async ({ context }) => ({ roles: await readSecondFactorRoles(context.database.sql) })),
  demand: route.demand.handler(async ({ context, input }) => ({ roles: await demandSecondFactor(context.database, context.viewer, input.roles) })),
  listInvitations: route.listInvitations.handler(async ({ context, input }) => {
    const { rows, total } = await listInvitations(context.database.sql, context.viewer, input);
    return { rows: rows.map(showInvitation), total };
  }),
  invite: route.invite.handler(async ({ context, input }) =>
    deliver(context, await invite(context.database, context.viewer, input, context.now)),
  ),
  renewInvitation: route.renewInvitation.handler(async ({ context, input }) =>
    deliver(context, await renewInvitation(context.database, context.viewer, input.id, context.now)),
  ),
  revokeInvitation: route.revokeInvitation.handler(async ({ context, input }) => {
    await revokeInvitation(context.database, context.viewer, input.id, context.now);
    return done;
  }),
  listTokens: route.listTokens.handler(async ({ context, input }) => {
    const { rows, total } = await listTokens(context.database.sql, context.viewer, input);
    return { rows: rows.map(showToken), total };
  }),
  createToken: route.createToken.handler(({ context, input }) => {
    const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
    return createToken(context.database, context.viewer, { ...input, expiresAt });
  }),
  revokeToken: route.revokeToken.handler(async ({ context, input }) => {
    await removeToken(context.database, context.viewer, input.id, context.now);
    return done;
  }),
});

/** Mails the invitation where mail is set up; the link is shown either way. */
function deliver({ baseUrl, sendLetter }: VisitContext, issued: IssuedInvitation) {
  const shown = showIssued(issued, baseUrl, sendLetter !== null);
  sendLetter?.({ to: issued.email, subject: inviteSubject, text: `${inviteText}\n\n${shown.link}\n` });
  return shown;
}

const inviteSubject = 'Thirty: приглашение / invitation';
const inviteText = [
  'Вас пригласили в Thirty. Откройте ссылку и задайте пароль: она действует неделю и только один раз.',
  'You are invited to Thirty. Open the link and set a password: it works once, within a week.',
].join('\n\n');
