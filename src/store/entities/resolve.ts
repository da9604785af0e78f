import type { ClientBase } from 'pg';
import { groupCards, type JoinDecision } from '#core/identity/group-cards.ts';
import type { Entity, EntitySource, SourceCard } from './entity-source.ts';
import { matchMentions, readMentions } from './mentions.ts';
import { numberGroups, writePointers } from './number-groups.ts';

/** An entity made of cards and mentions, the newest card last. */
export interface Resolved {
  readonly id: number;
  readonly cards: readonly SourceCard[];
  readonly fields: Readonly<Record<string, unknown>>;
}

export async function readDecisions(client: Pick<ClientBase, 'query'>, entity: Entity): Promise<JoinDecision[]> {
  const read = await client.query<JoinDecision>('select a, b, same from join_decision where entity = $1 order by decided_at, a, b', [entity]);
  return read.rows;
}

const byAge = (a: SourceCard, b: SourceCard): number => a.turn - b.turn || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id - b.id);

/** Of each field, the newest value that is not empty. */
export function mergeFields(cards: readonly SourceCard[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const card of [...cards].sort(byAge)) {
    for (const [field, value] of Object.entries(card.fields)) {
      if (value !== null && value !== undefined) merged[field] = value;
      else merged[field] ??= null;
    }
  }
  return merged;
}

/**
 * Decides anew which cards and mentions are one and the same, keeps the numbers that entities had, and
 * points every card and every mention at its entity. Mentions that only wait point at nothing.
 */
export async function resolveEntity(client: ClientBase, source: EntitySource): Promise<readonly Resolved[]> {
  const { entity } = source;
  const decisions = await readDecisions(client, entity);
  const { cards, cardOf } = matchMentions(source, await readMentions(client, source), decisions);
  const groupOf = groupCards(cards, source.kinds, decisions);
  const groups = Map.groupBy(cards.keys(), (index) => groupOf[index] as number);
  const members = new Map([...groups].map(([group, indexes]) => [group, indexes.map((index) => cards[index] as SourceCard)]));
  const numbers = await numberGroups(client, entity, members);
  const numberOf = (index: number): number => numbers.get(groupOf[index] as number) as number;
  await writePointers(client, `${entity}_card`, `${entity}_id`, source.cards.map((card, index) => [card.id, numberOf(index), card.previous]));
  await client.query(`update ${entity}_ref set ${entity}_id = null where ${entity}_id is not null and id <> all($1)`, [[...cardOf.keys()]]);
  await writePointers(client, `${entity}_ref`, `${entity}_id`, [...cardOf].map(([ref, { index, previous }]) => [ref, numberOf(index), previous]));
  return [...members].map(([group, list]) => ({
    id: numbers.get(group) as number,
    cards: list.filter((card) => card.id > 0).sort(byAge),
    fields: mergeFields(list),
  }));
}
