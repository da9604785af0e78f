import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import type { Database } from '../database.ts';
import { unitTableOf } from './unit-tables.ts';

/** What a load brought, whether it brought it first or again; `$1` is its id. */
const brought = (kind: KindId): string => `
  (select u.* from ${unitTableOf(kind)} u where u.load_id = $1
   union all
   select u.* from assertion a join ${unitTableOf(kind)} u on u.id = a.unit_id where a.load_id = $1) u`;

/** A row of units `u` names a deal that is not here yet. */
export const noDeal = 'u.deal_ref is not null and not exists (select from deal d where d.deal_ref = u.deal_ref and d.current)';
/** A row of units `u` names a customer that is not here yet. */
export const noCustomer = 'u.customer_ref is not null and not exists (select from customer_ref r where r.id = u.customer_ref and r.customer_id is not null)';

const waitsFor: Partial<Record<KindId, string>> = {
  contacts: noCustomer,
  'stage-moves': noDeal,
  'owner-moves': `(${noDeal}) or (${noCustomer})`,
  payments: `(${noDeal}) or (${noCustomer})`,
  calls: `(${noDeal}) or (${noCustomer})`,
  meetings: `(${noDeal}) or (${noCustomer})`,
  tasks: `(${noDeal}) or (${noCustomer})`,
  leads: noDeal,
};

/** How many rows of a load name a deal or a customer that is not here yet; they join by themselves when it comes. */
export async function countWaiting(client: Pick<ClientBase, 'query'>, kind: KindId, loadId: number): Promise<number> {
  const condition = waitsFor[kind];
  if (condition === undefined) return 0;
  const counted = await client.query<{ waiting: number }>(`select count(*)::int as waiting from ${brought(kind)} where ${condition}`, [loadId]);
  return counted.rows[0]?.waiting ?? 0;
}

/** `countWaiting` as of now, for a load that stands. */
export function countWaitingNow(database: Database, kind: KindId, loadId: number): Promise<number> {
  return countWaiting(database.pool, kind, loadId);
}

const momentOf: Partial<Record<KindId, string>> = {
  deals: 'coalesce(u.closed_at, u.created_at)', 'stage-moves': 'u.at', 'owner-moves': 'u.at', orders: 'u.at', payments: 'u.at', calls: 'u.at',
  meetings: 'coalesce(u.held_at, u.planned_at)', tasks: 'u.created_at', leads: 'u.at',
};

/** Notes the first and the last moment that the rows of a load speak of. */
export async function noteSpan(client: ClientBase, kind: KindId, loadId: number): Promise<void> {
  const moment = momentOf[kind];
  if (moment === undefined) return;
  await client.query(`update load set (first_at, last_at) = (select min(${moment}), max(${moment}) from ${brought(kind)}) where id = $1`, [loadId]);
}
