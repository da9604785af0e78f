import type { ClientBase } from 'pg';
import { groupCards, type JoinDecision } from '#core/identity/group-cards.ts';
import type { EntitySource, SourceCard } from './entity-source.ts';

interface Mention {
  readonly id: number;
  readonly text: string;
  readonly previous: number | null;
  readonly makes: boolean;
}

/** Every text that files which are not undone mention the entity by. */
export async function readMentions(client: ClientBase, { entity, makers }: EntitySource): Promise<Mention[]> {
  const read = await client.query<Mention>(
    `select r.id, r.text, r.${entity}_id as previous, bool_or(l.kind = any($2)) as makes
     from ${entity}_ref r join load_mention m on m.entity = $1 and m.ref_id = r.id join load l on l.id = m.load_id
     group by r.id order by r.id`,
    [entity, makers],
  );
  return read.rows;
}

interface Answer {
  /** A card of the one group that has the sign; null where several groups have it and to choose would be a guess. */
  readonly index: number | null;
}

/** For each sign of cards, the card that answers a mention of it. */
function answersBySign(source: EntitySource, decisions: readonly JoinDecision[]): Map<string, Answer> {
  const groupOf = groupCards(source.cards, source.kinds, decisions);
  const answers = new Map<string, Answer>();
  source.cards.forEach((card, index) => {
    for (const sign of card.signs) {
      const known = answers.get(sign);
      if (known === undefined) answers.set(sign, { index });
      else if (known.index !== null && groupOf[known.index] !== groupOf[index]) answers.set(sign, { index: null });
    }
  });
  return answers;
}

/** Which card each mention means, with the entity it pointed at before. */
export type CardOf = ReadonlyMap<number, { readonly index: number; readonly previous: number | null }>;

/**
 * Finds the card that each mention means by the strongest sign that any card has. Mentions that no card
 * answers become cards of their own, known by their name alone; so do those that several entities could
 * answer, but these are joined to none.
 */
export function matchMentions(source: EntitySource, mentions: readonly Mention[], decisions: readonly JoinDecision[]): { cards: readonly SourceCard[]; cardOf: CardOf } {
  const cards = [...source.cards];
  const answers = answersBySign(source, decisions);
  const made = new Map<string, number>();
  const cardOf = new Map<number, { index: number; previous: number | null }>();
  for (const { id, text, previous, makes } of mentions) {
    const signs = source.signsOf(text);
    const answer = signs.map((sign) => answers.get(sign)).find((found) => found !== undefined);
    const own = signs.at(-1) as string;
    const index = answer?.index ?? made.get(own);
    if (index !== undefined) cardOf.set(id, { index, previous });
    else if (makes) {
      made.set(own, cards.length);
      cardOf.set(id, { index: cards.length, previous });
      const ambiguous = answer?.index === null;
      cards.push({ id: -id, label: own, signs: ambiguous ? [] : [own], identity: null, previous, turn: 0, fields: source.fieldsOfMention(text, id) });
    }
  }
  return { cards, cardOf };
}
