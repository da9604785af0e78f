import type { Transaction } from 'kysely';
import type { Role, Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { removeSetUpCode } from '#store/one-time-secrets.ts';
import { removeSecondFactor } from '#store/second-factor.ts';
import type { Tables } from '#store/tables.ts';
import { addUser, type ChangedUser, changeUser, countOwners, endSessions, findUser, type User } from '#store/users.ts';
import { authorise } from './authorise.ts';
import { checkEmail, checkFree, checkName } from './check-person.ts';
import { hashPassword } from './secrets.ts';

/**
 * Adds a user without an invitation, as an owner or the command line may; without a password they
 * set one through a reset link. The first owner made so ends the set-up.
 */
export async function createUser(
  database: Database,
  viewer: Viewer,
  request: { name: string; email: string; role: Role; employeeId: number | null; password: string | null },
): Promise<string> {
  authorise(viewer, 'users', 'edit');
  const email = checkEmail(request.email);
  const name = checkName(request.name);
  const passwordHash = request.password === null ? null : await hashPassword(request.password, email);
  return database.sql.transaction().execute(async (transaction) => {
    await checkFree(transaction, { email, employeeId: request.employeeId });
    const id = await addUser(transaction, { name, email, role: request.role, employeeId: request.employeeId, passwordHash });
    if (request.role === 'owner') await removeSetUpCode(transaction);
    const details = { email, role: request.role, employeeId: request.employeeId };
    await record(transaction, viewer, { action: 'create-user', subjectType: 'user', subjectId: id, details });
    return id;
  });
}

/** Gives a user another role; never oneself, and never away from the last owner. Sessions end, so that no screen keeps old rights. */
export async function changeRole(database: Database, viewer: Viewer, userId: string, role: Role): Promise<User> {
  return change(database, viewer, userId, 'change-role', async (transaction, user) => {
    if (user.id === viewer.userId) throw new Problem('own-account');
    if (user.role === 'owner' && role !== 'owner') await keepAnOwner(transaction, user);
    await endSessions(transaction, user.id);
    return { role };
  });
}

/** Says which employee a user is, or that they are none: what "own" means for them from now on. */
export async function linkEmployee(database: Database, viewer: Viewer, userId: string, employeeId: number | null): Promise<User> {
  return change(database, viewer, userId, 'link-employee', async (transaction, user) => {
    if (employeeId !== user.employeeId) await checkFree(transaction, { employeeId });
    return { employee_id: employeeId };
  });
}

/** Keeps a user from signing in and ends their sessions; what they did stays. Never oneself, never the last owner. */
export async function disableUser(database: Database, viewer: Viewer, userId: string, now: Instant): Promise<User> {
  return change(database, viewer, userId, 'disable-user', async (transaction, user) => {
    if (user.id === viewer.userId) throw new Problem('own-account');
    await keepAnOwner(transaction, user);
    await endSessions(transaction, user.id);
    return { disabled_at: new Date(now) };
  });
}

/** Ends every session of a user, as after a lost telephone; the password stays. */
export async function endUserSessions(database: Database, viewer: Viewer, userId: string): Promise<User> {
  return change(database, viewer, userId, 'end-sessions', async (transaction, user) => {
    await endSessions(transaction, user.id);
    return {};
  });
}

/** Takes a user's second step away, as after a lost telephone, and ends their sessions. Never one's own: that takes a code. */
export async function resetSecondFactor(database: Database, viewer: Viewer, userId: string): Promise<User> {
  return change(database, viewer, userId, 'reset-second-factor', async (transaction, user) => {
    if (user.id === viewer.userId) throw new Problem('own-account');
    await removeSecondFactor(transaction, user.id);
    await endSessions(transaction, user.id);
    return {};
  });
}

export async function enableUser(database: Database, viewer: Viewer, userId: string): Promise<User> {
  return change(database, viewer, userId, 'enable-user', async () => ({ disabled_at: null }));
}

async function keepAnOwner(transaction: Transaction<Tables>, user: User): Promise<void> {
  if (user.role !== 'owner' || user.disabledAt !== null) return;
  if ((await countOwners(transaction)) <= 1) throw new Problem('last-owner');
}

async function change(
  database: Database,
  viewer: Viewer,
  userId: string,
  action: string,
  decide: (transaction: Transaction<Tables>, user: User) => Promise<ChangedUser>,
): Promise<User> {
  authorise(viewer, 'users', 'edit');
  return database.sql.transaction().execute(async (transaction) => {
    const user = await findUser(transaction, viewer, userId);
    if (user === undefined) throw new Problem('not-found');
    const changed = await decide(transaction, user);
    await changeUser(transaction, userId, changed);
    const before = { role: user.role, employeeId: user.employeeId, disabledAt: user.disabledAt };
    const details = { email: user.email, before, changed };
    await record(transaction, viewer, { action, subjectType: 'user', subjectId: userId, details });
    return (await findUser(transaction, viewer, userId)) ?? user;
  });
}
