import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { isZone } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { type Organisation, readOrganisation, writeOrganisation } from '#store/organisation.ts';
import { authorise } from './authorise.ts';

/** The changes as they may be written; `time-zone-unknown` or `currency-unknown` for what is neither. */
export function checkOrganisation(changed: Partial<Organisation>): Partial<Organisation> {
  const { timeZone, currency } = changed;
  // Offsets such as +03:00 are understood as zones but know no summer time and no history.
  if (timeZone !== undefined && !(/^[A-Za-z]/.test(timeZone) && isZone(timeZone))) {
    throw new Problem('time-zone-unknown', { timeZone });
  }
  if (currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency)) {
    throw new Problem('currency-unknown', { currency });
  }
  return changed;
}

/** Changes what is given, leaves the rest, writes both to the audit log. */
export async function changeOrganisation(
  database: Database,
  viewer: Viewer,
  changed: Partial<Organisation>,
): Promise<Organisation> {
  authorise(viewer, 'settings', 'edit');
  const checked = checkOrganisation(changed);
  return database.sql.transaction().execute(async (transaction) => {
    const before = await readOrganisation(transaction);
    await writeOrganisation(transaction, checked);
    const after = await readOrganisation(transaction);
    const details = { before, after };
    await record(transaction, viewer, { action: 'change-organisation', subjectType: 'organisation', subjectId: 1, details });
    return after;
  });
}
