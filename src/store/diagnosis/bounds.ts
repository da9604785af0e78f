import { type Kysely, sql, type Transaction } from 'kysely';
import type { Bound, SignalId } from '#core/diagnosis/vocabulary.ts';
import { isSignalId } from '#core/diagnosis/catalogue.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Tables } from '../tables.ts';

/** One change of a bound: by whom, when and why; without a bound the built-in one was put back. */
export interface BoundChange {
  readonly signal: SignalId;
  readonly bound: Bound | null;
  readonly note: string;
  readonly by: string | null;
  readonly at: Date;
}

/** The bounds of one's own that hold now; a past day too is judged by them, as by everything that is known now. */
export async function readBounds(database: Kysely<Tables>): Promise<ReadonlyMap<SignalId, Bound>> {
  const read = await sql<{ signal: string; bound: Bound | null }>`
    select distinct on (signal) signal, bound from bound_change order by signal, changed_at desc, id desc`.execute(database);
  return new Map(read.rows.flatMap(({ signal, bound }) => (bound === null || !isSignalId(signal) ? [] : [[signal, bound] as const])));
}

/** Every change of bounds, the newest first. */
export async function listBoundChanges(database: Kysely<Tables>, signal?: string): Promise<BoundChange[]> {
  const read = await sql<Omit<BoundChange, 'signal'> & { readonly signal: string }>`
    select b.signal, b.bound, b.note, u.name as by, b.changed_at as at from bound_change b left join app_user u on u.id = b.changed_by
    where ${signal === undefined ? sql`true` : sql`b.signal = ${signal}`} order by b.changed_at desc, b.id desc`.execute(database);
  return read.rows.flatMap(({ signal: id, ...change }) => (isSignalId(id) ? [{ signal: id, ...change }] : []));
}

/** Notes a bound, or that the built-in one holds again. */
export async function writeBound(transaction: Transaction<Tables>, viewer: Viewer, signal: SignalId, bound: Bound | null, note: string): Promise<void> {
  await sql`insert into bound_change (signal, bound, note, changed_by) values (${signal}, ${bound === null ? null : JSON.stringify(bound)}::jsonb, ${note}, ${viewer.userId})`.execute(transaction);
}
