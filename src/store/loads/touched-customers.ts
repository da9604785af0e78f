import type { ClientBase } from 'pg';
import type { Customers } from '../rollups/purchase-sums.ts';

/** Of more than every fourth name it costs less to make everything anew. */
const share = 0.25;

/** The customers that names mean; `all` where they are so many that telling them apart does not pay. */
export async function customersOf(client: ClientBase, names: readonly number[] | 'all'): Promise<Customers | 'all'> {
  if (names === 'all') return 'all';
  const counted = await client.query<{ names: number }>('select count(*)::int as names from customer_ref');
  if (names.length > share * (counted.rows[0]?.names ?? 0)) return 'all';
  const read = await client.query<{ id: number }>('select distinct customer_id as id from customer_ref where id = any($1) and customer_id is not null', [names]);
  return new Set(read.rows.map(({ id }) => id));
}
