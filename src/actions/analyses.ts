import { type Analysis, resourceOfAnalysis } from '#core/diagnosis/analyses.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { dayOf } from '#core/shared/zone.ts';
import { noteUse } from '#store/analysis-use.ts';
import type { Database } from '#store/database.ts';
import { readOrganisation } from '#store/organisation.ts';
import { authorise } from './authorise.ts';

/**
 * Notes that a person opened an analysis today, once a day. What a program reads with a token is no use by a person
 * and is not noted. The note is itself the record of who did what, so the audit log has none of it.
 */
export async function openAnalysis(database: Database, viewer: Viewer, analysis: Analysis, now: number): Promise<void> {
  authorise(viewer, resourceOfAnalysis[analysis], 'read');
  const { userId, role } = viewer;
  if (userId === null || viewer.tokenId !== undefined) return;
  const { timeZone } = await readOrganisation(database.sql);
  await database.sql.transaction().execute((transaction) => noteUse(transaction, { id: userId, role }, analysis, dayOf(now, timeZone)));
}
