import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';
import type { KeptDays, KeptDeals } from '../facts/context.ts';
import { holdingFacts } from '../loads/hold-facts.ts';
import { refreshDays } from './days.ts';
import { refreshDeals } from './deals.ts';

/** What the roll-ups of deals and of days can be relied on for. */
export interface KeptFacts {
  readonly kept: KeptDeals | null;
  readonly keptDays: KeptDays;
}

interface Row {
  readonly dealsBehind: boolean;
  readonly isOpenEnded: boolean;
  readonly settledAt: Date | null;
  readonly salesBehind: boolean;
  readonly lastSale: Date | null;
  readonly callsBehind: boolean;
  readonly lastCall: Date | null;
}

/** A roll-up is behind where facts changed that it does not know yet; after a crash it is empty while there are facts. */
export async function readRollUps({ sql: on }: Pick<Database, 'sql'>): Promise<KeptFacts> {
  const read = await sql<Row>`
    select exists (select from deal_unsettled) or (not exists (select from deal_state) and exists (select from deal where current)) as "dealsBehind",
           exists (select from deal_state where settled_at = 'infinity') as "isOpenEnded",
           (select max(settled_at) from deal_state where settled_at < 'infinity' and settled_at > '-infinity') as "settledAt",
           exists (select from unsettled_day where of = 'sales') or (not exists (select from sales_day) and exists (select from sales_order where current)) as "salesBehind",
           (select max(at) from order_line) as "lastSale",
           exists (select from unsettled_day where of = 'calls') or (not exists (select from call_day) and exists (select from call where current)) as "callsBehind",
           (select max(at) from call where current) as "lastCall"`.execute(on);
  const [row] = read.rows;
  if (row === undefined) return { kept: null, keptDays: { sales: null, calls: null } };
  const never = new Date(0);
  return {
    kept: row.dealsBehind ? null : { settledAt: row.isOpenEnded ? null : (row.settledAt ?? never) },
    keptDays: { sales: row.salesBehind ? null : { lastAt: row.lastSale ?? never }, calls: row.callsBehind ? null : { lastAt: row.lastCall ?? never } },
  };
}

/** Brings the roll-ups of deals and days up to date with what the transaction changed. Runs inside it. */
export async function refreshRollUps(client: PoolClient): Promise<void> {
  await refreshDeals(client);
  await refreshDays(client);
}

/** Brings the roll-ups up to date where they are behind: after a crash, a restore, or the migration that brought them. */
export async function catchUpRollUps(database: Database): Promise<void> {
  const { kept, keptDays } = await readRollUps(database);
  if (kept === null || keptDays.sales === null || keptDays.calls === null) await holdingFacts(database, refreshRollUps);
}
