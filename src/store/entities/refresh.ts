import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { analyseGrown } from '../analyse-grown.ts';
import { refreshCustomers } from './customers.ts';
import { refreshEmployees } from './employees.ts';
import { refreshMentionedCustomers } from './mentioned-customers.ts';
import { refreshProducts } from './products.ts';
import { refreshStages } from './stages.ts';

const touchesCustomers: readonly KindId[] = ['customers', 'deals', 'orders', 'contacts', 'owner-moves', 'payments', 'calls', 'meetings', 'tasks'];
const touchesProducts: readonly KindId[] = ['products', 'deals', 'orders'];
const touchesStages: readonly KindId[] = ['stages', 'deals', 'stage-moves'];

/** What a figure joins its facts with: without fresh statistics the first figures after a load take a hundred times as long. */
const described = ['employee', 'employee_ref', 'customer', 'customer_ref', 'product', 'product_ref', 'deal_ref', 'stage', 'stage_ref', 'stage_of'] as const;

/** The numbers of the customers' names that a load mentions. */
export async function readMentionedNames(client: ClientBase, loadId: number): Promise<number[]> {
  const read = await client.query<{ names: number[] | null }>("select array_agg(ref_id) as names from load_mention where load_id = $1 and entity = 'customer'", [loadId]);
  return read.rows[0]?.names ?? [];
}

/**
 * Brings the entities up to date after rows of a kind came or went, within the caller's transaction. `names` are those of customers
 * that are mentioned now or no longer; without them everything is made anew. Gives the customers that names were pointed at or away from.
 */
export async function refreshEntities(client: ClientBase, kind: KindId, names?: readonly number[]): Promise<ReadonlySet<number>> {
  const repointed = await refreshEmployees(client);
  let moved: ReadonlySet<number> = new Set();
  if (touchesCustomers.includes(kind)) {
    const isMentionsAlone = names !== undefined && kind !== 'customers' && !repointed;
    moved = (isMentionsAlone ? await refreshMentionedCustomers(client, names) : null) ?? (await refreshCustomers(client));
  }
  if (touchesProducts.includes(kind)) await refreshProducts(client);
  if (touchesStages.includes(kind)) await refreshStages(client);
  await analyseGrown(client, described);
  return moved;
}
