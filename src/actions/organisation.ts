import type { Transaction } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { isZone } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { countMoneyLoads, restateVat } from '#store/loads/restate-vat.ts';
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

/** What becomes of loaded sums when the organisation counts with VAT no longer, or counts with it now. */
export type LoadedSums = 'recalculate' | 'keep';

/** A change of the organisation; `loadedSums` is asked for when the VAT flag changes after sums were loaded. */
export interface OrganisationChange extends Partial<Organisation> {
  readonly loadedSums?: LoadedSums | undefined;
}

/**
 * Changes what is given, leaves the rest, writes both to the audit log. Another time zone moves purchases to other
 * local days, another currency converts them anew, and another VAT flag writes loaded sums anew as `loadedSums` says
 * (`vat-sums-loaded` while it does not), so what is kept summed follows in the same transaction; `facts-busy` while a
 * file is being written then.
 */
export async function changeOrganisation(
  database: Database,
  viewer: Viewer,
  { loadedSums, ...changed }: OrganisationChange,
): Promise<Organisation> {
  authorise(viewer, 'settings', 'edit');
  const checked = checkOrganisation(changed);
  if (!movesPurchases(await readOrganisation(database.sql), checked)) {
    return database.sql.transaction().execute((transaction) => write(transaction, viewer, checked));
  }
  await settleChange(database, async (transaction) => {
    const before = await readOrganisation(transaction);
    await write(transaction, viewer, checked, loadedSums);
    if ((checked.vatIncluded ?? before.vatIncluded) === before.vatIncluded) return ['purchase-days'];
    await followVat(transaction, loadedSums);
    return ['products', 'purchase-days'];
  });
  return readOrganisation(database.sql);
}

function movesPurchases(before: Organisation, { timeZone, currency, vatIncluded }: Partial<Organisation>): boolean {
  return (timeZone ?? before.timeZone) !== before.timeZone || (currency ?? before.currency) !== before.currency ||
    (vatIncluded ?? before.vatIncluded) !== before.vatIncluded;
}

async function followVat(transaction: Transaction<Tables>, loadedSums: LoadedSums | undefined): Promise<void> {
  const loads = await countMoneyLoads(transaction);
  if (loads > 0 && loadedSums === undefined) throw new Problem('vat-sums-loaded', { loads });
  await restateVat(transaction, loadedSums ?? 'keep');
}

async function write(transaction: Transaction<Tables>, viewer: Viewer, changed: Partial<Organisation>, loadedSums?: LoadedSums): Promise<Organisation> {
  const before = await readOrganisation(transaction);
  await writeOrganisation(transaction, changed);
  const after = await readOrganisation(transaction);
  await record(transaction, viewer, { action: 'change-organisation', subjectType: 'organisation', subjectId: 1, details: { before, after, ...(loadedSums !== undefined && { loadedSums }) } });
  return after;
}
