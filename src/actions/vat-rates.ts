import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { restateVat } from '#store/loads/restate-vat.ts';
import { settleChange, type Dependent } from '#store/loads/settle-change.ts';
import { listVatRates, removeVatRate, writeVatRate, type VatRate } from '#store/vat-rates.ts';
import { authorise } from './authorise.ts';

const restated: readonly Dependent[] = ['products', 'purchase-days'];

/** Sets the rate of VAT from a day on; sums that were recalculated by it follow. */
export async function setVatRate(database: Database, viewer: Viewer, rate: VatRate): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await settleChange(database, async (transaction) => {
    await writeVatRate(transaction, rate);
    await restateVat(transaction, 'rates');
    await record(transaction, viewer, { action: 'set-vat-rate', subjectType: 'vat-rate', subjectId: rate.since, details: { percent: rate.rate } });
    return restated;
  });
}

/** Takes a rate away: the one before it holds on. `not-found` when there is none, `vat-rate-last` for the only one. */
export async function deleteVatRate(database: Database, viewer: Viewer, since: Day): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await settleChange(database, async (transaction) => {
    const rate = await removeVatRate(transaction, since);
    if (rate === undefined) throw new Problem('not-found');
    if ((await listVatRates(transaction)).length === 0) throw new Problem('vat-rate-last');
    await restateVat(transaction, 'rates');
    await record(transaction, viewer, { action: 'remove-vat-rate', subjectType: 'vat-rate', subjectId: since, details: { percent: rate } });
    return restated;
  });
}
