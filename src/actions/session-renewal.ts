import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const request = { method: 'POST', body: z.object({ userId: z.string() }) } as const;

/**
 * A part of the sign-in library: a new session for someone who has just proved who they are in an old one. It can be
 * called from the server alone.
 */
export const sessionRenewal = {
  id: 'session-renewal' as const,
  endpoints: {
    renewSession: createAuthEndpoint.serverOnly(request, async (ctx) => {
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(ctx.body.userId);
      if (user === null) throw new Error('There is no such user');
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ renewed: true });
    }),
  },
};
