import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { endSession } from '#store/sessions.ts';
import { endSessions } from '#store/users.ts';

/** Ends one of the viewer's own sessions; another's is as if it were not there. */
export async function endOwnSession(database: Database, viewer: Viewer, sessionId: string): Promise<void> {
  await database.sql.transaction().execute(async (transaction) => {
    if (!(await endSession(transaction, viewer, sessionId))) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'end-session', subjectType: 'session', subjectId: sessionId });
  });
}

/** Signs the viewer out everywhere but in this session. */
export async function signOutOthers(database: Database, viewer: Viewer, sessionId: string | null): Promise<void> {
  const { userId } = viewer;
  if (userId === null || sessionId === null) throw new Problem('not-signed-in');
  await database.sql.transaction().execute(async (transaction) => {
    await endSessions(transaction, userId, sessionId);
    await record(transaction, viewer, { action: 'sign-out-others', subjectType: 'user', subjectId: userId });
  });
}

/** Signs the viewer out everywhere, here included. */
export async function signOutEverywhere(database: Database, viewer: Viewer): Promise<void> {
  const { userId } = viewer;
  if (userId === null) throw new Problem('not-signed-in');
  await database.sql.transaction().execute(async (transaction) => {
    await endSessions(transaction, userId);
    await record(transaction, viewer, { action: 'sign-out-everywhere', subjectType: 'user', subjectId: userId });
  });
}
