import type { RateRow } from '#core/files/rates-table.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { settleChange } from '#store/loads/settle-change.ts';
import { areUsed, removeRate, writeRates } from '#store/rates.ts';
import { authorise } from './authorise.ts';
import { readOrganisation } from '#store/organisation.ts';

export interface WrittenRates {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

const known = new Set(Intl.supportedValuesOf('currency'));

/**
 * Sets rates into the organisation's currency in place of any of the same days; sums of facts in those currencies
 * follow. `currency-unknown` for what is no foreign currency.
 */
export async function setRates(database: Database, viewer: Viewer, rows: readonly RateRow[]): Promise<WrittenRates> {
  authorise(viewer, 'settings', 'edit');
  const own = (await readOrganisation(database.sql)).currency;
  const wrong = rows.find(({ currency }) => currency === own || !known.has(currency));
  if (wrong !== undefined) throw new Problem('currency-unknown', { currency: wrong.currency });
  let written: WrittenRates = { added: 0, changed: 0, same: 0 };
  await settleChange(database, async (transaction) => {
    written = await writeRates(transaction, rows);
    const currencies = [...new Set(rows.map(({ currency }) => currency))];
    const details = { ...written, currencies, rates: rows.slice(0, 100) };
    await record(transaction, viewer, { action: 'set-rates', subjectType: 'rate', subjectId: null, details });
    return written.added + written.changed > 0 && (await areUsed(transaction, currencies)) ? ['purchase-days'] : [];
  });
  return written;
}

/** Takes a rate away: from its day on the one before it holds again, if there is one. `not-found` when there is none. */
export async function deleteRate(database: Database, viewer: Viewer, currency: string, day: Day): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await settleChange(database, async (transaction) => {
    const rate = await removeRate(transaction, currency, day);
    if (rate === undefined) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'remove-rate', subjectType: 'rate', subjectId: `${currency} ${day}`, details: { rate } });
    return (await areUsed(transaction, [currency])) ? ['purchase-days'] : [];
  });
}
