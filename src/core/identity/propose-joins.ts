import { compactKey } from '../files/normalise.ts';
import type { JoinDecision } from './group-cards.ts';

/** A name that stands for one entity, with the label decisions know it by. */
export interface NamedEntity {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  /** Two that have one each, and not the same, are two: an INN, an article. */
  readonly identity: string | null;
}

export interface Proposal {
  readonly a: NamedEntity;
  readonly b: NamedEntity;
}

/* Latin letters that a Russian keyboard's owner types without seeing the difference. */
const lookalikes: Readonly<Record<string, string>> = { a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' };

/**
 * What is left of a name when its spelling is taken away: case, ё, spaces, punctuation, and Latin letters
 * inside Russian words. `GTXPro` and `GTX Pro` meet here.
 */
export function spellingKey(name: string): string {
  const letters = compactKey(name);
  return /\p{Script=Cyrillic}/u.test(letters) ? letters.replace(/[a-z]/g, (letter) => lookalikes[letter] ?? letter) : letters;
}

const isDecided = (decisions: ReadonlySet<string>, a: string, b: string): boolean => decisions.has(`${a}\u0001${b}`) || decisions.has(`${b}\u0001${a}`);

/**
 * Entities whose names differ by spelling alone: the pairs to propose for joining, since joining them without
 * a person would be a guess. Of several alike each is proposed to the first by name. `bare` strips from a name
 * what may differ besides, as a legal form.
 */
export function proposeJoins(entities: readonly NamedEntity[], decisions: readonly JoinDecision[], bare: (name: string) => string): readonly Proposal[] {
  const decided = new Set(decisions.map(({ a, b }) => `${a}\u0001${b}`));
  const alike = Map.groupBy(entities, (entity) => spellingKey(bare(entity.name)));
  alike.delete('');
  return [...alike.values()].flatMap((group) => {
    const [first, ...others] = [...group].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id));
    if (first === undefined) return [];
    return others
      .filter((other) => first.identity === null || other.identity === null || first.identity === other.identity)
      .filter((other) => !isDecided(decided, first.label, other.label))
      .map((other) => ({ a: first, b: other }));
  });
}
