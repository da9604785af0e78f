import { sql } from 'kysely';
import type { Frame } from './frame.ts';
import { touches } from './touches.ts';

export interface LastTouches {
  /** The last answered call, held meeting or done task of each customer that was ever touched. */
  readonly byCustomer: ReadonlyMap<number, Date>;
  /** The first touch of all: before it nothing is known. Null where there is none. */
  readonly since: Date | null;
}

/** When each customer was last touched before as-of. */
export const lastTouches = (frame: Frame): Promise<LastTouches> =>
  frame.once('last touches', async () => {
    const read = await sql<{ id: number | null; first: Date; last: Date }>`
      select t.customer_id as id, min(t.at) as first, max(t.at) as last from (${touches(frame, frame.span('all-time'))}) t group by 1`.execute(frame.database.sql);
    const first = read.rows.reduce<Date | null>((least, row) => (least === null || row.first < least ? row.first : least), null);
    return { byCustomer: new Map(read.rows.flatMap(({ id, last }) => (id === null ? [] : [[id, last] as const]))), since: first };
  });
