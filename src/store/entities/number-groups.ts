import type { ClientBase } from 'pg';
import type { SourceCard } from './entity-source.ts';

/** A group keeps the lowest number that any of its members had before and no larger group took; the rest get new ones. */
export async function numberGroups(client: ClientBase, entity: string, groups: ReadonlyMap<number, readonly SourceCard[]>): Promise<Map<number, number>> {
  const taken = new Set<number>();
  const numbers = new Map<number, number>();
  const nameless: number[] = [];
  const bySize = [...groups].sort(([, a], [, b]) => b.length - a.length);
  for (const [group, cards] of bySize) {
    const before = cards.flatMap((card) => card.previous ?? []).sort((a, b) => a - b);
    const free = before.find((id) => !taken.has(id));
    if (free === undefined) nameless.push(group);
    else {
      taken.add(free);
      numbers.set(group, free);
    }
  }
  const made = await client.query<{ id: number }>(`insert into ${entity} (name) select '' from generate_series(1, $1) returning id`, [nameless.length]);
  nameless.sort((a, b) => a - b).forEach((group, index) => numbers.set(group, made.rows[index]?.id as number));
  return numbers;
}

/** Points rows at their entity where they pointed elsewhere: the row's id, its entity now, its entity before. */
export async function writePointers(client: ClientBase, table: string, column: string, pairs: readonly (readonly [id: number, now: number | null, before: number | null])[]): Promise<void> {
  const changed = pairs.filter(([, now, before]) => now !== before);
  if (changed.length === 0) return;
  await client.query(
    `update ${table} t set ${column} = p.entity from (select unnest($1::bigint[]) as id, unnest($2::int[]) as entity) p where t.id = p.id`,
    [changed.map(([id]) => id), changed.map(([, now]) => now)],
  );
}
