import { sql } from 'kysely';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import type { Frame } from './frame.ts';
import type { SignalRow } from './reader.ts';
import { signalReaders } from './readers.ts';

export interface RowsPage {
  readonly rows: readonly SignalRow[];
  /** Of what was asked for: hits alone, or all rows. */
  readonly total: number;
}

export interface RowsAsked {
  /** Only the rows that speak against the department. */
  readonly hitsOnly: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** The rows behind a signal, the hits first, then by money and by the row's own figure; null where the signal has none. */
export async function readSignalRows(frame: Frame, signal: SignalId, { hitsOnly, offset, limit }: RowsAsked): Promise<RowsPage | null> {
  const source = await signalReaders.get(signal)?.rows?.(frame);
  if (source === undefined) return null;
  if ('list' in source) {
    const wanted = source.list.filter(({ hit }) => hit || !hitsOnly).toSorted((a, b) => Number(b.hit) - Number(a.hit));
    return { rows: wanted.slice(offset, offset + limit), total: wanted.length };
  }
  const chosen = sql`(${source.sql}) r where r.hit or not ${hitsOnly}`;
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${chosen}`.execute(frame.database.sql);
  const read = await sql<SignalRow>`
    select r.* from ${chosen}
    order by r.hit desc, abs(r.amount) desc nulls last, r.figure desc nulls last, r.at desc nulls last, r.id offset ${offset} limit ${limit}`.execute(frame.database.sql);
  return { rows: read.rows, total: counted.rows[0]?.total ?? 0 };
}
