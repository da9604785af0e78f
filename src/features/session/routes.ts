import { implement } from '@orpc/server';
import type { Deed } from '#actions/own-second-factor.ts';
import { acceptInvitation, openInvitation } from '#actions/invitations.ts';
import { askPasswordReset, changePassword, resetPassword } from '#actions/passwords.ts';
import { endOwnSession, signOutEverywhere, signOutOthers } from '#actions/sessions.ts';
import { setUp } from '#actions/set-up.ts';
import type { VisitContext } from '../context.ts';
import { sessionContract } from './contract.ts';
import { readSessions, readState } from './views.ts';

const route = implement(sessionContract).$context<VisitContext>();
const done = { done: true } as const;

/** Starts a session and sets its cookie, or asks for the code of the second step. */
async function arrive(context: VisitContext, email: string, password: string) {
  const { cookies, codeNeeded } = await context.signIn.start(email, password, context.caller, context.now);
  context.setCookies(cookies);
  return { done: true, codeNeeded } as const;
}

/** The same for a user just made, who has no second step. */
async function enter(context: VisitContext, email: string, password: string) {
  await arrive(context, email, password);
  return done;
}

async function setting(context: VisitContext, cookies: Promise<readonly string[]>) {
  context.setCookies(await cookies);
  return done;
}

const deedOf = ({ viewer, caller, now }: VisitContext): Deed => ({ viewer, caller, now });

async function leave(context: VisitContext) {
  context.setCookies(await context.signIn.end(context.caller));
  return done;
}

export const sessionRoutes = route.router({
  state: route.state.handler(({ context }) => readState(context)),
  signIn: route.signIn.handler(({ context, input }) => arrive(context, input.email, input.password)),
  finishSignIn: route.finishSignIn.handler(({ context, input }) => setting(context, context.signIn.finish(input.code, context.caller, context.now))),
  signOut: route.signOut.handler(({ context }) => leave(context)),
  list: route.list.handler(({ context }) => readSessions(context)),
  end: route.end.handler(async ({ context, input }) => {
    await endOwnSession(context.database, context.viewer, input.id);
    return done;
  }),
  signOutOthers: route.signOutOthers.handler(async ({ context }) => {
    await signOutOthers(context.database, context.viewer, context.sessionId);
    return done;
  }),
  signOutEverywhere: route.signOutEverywhere.handler(async ({ context }) => {
    await signOutEverywhere(context.database, context.viewer);
    return leave(context);
  }),
  changePassword: route.changePassword.handler(async ({ context, input }) => {
    const user = await changePassword(context.database, context.viewer, input, context.now);
    return setting(context, context.signIn.renew(user.id, context.caller));
  }),
  readSecondFactor: route.readSecondFactor.handler(({ context }) => context.signIn.secondFactor.read(context.viewer)),
  beginSecondFactor: route.beginSecondFactor.handler(async ({ context, input }) => {
    const { recoveryCodes, ...begun } = await context.signIn.secondFactor.begin(deedOf(context), input.password, context.organisation.name);
    return { ...begun, recoveryCodes: [...recoveryCodes] };
  }),
  confirmSecondFactor: route.confirmSecondFactor.handler(({ context, input }) =>
    setting(context, context.signIn.secondFactor.confirm(deedOf(context), input.code)),
  ),
  renewRecoveryCodes: route.renewRecoveryCodes.handler(async ({ context, input }) => ({
    recoveryCodes: [...(await context.signIn.secondFactor.renewCodes(deedOf(context), input.password))],
  })),
  turnOffSecondFactor: route.turnOffSecondFactor.handler(({ context, input }) =>
    setting(context, context.signIn.secondFactor.turnOff(deedOf(context), input)),
  ),
  setUp: route.setUp.handler(async ({ context, input }) => {
    await setUp(context.database, input, context.caller.address, context.now);
    return enter(context, input.email, input.password);
  }),
  openInvitation: route.openInvitation.handler(({ context, input }) =>
    openInvitation(context.database, input.secret, context.now),
  ),
  acceptInvitation: route.acceptInvitation.handler(async ({ context, input }) => {
    const { email } = await acceptInvitation(context.database, input, context.now);
    return enter(context, email, input.password);
  }),
  askReset: route.askReset.handler(({ context, input }) => {
    if (context.sendLetter !== null) void mailReset(context, context.sendLetter, input.email);
    return done;
  }),
  resetPassword: route.resetPassword.handler(async ({ context, input }) => {
    const { email } = await resetPassword(context.database, input, context.now);
    return arrive(context, email, input.password);
  }),
});

/** Runs after the answer has gone out, so that neither words nor time tell whether the address is known. */
async function mailReset(
  { database, now, baseUrl }: VisitContext,
  send: NonNullable<VisitContext['sendLetter']>,
  email: string,
): Promise<void> {
  const issued = await askPasswordReset(database, email, now).catch(() => null);
  if (issued === null) return;
  const link = `${baseUrl}/reset-password#${issued.secret}`;
  send({ to: issued.user.email, subject: resetSubject, text: `${resetText}\n\n${link}\n` });
}

const resetSubject = 'Thirty: новый пароль / new password';
const resetText = [
  'Чтобы задать новый пароль, откройте ссылку. Она действует сутки и только один раз. Если вы этого не просили, ничего не делайте.',
  'Open the link to set a new password. It works once, within a day. If you did not ask for it, do nothing.',
].join('\n\n');
