import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Who this installation belongs to, and how its days and money are counted. Everyone signed in may read it. */
export interface Organisation {
  readonly name: string | null;
  /** IANA zone in which days, weeks and months begin. */
  readonly timeZone: string;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly vatIncluded: boolean;
  /** `YYYY-MM-DD`; customers older than it look new without it. Null when nobody said. */
  readonly historyCompleteSince: string | null;
}

export async function readOrganisation(sql: Kysely<Tables>): Promise<Organisation> {
  const row = await sql.selectFrom('organisation').selectAll().executeTakeFirstOrThrow();
  return {
    name: row.name,
    timeZone: row.time_zone,
    currency: row.currency,
    vatIncluded: row.vat_included,
    historyCompleteSince: row.history_complete_since,
  };
}

export async function writeOrganisation(transaction: Transaction<Tables>, changed: Partial<Organisation>): Promise<void> {
  const values = {
    ...(changed.name !== undefined && { name: changed.name }),
    ...(changed.timeZone !== undefined && { time_zone: changed.timeZone }),
    ...(changed.currency !== undefined && { currency: changed.currency }),
    ...(changed.vatIncluded !== undefined && { vat_included: changed.vatIncluded }),
    ...(changed.historyCompleteSince !== undefined && { history_complete_since: changed.historyCompleteSince }),
  };
  if (Object.keys(values).length > 0) await transaction.updateTable('organisation').set(values).execute();
}
