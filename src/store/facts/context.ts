import { sql, type RawBuilder } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';

/** What every derived fact needs to know: as of when, in whose clock and money, and who is looking. */
export interface FactContext {
  readonly asOf: Date;
  readonly timeZone: string;
  readonly currency: string;
  readonly viewer: Viewer;
}

/** A piece of SQL whose result type is said where it runs. */
export type Sql = RawBuilder<unknown>;

/** The organisation's local date of an instant. */
export const localDay = (instant: Sql, context: FactContext): Sql => sql`(${instant} at time zone ${context.timeZone})::date`;

/** An amount in the organisation's currency by the rate of its own day; null without a rate. The function is called for foreign money alone: a call a row is dear. */
export const converted = (amount: Sql, currency: Sql, day: Sql, context: FactContext): Sql =>
  sql`case when ${currency} = ${context.currency} then ${amount} else in_currency(${amount}, ${currency}, ${day}, ${context.currency}) end`;
