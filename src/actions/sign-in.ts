import { normalEmail } from '#core/people/password.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { type AttemptLimit, forgetAttempts, takeAttempt } from '#store/sign-in-failures.ts';
import { changeUser } from '#store/users.ts';
import { findViewer } from '#store/viewers.ts';
import { hashSecret } from './secrets.ts';
import { addressHeader, type SignInLibrary, type SignInOptions, signInLibrary } from './sign-in-library.ts';

/** Who asks: the network address and what the browser calls itself. */
export interface Caller {
  readonly address: string;
  readonly device: string | null;
  /** The Cookie header as it came. */
  readonly cookie: string | null;
}

export interface LivingSession {
  readonly id: string;
  readonly viewer: Viewer;
  /** Set-Cookie headers to pass on: now and then the session is prolonged. */
  readonly cookies: readonly string[];
}

/** Signing in and out, and who is signed in. */
export interface SignIn {
  /**
   * Starts a session and returns its Set-Cookie headers. Refuses with `sign-in-refused` in the same
   * words and time whether the address is unknown, the password wrong or the user disabled, and
   * with `too-many-attempts` once the account or the address failed too often.
   */
  start(email: string, password: string, caller: Caller, now: Instant): Promise<readonly string[]>;
  /** The session of the cookie; null when there is none that lives. */
  find(caller: Caller): Promise<LivingSession | null>;
  /** Ends the session of the cookie; returns the Set-Cookie headers that remove it. */
  end(caller: Caller): Promise<readonly string[]>;
}

export function createSignIn(database: Database, options: SignInOptions): SignIn {
  const library = signInLibrary(database, options);
  return {
    start: (email, password, caller, now) => start(database, library, { email: normalEmail(email), password }, caller, now),
    find: (caller) => find(database, library, caller),
    end: (caller) => end(library, caller),
  };
}

const minute = 60;

/** The limits of one sign-in: the account from this address, the account from anywhere, the address. */
function attemptLimits(email: string, address: string): readonly [AttemptLimit, AttemptLimit, AttemptLimit] {
  const account = hashSecret(email);
  const policy = { windowSeconds: 15 * minute, lockSeconds: 15 * minute };
  return [
    { key: `account:${account}:${address}`, failures: 5, ...policy },
    { key: `account:${account}`, failures: 20, ...policy },
    { key: `address:${address}`, failures: 50, ...policy },
  ];
}

/** The key all counters of an account stand under. */
export function accountKey(email: string): string {
  return `account:${hashSecret(email)}`;
}

async function start(
  database: Database,
  library: SignInLibrary,
  who: { readonly email: string; readonly password: string },
  caller: Caller,
  now: Instant,
): Promise<readonly string[]> {
  const limits = attemptLimits(who.email, caller.address);
  await takeAttempts(database, limits, now);
  const answer = await refuseAlike(() =>
    library.api.signInEmail({ body: who, headers: headersOf(caller), returnHeaders: true }),
  );
  const viewer = await findViewer(database.sql, answer.response.user.id);
  if (viewer === null) {
    await library.api.signOut({ headers: withCookies(caller, answer.headers) });
    throw new Problem('sign-in-refused');
  }
  await forgetAttempts(database.sql, [limits[0].key, limits[1].key]);
  await database.sql.transaction().execute(async (transaction) => {
    await changeUser(transaction, answer.response.user.id, { signed_in_at: new Date(now) });
    await record(transaction, viewer, { action: 'sign-in', subjectType: 'user', subjectId: viewer.userId });
  });
  return answer.headers.getSetCookie();
}

async function takeAttempts(database: Database, limits: readonly AttemptLimit[], now: Instant): Promise<void> {
  for (const limit of limits) {
    const lockedUntil = await takeAttempt(database.sql, limit, new Date(now));
    if (lockedUntil !== null) {
      throw new Problem('too-many-attempts', { seconds: Math.ceil((lockedUntil.getTime() - now) / 1000) });
    }
  }
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

async function find(database: Database, library: SignInLibrary, caller: Caller): Promise<LivingSession | null> {
  if (caller.cookie === null || !caller.cookie.includes('session_token')) return null;
  const { headers, response } = await library.api.getSession({ headers: headersOf(caller), returnHeaders: true });
  if (response === null) return null;
  const viewer = await findViewer(database.sql, response.user.id);
  return viewer === null ? null : { id: response.session.id, viewer, cookies: headers.getSetCookie() };
}

async function end(library: SignInLibrary, caller: Caller): Promise<readonly string[]> {
  const { headers } = await library.api.signOut({ headers: headersOf(caller), returnHeaders: true });
  return headers.getSetCookie();
}

/** Only what the library needs, so that no header from outside is taken for one of ours. */
function headersOf(caller: Caller): Headers {
  const headers = new Headers({ [addressHeader]: caller.address });
  if (caller.device !== null) headers.set('user-agent', caller.device);
  if (caller.cookie !== null) headers.set('cookie', caller.cookie);
  return headers;
}

function withCookies(caller: Caller, set: Headers): Headers {
  const pairs = set.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return headersOf({ ...caller, cookie: pairs.join('; ') });
}
