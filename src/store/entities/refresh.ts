import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { refreshCustomers } from './customers.ts';
import { refreshEmployees } from './employees.ts';
import { refreshProducts } from './products.ts';
import { refreshStages } from './stages.ts';

const touchesCustomers: readonly KindId[] = ['customers', 'deals', 'orders', 'contacts', 'owner-moves', 'payments', 'calls', 'meetings', 'tasks'];
const touchesProducts: readonly KindId[] = ['products', 'deals', 'orders'];
const touchesStages: readonly KindId[] = ['stages', 'deals', 'stage-moves'];

/** What a figure joins its facts with: without fresh statistics the first figures after a load take a hundred times as long. */
const described = ['employee', 'employee_ref', 'customer', 'customer_ref', 'product', 'product_ref', 'deal_ref', 'stage', 'stage_ref', 'stage_of'] as const;

/** Brings the entities up to date after rows of a kind came or went. Runs inside the caller's transaction. */
export async function refreshEntities(client: ClientBase, kind: KindId): Promise<void> {
  await refreshEmployees(client);
  if (touchesCustomers.includes(kind)) await refreshCustomers(client);
  if (touchesProducts.includes(kind)) await refreshProducts(client);
  if (touchesStages.includes(kind)) await refreshStages(client);
  await client.query(`analyze ${described.join(', ')}`);
}
