import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import { findChallenged, spendCode } from '#store/second-factor.ts';
import { forgetAttempts } from '#store/sign-in-failures.ts';
import { codeKey, codeLimits, takeAttempts } from './attempts.ts';
import { type Caller, withCookieOnly } from './caller.ts';
import { hashSecret } from './secrets.ts';
import type { SignInLibrary } from './sign-in-library.ts';

export interface SecondStepPassed {
  readonly userId: string;
  readonly by: 'app' | 'recovery-code';
  /** What the library answered with: the cookie of the session. */
  readonly headers: Headers;
}

/** Takes the code that the right password asked for, and begins the session. */
export async function passSecondStep(database: Database, library: SignInLibrary, code: string, caller: Caller, now: Instant): Promise<SecondStepPassed> {
  const pair = /(?:^|;\s*)((?:__Host-)?thirty\.two_factor=[^;]+)/.exec(caller.cookie ?? '')?.[1];
  const challenge = pair === undefined ? undefined : challengeIn(pair);
  const userId = challenge === undefined ? undefined : await findChallenged(database.sql, challenge, new Date(now));
  if (pair === undefined || userId === undefined) throw new Problem('second-step-over');
  await takeAttempts(database, codeLimits(userId, caller.address), now);
  // Another session of the same browser is not what the code is for.
  const passed = await takeCode(database, library, { userId, code, headers: withCookieOnly(caller, pair) }, now);
  await forgetAttempts(database.sql, [codeKey(userId)]);
  return { userId, ...passed };
}

/** The word of the challenge in its signed cookie; the library checks the signature. */
function challengeIn(pair: string): string | undefined {
  const value = pair.slice(pair.indexOf('=') + 1);
  try {
    return decodeURIComponent(value).split('.')[0];
  } catch {
    return undefined;
  }
}

interface GivenCode {
  readonly userId: string;
  readonly code: string;
  readonly headers: Headers;
}

/**
 * Checks a code of the app, once in its time, or a recovery code, which is used up. In a session it says whether the
 * code is right; with the cookie of a challenge it begins the session.
 */
export async function takeCode(
  database: Database,
  library: SignInLibrary,
  { userId, code, headers }: GivenCode,
  now: Instant,
): Promise<Pick<SecondStepPassed, 'by' | 'headers'>> {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) {
    const body = { code: code.trim().toUpperCase() };
    const answer = await tellApart(() => library.api.verifyBackupCode({ body, headers, returnHeaders: true }));
    return { by: 'recovery-code', headers: answer.headers };
  }
  if (!(await spendCode(database.sql, userId, hashSecret(digits), new Date(now)))) throw new Problem('code-wrong');
  const answer = await tellApart(() => library.api.verifyTOTP({ body: { code: digits }, headers, returnHeaders: true }));
  return { by: 'app', headers: answer.headers };
}

const over = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']);

/** What the library refuses, by our codes; words that another secret encrypted are told apart from wrong ones. */
export async function tellApart<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.message === 'invalid tag') throw new Problem('second-factor-unreadable');
    const code = codeOf(error);
    if (code === null) throw error;
    throw new Problem(over.has(code) ? 'second-step-over' : code === 'INVALID_PASSWORD' ? 'password-wrong' : 'code-wrong');
  }
}

function codeOf(error: Error): string | null {
  if (!('statusCode' in error) || typeof error.statusCode !== 'number' || error.statusCode >= 500) return null;
  const body: unknown = Reflect.get(error, 'body');
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
}
