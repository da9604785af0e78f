import { findSignal } from '#core/diagnosis/catalogue.ts';
import { checkBound } from '#core/diagnosis/check-bound.ts';
import { seesMistake } from '#core/diagnosis/data-use.ts';
import type { Bound } from '#core/diagnosis/vocabulary.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { writeBound } from '#store/diagnosis/bounds.ts';
import { authorise } from './authorise.ts';

/**
 * Sets a bound of one's own, or puts the built-in one back (null), with the reason. `bound-invalid` when it is of
 * another kind than the signal's, or good and bad are the wrong way round.
 */
export async function changeBound(database: Database, viewer: Viewer, signalId: string, bound: Bound | null, note: string): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  const found = findSignal(signalId);
  if (found === undefined || !seesMistake(viewer, found.mistake.number)) throw new Problem('not-found');
  const { signal } = found;
  if (bound !== null && !checkBound(bound, signal.bound)) throw new Problem('bound-invalid', { signal: signal.id });
  await database.sql.transaction().execute(async (transaction) => {
    await writeBound(transaction, viewer, signal.id, bound, note);
    await record(transaction, viewer, { action: 'change-bound', subjectType: 'signal', subjectId: signal.id, details: { bound, note } });
  });
}
