/**
 * Which cards of files speak of one and the same customer, product or employee.
 *
 * Cards are joined by the strongest thing they share: code, INN, phone, e-mail, then the exact
 * normalised name. Two cards with different INNs are never joined by a weaker sign, since those are
 * two legal entities; nor are cards that a person told apart.
 */
export interface Card {
  readonly id: number;
  /** How a person's decision names this card: its code, else its INN, else its name. */
  readonly label: string;
  /** At most one sign a kind, such as `code:17`, `inn:7701234567`, `name:ромашка`. */
  readonly signs: readonly string[];
  /** Cards whose identities differ are never joined by a sign: the INN of a customer. */
  readonly identity: string | null;
}

export interface JoinDecision {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

class Groups {
  readonly #parent: number[];
  readonly #identities: Set<string>[];

  constructor(cards: readonly Card[]) {
    this.#parent = cards.map((_, index) => index);
    this.#identities = cards.map((card) => new Set(card.identity === null ? [] : [card.identity]));
  }

  rootOf(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    this.#parent[index] = root;
    return root;
  }

  identitiesOf(root: number): ReadonlySet<string> {
    return this.#identities[root] as Set<string>;
  }

  join(a: number, b: number): void {
    const [keep, give] = a < b ? [a, b] : [b, a];
    this.#parent[give] = keep;
    for (const identity of this.identitiesOf(give)) (this.#identities[keep] as Set<string>).add(identity);
  }
}

const contradict = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((identity) => !b.has(identity));

const pairKey = (a: string, b: string): string => (a < b ? `${a}\u0001${b}` : `${b}\u0001${a}`);

/** Two labels of cards told apart, wherever their groups have come to meet. */
function toldApart(labels: ReadonlyMap<number, Set<string>>, apart: ReadonlySet<string>, a: number, b: number): boolean {
  if (apart.size === 0) return false;
  for (const left of labels.get(a) ?? []) for (const right of labels.get(b) ?? []) if (apart.has(pairKey(left, right))) return true;
  return false;
}

/**
 * For each card, in the order given, the number of its group: the index of the group's first card.
 * `kinds` are the kinds of signs from the strongest to the weakest.
 */
export function groupCards(
  cards: readonly Card[],
  kinds: readonly string[],
  decisions: readonly JoinDecision[],
): number[] {
  const groups = new Groups(cards);
  const labels = new Map(cards.map((card, index) => [index, new Set([card.label])]));
  const apart = new Set(decisions.filter((d) => !d.same).map((d) => pairKey(d.a, d.b)));
  const tryJoin = (left: number, right: number, certain: boolean): void => {
    const a = groups.rootOf(left);
    const b = groups.rootOf(right);
    if (a === b || toldApart(labels, apart, a, b)) return;
    if (!certain && contradict(groups.identitiesOf(a), groups.identitiesOf(b))) return;
    groups.join(a, b);
    const [keep, give] = a < b ? [a, b] : [b, a];
    for (const label of labels.get(give) ?? []) labels.get(keep)?.add(label);
  };
  joinBySigns(cards, kinds, tryJoin);
  joinByDecision(cards, decisions, tryJoin);
  return cards.map((_, index) => groups.rootOf(index));
}

type Join = (left: number, right: number, certain: boolean) => void;

function joinBySigns(cards: readonly Card[], kinds: readonly string[], join: Join): void {
  for (const kind of kinds) {
    const first = new Map<string, number>();
    cards.forEach((card, index) => {
      const sign = card.signs.find((candidate) => candidate.startsWith(`${kind}:`));
      if (sign === undefined) return;
      const seen = first.get(sign);
      if (seen === undefined) first.set(sign, index);
      else join(seen, index, kind === 'code');
    });
  }
}

function joinByDecision(cards: readonly Card[], decisions: readonly JoinDecision[], join: Join): void {
  const byLabel = new Map<string, number>();
  cards.forEach((card, index) => byLabel.set(card.label, index));
  for (const decision of decisions) {
    const left = byLabel.get(decision.a);
    const right = byLabel.get(decision.b);
    if (decision.same && left !== undefined && right !== undefined) join(left, right, true);
  }
}

/**
 * Names that differ by spelling alone ("GTXPro" and "GTX Pro"): the pairs to propose for joining, since
 * joining them without a person would be a guess. `compact` strips all but letters and digits.
 */
export function proposeJoins(
  names: readonly string[],
  decisions: readonly JoinDecision[],
  compact: (name: string) => string,
): readonly (readonly [string, string])[] {
  const decided = new Set(decisions.map((d) => pairKey(d.a, d.b)));
  const bySpelling = new Map<string, string[]>();
  for (const name of names) {
    const key = compact(name);
    if (key === '') continue;
    const alike = bySpelling.get(key);
    if (alike === undefined) bySpelling.set(key, [name]);
    else alike.push(name);
  }
  const pairs: (readonly [string, string])[] = [];
  for (const alike of bySpelling.values()) {
    const [first, ...others] = [...new Set(alike)].sort();
    if (first === undefined) continue;
    for (const other of others) if (!decided.has(pairKey(first, other))) pairs.push([first, other]);
  }
  return pairs;
}
