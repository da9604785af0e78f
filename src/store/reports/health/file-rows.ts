import { sql } from 'kysely';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import type { LeftOutReason } from '#core/metrics/left-out.ts';
import { type Resource, scopeOf } from '#core/people/rights.ts';
import { converted, localDay, type FactContext, type Sql } from '../../facts/context.ts';
import { dealState } from '../../facts/deal-state.ts';
import { noCustomer, noDeal } from '../../loads/brought.ts';
import { unitTables } from '../../loads/unit-tables.ts';
import { seenBy } from '../../measures/relations.ts';
import { customersSeen } from '../purchases.ts';

/** Why a row waits: what it names is not here yet. */
export type WaitingFor = 'waiting-deal' | 'waiting-customer';
export type RowGap = LeftOutReason | WaitingFor;

/**
 * The current rows of one kind of file as SQL over the unit `u` and what is joined to it. `seen` is over the
 * relation `f` that `rowsOfKind` makes of it.
 */
export interface FileRows {
  readonly resource: Resource;
  readonly from: Sql;
  /** By which a row falls into a month, the last moment it speaks of, and the one that makes it recent. */
  readonly begins: Sql;
  readonly ends?: Sql;
  readonly recent?: Sql;
  readonly employee?: Sql;
  readonly customer?: Sql;
  readonly deal?: Sql;
  /** Which rows are current, where it is not the unit that says so. */
  readonly current?: Sql;
  readonly seen: (context: FactContext) => Sql;
  /** Whether a column of the file is filled. */
  readonly columns: Readonly<Record<string, Sql>>;
  /** Of which rows a column says something at all: a loss reason of lost deals. Of all rows where it is not said. */
  readonly applies?: Readonly<Record<string, Sql>>;
  /** Columns that take a default where the file says nothing, so that nobody can tell whether they were filled. */
  readonly assumed?: readonly string[];
  /** Columns that are read and not kept apart. */
  readonly notKept?: readonly string[];
  readonly gaps: Readonly<Partial<Record<RowGap, Sql>>>;
  readonly key?: Sql;
  readonly code?: Sql;
  readonly title?: Sql;
  readonly amount?: Sql;
}

export const none = sql`null::text`;
export const noMoment = sql`null::timestamptz`;
export const customerJoin = sql`left join customer_ref cr on cr.id = u.customer_ref left join customer c on c.id = cr.customer_id`;
export const repJoin = sql`left join employee_ref er on er.id = u.employee_ref`;
export const waits = { deal: sql.raw(noDeal), customer: sql.raw(noCustomer) };
export const waiting = { 'waiting-deal': waits.deal, 'waiting-customer': waits.customer };

/** Whether each column of a kind is filled, read from where its rows live. */
export function filled(kind: Exclude<KindId, 'orders'>): Record<string, Sql> {
  const entries = Object.entries(unitTables[kind].columns).map(([column, [from]]) => [from, sql`${sql.ref(`u.${column}`)} is not null`] as const);
  const from = new Map(entries.toReversed());
  return Object.fromEntries(fileKinds[kind].columns.flatMap(({ id }) => (from.has(id) ? [[id, from.get(id) as Sql]] : [])));
}

/** What hangs on deals that the viewer may see; for who sees every deal also what hangs on none. */
export const dealSeen = (context: FactContext): Sql =>
  scopeOf(context.viewer, 'deals') === 'all'
    ? sql`true`
    : sql`f.deal_ref in (
        select f.deal_ref from (select s.deal_ref, s.employee_id, s.closed_at as at from (${dealState(context)}) s) f where ${seenBy(context, 'deals')})`;

export const later = (moment: Sql, context: FactContext): Sql => sql`${moment} >= ${context.asOf}`;

export const noRate = (at: Sql, context: FactContext): Sql => sql`u.currency <> ${context.currency} and u.amount is not null
  and ${converted(sql`u.amount`, sql`u.currency`, localDay(at, context), context)} is null`;

export const byRep = (resource: Resource) => (context: FactContext): Sql => seenBy(context, resource);
export const byCustomer = (context: FactContext): Sql => customersSeen(context.viewer, sql`f.customer_id`);
