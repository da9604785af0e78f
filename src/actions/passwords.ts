import type { Transaction } from 'kysely';
import { mayDo } from '#core/people/rights.ts';
import { system, type Viewer } from '#core/people/viewer.ts';
import { normalEmail } from '#core/people/password.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { addPasswordReset, takePasswordReset } from '#store/one-time-secrets.ts';
import { forgetAttempts, forgetAttemptsUnder, takeAttempt } from '#store/sign-in-failures.ts';
import type { Tables } from '#store/tables.ts';
import { findUser, findUserByEmail, readPasswordHash, type User, writePassword } from '#store/users.ts';
import { accountKey, takeAttempts } from './attempts.ts';
import { hashPassword, hashSecret, newSecret, verifyPassword } from './secrets.ts';

const resetHours = 24;

/** Sets a new password for who knows the old one; every session ends, this one too. */
export async function changePassword(
  database: Database,
  viewer: Viewer,
  change: { readonly current: string; readonly next: string },
  now: Instant,
): Promise<User> {
  const user = await provePassword(database, viewer, change.current, now);
  const next = await hashPassword(change.next, user.email);
  await database.sql.transaction().execute(async (transaction) => {
    await writePassword(transaction, user.id, next);
    await record(transaction, viewer, { action: 'change-password', subjectType: 'user', subjectId: user.id });
  });
  return user;
}

/** The viewer, once they have shown that they know their password; `password-wrong`, `too-many-attempts` otherwise. */
export async function provePassword(database: Database, viewer: Viewer, password: string, now: Instant): Promise<User> {
  const user = viewer.userId === null ? undefined : await findUser(database.sql, viewer, viewer.userId);
  if (user === undefined) throw new Problem('not-signed-in');
  const limit = { key: `password:${user.id}`, failures: 5, windowSeconds: 900, lockSeconds: 900 };
  await takeAttempts(database, [limit], now);
  const hash = await readPasswordHash(database.sql, user.id);
  if (hash === null || !(await verifyPassword(hash, password))) throw new Problem('password-wrong');
  await forgetAttempts(database.sql, [limit.key]);
  return user;
}

/**
 * The secret of a one-time link that sets a new password within a day, for an owner to hand over or
 * to mail. The user's present sessions live until the password is set; locks are lifted at once.
 */
export async function issuePasswordReset(database: Database, viewer: Viewer, userId: string, now: Instant): Promise<string> {
  if (!mayDo(viewer, 'users', 'edit')) throw new Problem('not-found');
  const user = await findUser(database.sql, viewer, userId);
  if (user === undefined) throw new Problem('not-found');
  return database.sql.transaction().execute(async (transaction) => {
    await forgetAttemptsUnder(transaction, accountKey(user.email));
    return issue(transaction, viewer, user, now);
  });
}

/**
 * The same for a person who forgot the password and gives an address; null when nobody who may sign
 * in has it, or when the address asked too often. Whoever asks must not learn which, and lifts no lock.
 */
export async function askPasswordReset(database: Database, email: string, now: Instant): Promise<{ user: User; secret: string } | null> {
  const normal = normalEmail(email);
  const limit = { key: `reset:${hashSecret(normal)}`, failures: 3, windowSeconds: 3600, lockSeconds: 3600 };
  if ((await takeAttempt(database.sql, limit, new Date(now))) !== null) return null;
  const user = await findUserByEmail(database.sql, system, normal);
  if (user === undefined || user.disabledAt !== null) return null;
  const secret = await database.sql.transaction().execute((transaction) => issue(transaction, viewerOf(user), user, now));
  return { user, secret };
}

async function issue(transaction: Transaction<Tables>, viewer: Viewer, user: User, now: Instant): Promise<string> {
  const secret = newSecret();
  const expiresAt = new Date(now + resetHours * 3_600_000);
  await addPasswordReset(transaction, { userId: user.id, tokenHash: hashSecret(secret), expiresAt });
  await record(transaction, viewer, { action: 'issue-password-reset', subjectType: 'user', subjectId: user.id });
  return secret;
}

/** Sets the password of whom the link is for, uses the link up and ends every session. */
export async function resetPassword(database: Database, request: { secret: string; password: string }, now: Instant): Promise<User> {
  return database.sql.transaction().execute(async (transaction) => {
    const userId = await takePasswordReset(transaction, hashSecret(request.secret), new Date(now));
    const user = userId === undefined ? undefined : await findUser(transaction, system, userId);
    if (user === undefined || user.disabledAt !== null) throw new Problem('reset-link-invalid');
    await writePassword(transaction, user.id, await hashPassword(request.password, user.email));
    await forgetAttemptsUnder(transaction, accountKey(user.email));
    await record(transaction, viewerOf(user), { action: 'reset-password', subjectType: 'user', subjectId: user.id });
    return user;
  });
}

function viewerOf(user: User): Viewer {
  return { userId: user.id, role: user.role, employeeId: user.employeeId, teamIds: [] };
}
