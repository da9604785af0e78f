import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import { type AttemptLimit, takeAttempt } from '#store/sign-in-failures.ts';
import { hashSecret } from './secrets.ts';

const policy = { windowSeconds: 900, lockSeconds: 900 };

/** The limits of one sign-in: the account from this address, the account from anywhere, the address. */
export function passwordLimits(email: string, address: string): readonly [AttemptLimit, AttemptLimit, AttemptLimit] {
  const account = accountKey(email);
  return [
    { key: `${account}:${address}`, failures: 5, ...policy },
    { key: account, failures: 20, ...policy },
    { key: `address:${address}`, failures: 50, ...policy },
  ];
}

/** The key all counters of an account stand under. */
export function accountKey(email: string): string {
  return `account:${hashSecret(email)}`;
}

/** The limits of one code of the second step: the user from anywhere, the address. */
export function codeLimits(userId: string, address: string): readonly [AttemptLimit, AttemptLimit] {
  return [
    { key: codeKey(userId), failures: 5, ...policy },
    { key: `code-address:${address}`, failures: 50, ...policy },
  ];
}

export function codeKey(userId: string): string {
  return `code:${userId}`;
}

/** Takes one attempt of each; `too-many-attempts` once one of them is locked. */
export async function takeAttempts(database: Database, limits: readonly AttemptLimit[], now: Instant): Promise<void> {
  for (const limit of limits) {
    const lockedUntil = await takeAttempt(database.sql, limit, new Date(now));
    if (lockedUntil !== null) {
      throw new Problem('too-many-attempts', { seconds: Math.ceil((lockedUntil.getTime() - now) / 1000) });
    }
  }
}
