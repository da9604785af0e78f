import { type Kysely, sql, type Transaction } from 'kysely';
import type { ClientBase } from 'pg';
import type { YearlyClosure } from '#core/customers/closures.ts';
import type { Tables } from './tables.ts';

export interface KeptClosure extends YearlyClosure {
  readonly id: number;
  readonly note: string | null;
}

const selected = 'select id, from_day as "from", to_day as "to", industry, note from seasonal_closure order by from_day, to_day, id';

/** Every season in which customers do not buy, by the day it begins. */
export async function listClosures(database: Kysely<Tables>): Promise<KeptClosure[]> {
  const read = await sql.raw<KeptClosure>(selected).execute(database);
  return read.rows;
}

/** The same within a load's transaction. */
export async function closuresOn(client: Pick<ClientBase, 'query'>): Promise<KeptClosure[]> {
  const read = await client.query<KeptClosure>(selected);
  return read.rows;
}

export async function addClosure(transaction: Transaction<Tables>, { from, to, industry, note }: Omit<KeptClosure, 'id'>, by: string | null): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into seasonal_closure (from_day, to_day, industry, note, created_by) values (${from}, ${to}, ${industry}, ${note}, ${by}) returning id`.execute(transaction);
  return made.rows[0]?.id ?? 0;
}

/** Takes a season away; gives what it was, undefined when there is none. */
export async function removeClosure(transaction: Transaction<Tables>, id: number): Promise<KeptClosure | undefined> {
  const removed = await sql<KeptClosure>`
    delete from seasonal_closure where id = ${id} returning id, from_day as "from", to_day as "to", industry, note`.execute(transaction);
  return removed.rows[0];
}

/** The industries that customers are of, by name: of which a season may be. */
export async function listIndustries(database: Kysely<Tables>): Promise<string[]> {
  const read = await sql<{ industry: string }>`
    select min(btrim(industry)) as industry from customer where nullif(btrim(industry), '') is not null and not is_internal
    group by fold(industry) order by min(btrim(industry)) collate "ru-x-icu"`.execute(database);
  return read.rows.map(({ industry }) => industry);
}
