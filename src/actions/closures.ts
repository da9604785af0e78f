import { isDayOfYear, lengthOf, longestClosure, type YearlyClosure } from '#core/customers/closures.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import { addClosure, removeClosure } from '#store/closures.ts';
import type { Database } from '#store/database.ts';
import { settleChange } from '#store/loads/settle-change.ts';
import { authorise } from './authorise.ts';

const named = ({ from, to }: YearlyClosure): string => `${from}…${to}`;

/**
 * Says that customers do not buy in a season of every year: everyone, or those of an industry. Who counts as lost,
 * and so as reactivated, follows. `closure-invalid` for what is no day of the year, or a season that leaves hardly
 * any days to buy in. Gives its id.
 */
export async function declareClosure(database: Database, viewer: Viewer, closure: YearlyClosure & { readonly note: string | null }): Promise<number> {
  authorise(viewer, 'settings', 'edit');
  if (!isDayOfYear(closure.from) || !isDayOfYear(closure.to) || lengthOf(closure) > longestClosure) {
    throw new Problem('closure-invalid', { from: closure.from, to: closure.to, longest: longestClosure });
  }
  let id = 0;
  await settleChange(database, async (transaction) => {
    id = await addClosure(transaction, closure, viewer.userId);
    await record(transaction, viewer, { action: 'add-closure', subjectType: 'calendar', subjectId: named(closure), details: { industry: closure.industry, note: closure.note } });
    return ['purchase-days'];
  });
  return id;
}

/** Takes a season away; `not-found` when there is none. */
export async function withdrawClosure(database: Database, viewer: Viewer, id: number): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await settleChange(database, async (transaction) => {
    const removed = await removeClosure(transaction, id);
    if (removed === undefined) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'remove-closure', subjectType: 'calendar', subjectId: named(removed), details: { industry: removed.industry, note: removed.note } });
    return ['purchase-days'];
  });
}
