import { sql, type RawBuilder } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';

/** What every derived fact needs to know: as of when, in whose clock and money, and who is looking. */
export interface FactContext {
  readonly asOf: Date;
  readonly timeZone: string;
  readonly currency: string;
  readonly viewer: Viewer;
  /** Facts that stand ready in the session that reads; absent where nothing was made beforehand. */
  readonly standing?: StandingFacts;
  /** The roll-ups of deals, where they are up to date; without them everything is made from the facts themselves. */
  readonly kept?: KeptDeals | null;
  /** The roll-ups by day, likewise. */
  readonly keptDays?: KeptDays | null;
}

/** The newest change of any deal, where all of them are kept as they stand as of the context's instant; null otherwise. */
export function settledBefore({ asOf, kept }: FactContext): Date | null {
  const settledAt = kept?.settledAt ?? null;
  return settledAt !== null && settledAt < asOf ? settledAt : null;
}

/** Roll-ups by day that are up to date, each with the newest moment in it; null where it is behind. */
export interface KeptDays {
  readonly sales: { readonly lastAt: Date } | null;
  readonly calls: { readonly lastAt: Date } | null;
}

/** Roll-ups of deals that are up to date. */
export interface KeptDeals {
  /** The newest moment at which a deal's state changed; null where some state depends on as-of itself. */
  readonly settledAt: Date | null;
}

/** Derived facts that one session made once, as of one instant, for all that is read there: temporary tables `standing_…`. */
export interface StandingFacts {
  readonly asOf: Date;
  readonly names: ReadonlySet<StandingFact>;
}
export type StandingFact = 'deal_state' | 'stage_visit' | 'order_line' | 'call';

/** A piece of SQL whose result type is said where it runs. */
export type Sql = RawBuilder<unknown>;

/** The organisation's local date of an instant. */
export const localDay = (instant: Sql, context: Pick<FactContext, 'timeZone'>): Sql => sql`(${instant} at time zone ${context.timeZone})::date`;

/** An amount in the organisation's currency by the rate of its own day; null without a rate. The function is called for foreign money alone: a call a row is dear. */
export const converted = (amount: Sql, currency: Sql, day: Sql, context: Pick<FactContext, 'currency'>): Sql =>
  sql`case when ${currency} = ${context.currency} then ${amount} else in_currency(${amount}, ${currency}, ${day}, ${context.currency}) end`;

/** A derived fact: the table in which it stands ready as of the context's instant, else what makes it. */
export const standingOr = (name: StandingFact, context: FactContext, make: (context: FactContext) => Sql): Sql =>
  context.standing?.names.has(name) === true && context.standing.asOf.getTime() === context.asOf.getTime() ? sql`select * from ${sql.table(`standing_${name}`)}` : make(context);
