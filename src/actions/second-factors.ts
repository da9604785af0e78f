import { type Role, roles, type Viewer } from '#core/people/viewer.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { readSecondFactorRoles, writeSecondFactorRoles } from '#store/second-factor.ts';
import { authorise } from './authorise.ts';

/** Says of which roles a second step of signing in is demanded; whoever has none yet sets it up before anything else. */
export async function demandSecondFactor(database: Database, viewer: Viewer, demanded: readonly Role[]): Promise<Role[]> {
  authorise(viewer, 'users', 'edit');
  const after = roles.filter((role) => demanded.includes(role));
  await database.sql.transaction().execute(async (transaction) => {
    const before = await readSecondFactorRoles(transaction);
    await writeSecondFactorRoles(transaction, after);
    await record(transaction, viewer, { action: 'demand-second-factor', subjectType: 'organisation', subjectId: 1, details: { before, after } });
  });
  return after;
}
