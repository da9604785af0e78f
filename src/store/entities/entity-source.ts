import type { Card } from '#core/identity/group-cards.ts';

export type Entity = 'customer' | 'product' | 'employee';

/** A card as a file gave it, with the entity it belonged to before and the fields it knows. */
export interface SourceCard extends Card {
  readonly previous: number | null;
  /** The newest turn of the loads that brought it; 0 for a mere mention. */
  readonly turn: number;
  readonly fields: Readonly<Record<string, unknown>>;
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

/* What a person entered ranks above every file. */
const rank = 'l.turn + case when l.by_hand then 1000000000 else 0 end';

/** SQL for a card's `turn`: of the loads that brought the unit `c`, the newest. */
export const newestTurn = `greatest(
  (select ${rank} from load l where l.id = c.load_id),
  (select max(${rank}) from assertion a join load l on l.id = a.load_id where a.unit_id = c.id), 0)`;
