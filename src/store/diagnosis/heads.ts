import { sql } from 'kysely';
import type { Frame } from './frame.ts';
import { salesPeople } from './sales-people.ts';

/** One who sells, and who heads them. */
export interface Seller {
  readonly id: number;
  readonly name: string;
  readonly role: string | null;
  readonly functions: readonly string[] | null;
  readonly headId: number | null;
  readonly head: string | null;
  readonly headRole: string | null;
}

/** Those who sell on the day of as-of. */
export const sellersOf = (frame: Frame): Promise<Seller[]> =>
  frame.once('sellers', async () => {
    const read = await sql<Seller>`
      select e.id, e.name, e.role, e.functions, h.id as "headId", h.name as head, h.role as "headRole"
      from (${salesPeople(frame)}) e left join employee h on h.id = e.head_id order by e.id`.execute(frame.database.sql);
    return read.rows;
  });

export interface Span {
  readonly id: number;
  readonly name: string;
  /** Direct reports that sell. */
  readonly reports: number;
}

/** Each head of people who sell, with how many. */
export async function spansOf(frame: Frame): Promise<Span[]> {
  const spans = new Map<number, Span>();
  for (const { headId, head } of await sellersOf(frame)) {
    if (headId !== null && head !== null) spans.set(headId, { id: headId, name: head, reports: (spans.get(headId)?.reports ?? 0) + 1 });
  }
  return [...spans.values()];
}
