import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { lockSetUpCode, removeSetUpCode, writeSetUpCode } from '#store/one-time-secrets.ts';
import { writeOrganisation, type Organisation } from '#store/organisation.ts';
import { takeAttempt } from '#store/sign-in-failures.ts';
import { addUser, hasOwner } from '#store/users.ts';
import { checkEmail, checkName } from './check-person.ts';
import { checkOrganisation } from './organisation.ts';
import { hashPassword, hashSecret, newCode, sameHash } from './secrets.ts';

/**
 * A fresh set-up code to print while the installation has no owner, the one before it made useless;
 * null once there is an owner.
 */
export async function prepareSetUp(database: Database): Promise<string | null> {
  if (await hasOwner(database.sql)) {
    await removeSetUpCode(database.sql);
    return null;
  }
  const code = newCode();
  await writeSetUpCode(database.sql, hashSecret(code));
  return code;
}

export interface SetUp {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: Partial<Organisation>;
}

/**
 * Makes the first owner and names the organisation, once: with an owner there, or without a code,
 * the answer is `not-found`. Ten wrong codes from one address lock it for an hour.
 */
export async function setUp(database: Database, request: SetUp, address: string, now: Instant): Promise<void> {
  await takeSetUpAttempt(database, address, now);
  const email = checkEmail(request.email);
  const name = checkName(request.name);
  const organisation = checkOrganisation(request.organisation);
  await database.sql.transaction().execute(async (transaction) => {
    const codeHash = await lockSetUpCode(transaction);
    if (codeHash === undefined || (await hasOwner(transaction))) throw new Problem('not-found');
    const typed = request.code.trim().toUpperCase();
    if (!sameHash(codeHash, hashSecret(typed))) throw new Problem('set-up-code-wrong');
    const passwordHash = await hashPassword(request.password, email);
    const userId = await addUser(transaction, { name, email, role: 'owner', employeeId: null, passwordHash });
    await writeOrganisation(transaction, organisation);
    await removeSetUpCode(transaction);
    const owner: Viewer = { userId, role: 'owner', employeeId: null, teamIds: [] };
    await record(transaction, owner, { action: 'set-up', subjectType: 'user', subjectId: userId, details: { email } });
  });
}

async function takeSetUpAttempt(database: Database, address: string, now: Instant): Promise<void> {
  const limit = { key: `set-up:${address}`, failures: 10, windowSeconds: 3600, lockSeconds: 3600 };
  const lockedUntil = await takeAttempt(database.sql, limit, new Date(now));
  if (lockedUntil === null) return;
  throw new Problem('too-many-attempts', { seconds: Math.ceil((lockedUntil.getTime() - now) / 1000) });
}
