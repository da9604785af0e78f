import { normalEmail } from '#core/people/password.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { readSecondFactor } from '#store/second-factor.ts';
import { forgetAttempts } from '#store/sign-in-failures.ts';
import { changeUser } from '#store/users.ts';
import { findViewer } from '#store/viewers.ts';
import { passwordLimits, takeAttempts } from './attempts.ts';
import { type Caller, headersOf, withCookies } from './caller.ts';
import { passSecondStep } from './second-step.ts';
import { type OwnSecondFactor, ownSecondFactor } from './own-second-factor.ts';
import { sessionDays, type SignInLibrary, type SignInOptions, signInLibrary } from './sign-in-library.ts';

const dayMillis = 86_400_000;

export interface LivingSession {
  readonly id: string;
  readonly viewer: Viewer;
  /** True while the second step that is demanded of the viewer's role is not set up. */
  readonly owesSecondFactor: boolean;
  /** Set-Cookie headers to pass on: now and then the session is prolonged. */
  readonly cookies: readonly string[];
}

/** What a right password leads to: a session, or the second step. */
export interface Arrival {
  readonly cookies: readonly string[];
  /** True when there is no session yet: a code is asked for, within ten minutes. */
  readonly codeNeeded: boolean;
}

/** Signing in and out, and who is signed in. */
export interface SignIn {
  /**
   * Starts a session, or the second step where the user has one. Refuses with `sign-in-refused` in the same
   * words and time whether the address is unknown, the password wrong or the user disabled, and
   * with `too-many-attempts` once the account or the address failed too often.
   */
  start(email: string, password: string, caller: Caller, now: Instant): Promise<Arrival>;
  /**
   * The second step: six digits of the app, or a recovery code, which is used up. Refuses with `code-wrong`,
   * `too-many-attempts`, or `second-step-over` when the first step has to be done anew.
   */
  finish(code: string, caller: Caller, now: Instant): Promise<readonly string[]>;
  /** A new session for who has just proved who they are in one that ended; returns its Set-Cookie headers. */
  renew(userId: string, caller: Caller): Promise<readonly string[]>;
  /** The session of the cookie; null when there is none that lives. One that has come to its absolute end is ended. */
  find(caller: Caller, now: Instant): Promise<LivingSession | null>;
  /** Ends the session of the cookie; returns the Set-Cookie headers that remove it. */
  end(caller: Caller): Promise<readonly string[]>;
  readonly secondFactor: OwnSecondFactor;
}

export function createSignIn(database: Database, options: SignInOptions): SignIn {
  const library = signInLibrary(database, options);
  const renew: SignIn['renew'] = async (userId, caller) => {
    const { headers } = await library.api.renewSession({ body: { userId }, headers: headersOf({ ...caller, cookie: null }), returnHeaders: true });
    return headers.getSetCookie();
  };
  return {
    start: (email, password, caller, now) => start(database, library, { email: normalEmail(email), password }, caller, now),
    finish: async (code, caller, now) => {
      const { userId, by, headers } = await passSecondStep(database, library, code, caller, now);
      await enter(database, library, { userId, by, headers }, caller, now);
      return headers.getSetCookie();
    },
    renew,
    find: (caller, now) => find(database, library, caller, now - (options.sessionDays ?? sessionDays) * dayMillis),
    end: (caller) => end(library, caller),
    secondFactor: ownSecondFactor(database, library, renew),
  };
}

async function start(
  database: Database,
  library: SignInLibrary,
  who: { readonly email: string; readonly password: string },
  caller: Caller,
  now: Instant,
): Promise<Arrival> {
  const limits = passwordLimits(who.email, caller.address);
  await takeAttempts(database, limits, now);
  const { headers, response } = await refuseAlike(() =>
    library.api.signInEmail({ body: who, headers: headersOf(caller), returnHeaders: true }),
  );
  const cookies = headers.getSetCookie();
  const codeNeeded = 'twoFactorRedirect' in response;
  if (!codeNeeded) await enter(database, library, { userId: response.user.id, by: 'password', headers }, caller, now);
  await forgetAttempts(database.sql, [limits[0].key, limits[1].key]);
  return { cookies, codeNeeded };
}

interface Proof {
  readonly userId: string;
  /** What was given last. */
  readonly by: 'password' | 'app' | 'recovery-code';
  readonly headers: Headers;
}

/** Notes a session that has begun; ends it at once where the user may not sign in. */
async function enter(database: Database, library: SignInLibrary, { userId, by, headers }: Proof, caller: Caller, now: Instant): Promise<void> {
  const viewer = await findViewer(database.sql, userId);
  if (viewer === null) {
    await library.api.signOut({ headers: withCookies(caller, headers) });
    throw new Problem('sign-in-refused');
  }
  await database.sql.transaction().execute(async (transaction) => {
    await changeUser(transaction, userId, { signed_in_at: new Date(now) });
    await record(transaction, viewer, { action: 'sign-in', subjectType: 'user', subjectId: userId, details: { by } });
  });
}

/** Whatever the library says, the caller hears one thing. */
async function refuseAlike<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isClientError(error)) throw new Problem('sign-in-refused');
    throw error;
  }
}

function isClientError(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}

/** `earliest` is when a session that still lives may have begun. */
async function find(database: Database, library: SignInLibrary, caller: Caller, earliest: Instant): Promise<LivingSession | null> {
  if (caller.cookie === null || !caller.cookie.includes('session_token')) return null;
  const { headers, response } = await library.api.getSession({ headers: headersOf(caller), returnHeaders: true });
  if (response === null) return null;
  const { session, user } = response;
  if (session.createdAt.getTime() <= earliest) {
    await library.api.signOut({ headers: headersOf(caller) });
    return null;
  }
  const viewer = await findViewer(database.sql, user.id);
  if (viewer === null) return null;
  const owesSecondFactor = user.twoFactorEnabled !== true && (await readSecondFactor(database.sql, user.id)).demanded;
  return { id: session.id, viewer, owesSecondFactor, cookies: headers.getSetCookie() };
}

async function end(library: SignInLibrary, caller: Caller): Promise<readonly string[]> {
  const { headers } = await library.api.signOut({ headers: headersOf(caller), returnHeaders: true });
  return headers.getSetCookie();
}
