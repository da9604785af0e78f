import type { Transaction } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { isZone } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { settleChange } from '#store/loads/settle-change.ts';
import { type Organisation, readOrganisation, writeOrganisation } from '#store/organisation.ts';
import type { Tables } from '#store/tables.ts';
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

/**
 * Changes what is given, leaves the rest, writes both to the audit log. Another time zone moves purchases to other
 * local days and another currency converts them anew, so what is kept summed by day follows in the same transaction;
 * `facts-busy` while a file is being written then.
 */
export async function changeOrganisation(
  database: Database,
  viewer: Viewer,
  changed: Partial<Organisation>,
): Promise<Organisation> {
  authorise(viewer, 'settings', 'edit');
  const checked = checkOrganisation(changed);
  if (!movesPurchases(await readOrganisation(database.sql), checked)) {
    return database.sql.transaction().execute((transaction) => write(transaction, viewer, checked));
  }
  await settleChange(database, async (transaction) => {
    await write(transaction, viewer, checked);
    return ['purchase-days'];
  });
  return readOrganisation(database.sql);
}

function movesPurchases(before: Organisation, { timeZone, currency }: Partial<Organisation>): boolean {
  return (timeZone ?? before.timeZone) !== before.timeZone || (currency ?? before.currency) !== before.currency;
}

async function write(transaction: Transaction<Tables>, viewer: Viewer, changed: Partial<Organisation>): Promise<Organisation> {
  const before = await readOrganisation(transaction);
  await writeOrganisation(transaction, changed);
  const after = await readOrganisation(transaction);
  await record(transaction, viewer, { action: 'change-organisation', subjectType: 'organisation', subjectId: 1, details: { before, after } });
  return after;
}
