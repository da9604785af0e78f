import { stoppableWork, type WorkName } from '#core/system/work.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { authorise } from './authorise.ts';

/** Asks the background work, which is there when it answers true. */
type Ask = (name: WorkName) => Promise<boolean>;

async function ask(database: Database, viewer: Viewer, action: 'stop-work' | 'repeat-work', name: WorkName, make: Ask): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  // Noted only where it was done: what is not there leaves no entry.
  await database.sql.transaction().execute(async (transaction) => {
    await record(transaction, viewer, { action, subjectType: 'work', subjectId: name, details: {} });
    if (!(await make(name))) throw new Problem('not-found');
  });
}

/** Asks background work to give way; what it has done so far stays. `not-found` for what cannot be stopped. */
export async function stopWork(database: Database, viewer: Viewer, name: WorkName, stop: Ask): Promise<void> {
  if (!stoppableWork.includes(name)) throw new Problem('not-found');
  await ask(database, viewer, 'stop-work', name, stop);
}

/** Asks for background work once more, without waiting for its hour. `not-found` where this installation has none of it. */
export const repeatWork = (database: Database, viewer: Viewer, name: WorkName, again: Ask): Promise<void> =>
  ask(database, viewer, 'repeat-work', name, again);
