import { type Kysely, sql, type Transaction } from 'kysely';
import type { Day } from '#core/shared/day.ts';
import type { Tables } from './tables.ts';

/** A rate of VAT in per cent, from its day until the next one's. */
export interface VatRate {
  readonly since: Day;
  /** Decimal. */
  readonly rate: string;
}

/** Every rate, the newest first. They are no secret: everyone who may read settings sees them. */
export async function listVatRates(database: Kysely<Tables>): Promise<VatRate[]> {
  const read = await sql<VatRate>`select since, trim_scale(rate)::text as rate from vat_rate order by since desc`.execute(database);
  return read.rows;
}

/** Sets the rate from a day on, in place of one of the same day. */
export async function writeVatRate(transaction: Transaction<Tables>, { since, rate }: VatRate): Promise<void> {
  await sql`insert into vat_rate (since, rate) values (${since}, ${rate}::numeric) on conflict (since) do update set rate = excluded.rate`.execute(transaction);
}

/** Takes a rate away; gives what it was, undefined when there is none. */
export async function removeVatRate(transaction: Transaction<Tables>, since: Day): Promise<string | undefined> {
  const removed = await sql<{ rate: string }>`delete from vat_rate where since = ${since} returning trim_scale(rate)::text as rate`.execute(transaction);
  return removed.rows[0]?.rate;
}
