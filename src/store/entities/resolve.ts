import type { ClientBase } from 'pg';
import { groupCards, type Card, type JoinDecision } from '#core/identity/group-cards.ts';

export type Entity = 'customer' | 'product' | 'employee';

/** A card as a file gave it, with the entity it belonged to before and the fields it knows. */
export interface SourceCard extends Card {
  readonly previous: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Mention {
  readonly id: number;
  readonly text: string;
  readonly previous: number | null;
  readonly makes: boolean;
}

/** How one kind of entity is recognised: its cards, the kinds of signs, and what a mere mention may match. */
export interface EntitySource {
  readonly entity: Entity;
  readonly kinds: readonly string[];
  readonly cards: readonly SourceCard[];
  /** Kinds of files whose mention of an unknown name makes an entity; others wait. */
  readonly makers: readonly string[];
  /** The signs a mention may match, from the strongest; the last is by name and groups mere mentions. */
  readonly signsOf: (text: string) => readonly string[];
  readonly fieldsOfMention: (text: string, id: number) => Readonly<Record<string, unknown>>;
}

/** An entity made of cards and mentions, the newest card last. */
export interface Resolved {
  readonly id: number;
  readonly cards: readonly SourceCard[];
  readonly fields: Readonly<Record<string, unknown>>;
}

async function readMentions(client: ClientBase, source: EntitySource): Promise<Mention[]> {
  const { entity } = source;
  const read = await client.query<Mention>(
    `select r.id, r.text, r.${entity}_id as previous,
            bool_or(l.kind = any($2)) as makes
     from ${entity}_ref r join load_mention m on m.entity = $1 and m.ref_id = r.id join load l on l.id = m.load_id
     group by r.id order by r.id`,
    [entity, source.makers],
  );
  return read.rows;
}

export async function readDecisions(client: Pick<ClientBase, 'query'>, entity: Entity): Promise<JoinDecision[]> {
  const read = await client.query<JoinDecision>('select a, b, same from join_decision where entity = $1 order by decided_at', [entity]);
  return read.rows;
}

/** Mentions that no card answers become cards of their own, known by their name alone. */
function matchMentions(source: EntitySource, mentions: readonly Mention[]): { cards: SourceCard[]; cardOf: Map<number, number> } {
  const cards = [...source.cards];
  const bySign = new Map<string, number>();
  for (const kind of source.kinds) {
    cards.forEach((card, index) => {
      const sign = card.signs.find((candidate) => candidate.startsWith(`${kind}:`));
      if (sign !== undefined && !bySign.has(sign)) bySign.set(sign, index);
    });
  }
  const cardOf = new Map<number, number>();
  for (const mention of mentions) {
    const signs = source.signsOf(mention.text);
    const known = signs.map((sign) => bySign.get(sign)).find((index) => index !== undefined);
    if (known !== undefined) {
      cardOf.set(mention.id, known);
      continue;
    }
    if (!mention.makes) continue;
    const own = signs.at(-1) as string;
    bySign.set(own, cards.length);
    cardOf.set(mention.id, cards.length);
    cards.push({ id: -mention.id, label: own, signs: [own], identity: null, previous: mention.previous, fields: source.fieldsOfMention(mention.text, mention.id) });
  }
  return { cards, cardOf };
}

/** A group keeps the lowest number that any of its members had before; the rest get new ones. */
async function numberGroups(client: ClientBase, entity: Entity, groups: ReadonlyMap<number, readonly SourceCard[]>): Promise<Map<number, number>> {
  const taken = new Set<number>();
  const numbers = new Map<number, number>();
  const nameless: number[] = [];
  for (const [group, cards] of groups) {
    const before = cards.flatMap((card) => card.previous ?? []).sort((a, b) => a - b);
    const free = before.find((id) => !taken.has(id));
    if (free === undefined) nameless.push(group);
    else {
      taken.add(free);
      numbers.set(group, free);
    }
  }
  const made = await client.query<{ id: number }>(
    `insert into ${entity} (name) select '' from generate_series(1, $1) returning id`,
    [nameless.length],
  );
  nameless.forEach((group, index) => numbers.set(group, made.rows[index]?.id as number));
  return numbers;
}

/** Of each field, the newest value that is not empty. */
function mergeFields(cards: readonly SourceCard[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const card of [...cards].sort((a, b) => a.id - b.id)) {
    for (const [field, value] of Object.entries(card.fields)) {
      if (value !== null && value !== undefined) merged[field] = value;
      else merged[field] ??= null;
    }
  }
  return merged;
}

async function writePointers(client: ClientBase, table: string, column: string, pairs: readonly (readonly [number, number | null])[]): Promise<void> {
  if (pairs.length === 0) return;
  await client.query(
    `update ${table} t set ${column} = p.entity
     from (select unnest($1::bigint[]) as id, unnest($2::int[]) as entity) p
     where t.id = p.id and t.${column} is distinct from p.entity`,
    [pairs.map(([id]) => id), pairs.map(([, entity]) => entity)],
  );
}

/**
 * Decides anew which cards and mentions are one and the same, keeps the numbers that entities had, and
 * points every card and every mention at its entity. Mentions that only wait point at nothing.
 */
export async function resolveEntity(client: ClientBase, source: EntitySource): Promise<readonly Resolved[]> {
  const { entity } = source;
  const mentions = await readMentions(client, source);
  const { cards, cardOf } = matchMentions(source, mentions);
  const groupOf = groupCards(cards, source.kinds, await readDecisions(client, entity));
  const groups = new Map<number, SourceCard[]>();
  cards.forEach((card, index) => {
    const group = groupOf[index] as number;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [card]);
    else members.push(card);
  });
  const numbers = await numberGroups(client, entity, groups);
  const numberOf = (index: number): number => numbers.get(groupOf[index] as number) as number;
  await writePointers(client, `${entity}_card`, `${entity}_id`, source.cards.map((card, index) => [card.id, numberOf(index)]));
  await client.query(`update ${entity}_ref set ${entity}_id = null where ${entity}_id is not null and id <> all($1)`, [[...cardOf.keys()]]);
  await writePointers(client, `${entity}_ref`, `${entity}_id`, [...cardOf].map(([ref, index]) => [ref, numberOf(index)]));
  return [...groups].map(([group, members]) => ({
    id: numbers.get(group) as number,
    cards: members.filter((card) => card.id > 0),
    fields: mergeFields(members),
  }));
}
