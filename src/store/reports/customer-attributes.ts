import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { customersSeen } from './purchases.ts';

/** What is known of a customer besides its purchases; null where it is not. */
export interface CustomerAttributes {
  readonly region: string | null;
  readonly industry: string | null;
  readonly size: string | null;
  readonly source: string | null;
}

/** The attributes of the customers the viewer may see, by customer. */
export async function readCustomerAttributes(database: Database, context: FactContext): Promise<ReadonlyMap<number, CustomerAttributes>> {
  const read = await sql<CustomerAttributes & { id: number }>`
    select c.id, nullif(btrim(c.region), '') as region, nullif(btrim(c.industry), '') as industry, nullif(btrim(c.size), '') as size,
           nullif(btrim(c.source), '') as source
    from customer c where not c.is_internal and ${customersSeen(context.viewer, sql`c.id`)}`.execute(database.sql);
  return new Map(read.rows.map(({ id, ...attributes }) => [id, attributes]));
}
