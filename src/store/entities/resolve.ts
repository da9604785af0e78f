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

/** What became of the names by which files mention entities. */
export interface Resolution {
  readonly entities: readonly Resolved[];
  /** Entities that a name was pointed at or away from. */
  readonly moved: ReadonlySet<number>;
  /** Whether a name that meant one entity means another now. */
  readonly repointed: boolean;
}

/** Takes the pointers of names that mean nothing any more; gives what they meant. */
async function dropPointers(client: ClientBase, entity: Entity, kept: readonly number[]): Promise<number[]> {
  const dropped = await client.query<{ meant: number }>(
    `with gone as (select id, ${entity}_id as meant from ${entity}_ref where ${entity}_id is not null and id <> all($1)),
     emptied as (update ${entity}_ref r set ${entity}_id = null from gone where gone.id = r.id)
     select meant from gone`,
    [kept],
  );
  return dropped.rows.map(({ meant }) => meant);
}

/** The pointers that were changed. */
function movesOf(pointers: readonly (readonly [id: number, now: number, before: number | null])[]): { now: number; before: number | null }[] {
  return pointers.flatMap(([, now, before]) => (now === before ? [] : [{ now, before }]));
}

/**
 * Decides anew which cards and mentions are one and the same, keeps the numbers that entities had, and
 * points every card and every mention at its entity. Mentions that only wait point at nothing.
 */
export async function resolveEntity(client: ClientBase, source: EntitySource): Promise<Resolution> {
  const { entity } = source;
  const decisions = await readDecisions(client, entity);
  const { cards, cardOf } = matchMentions(source, await readMentions(client, source), decisions);
  const groupOf = groupCards(cards, source.kinds, decisions);
  const groups = Map.groupBy(cards.keys(), (index) => groupOf[index] as number);
  const members = new Map([...groups].map(([group, indexes]) => [group, indexes.map((index) => cards[index] as SourceCard)]));
  const numbers = await numberGroups(client, entity, members);
  const numberOf = (index: number): number => numbers.get(groupOf[index] as number) as number;
  await writePointers(client, `${entity}_card`, `${entity}_id`, source.cards.map((card, index) => [card.id, numberOf(index), card.previous]));
  const dropped = await dropPointers(client, entity, [...cardOf.keys()]);
  const pointers = [...cardOf].map(([ref, { index, previous }]) => [ref, numberOf(index), previous] as const);
  await writePointers(client, `${entity}_ref`, `${entity}_id`, pointers);
  const moves = movesOf(pointers);
  const entities = [...members].map(([group, list]) => ({
    id: numbers.get(group) as number,
    cards: list.filter((card) => card.id > 0).sort(byAge),
    fields: mergeFields(list),
  }));
  return {
    entities,
    moved: new Set([...dropped, ...moves.flatMap(({ now, before }) => (before === null ? [now] : [now, before]))]),
    repointed: moves.some(({ before }) => before !== null),
  };
}
