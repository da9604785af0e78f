/**
 * Which cards of files speak of one and the same customer, product or employee.
 *
 * Cards are joined by the strongest thing they share: code, INN, phone, e-mail, then the exact
 * normalised name. Two cards with different INNs are never joined by a weaker sign, since those are
 * two legal entities; nor are cards that a person told apart. The groups do not depend on the order of
 * the cards.
 */
export interface Card {
  readonly id: number;
  /** How a person's decision names this card: its code, else the next strongest sign it has. */
  readonly label: string;
  /** At most one sign a kind, such as `code:17`, `inn:7701234567`, `name:ромашка`. */
  readonly signs: readonly string[];
  /** Cards whose identities differ are never joined by a sign: the INN of a customer. */
  readonly identity: string | null;
}

/** What a person said of two cards: the same, or not. */
export interface JoinDecision {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

/** Whom a person told each label apart from. */
function apartFrom(decisions: readonly JoinDecision[]): ReadonlyMap<string, ReadonlySet<string>> {
  const apart = new Map<string, Set<string>>();
  const note = (label: string, other: string): void => void apart.set(label, (apart.get(label) ?? new Set()).add(other));
  for (const { a, b, same } of decisions) {
    if (same) continue;
    note(a, b);
    note(b, a);
  }
  return apart;
}

interface Group {
  /** By which the group is put in order, whatever the order of its cards. */
  firstLabel: string;
  readonly identities: Set<string>;
  /** Those of its labels that a person told apart from others. */
  readonly marked: Set<string>;
}

class Groups {
  readonly #parent: number[];
  readonly #groups: Group[];
  readonly #apart: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(cards: readonly Card[], decisions: readonly JoinDecision[]) {
    this.#apart = apartFrom(decisions);
    this.#parent = cards.map((_, index) => index);
    this.#groups = cards.map(({ label, identity }) => ({
      firstLabel: label,
      identities: new Set(identity === null ? [] : [identity]),
      marked: new Set(this.#apart.has(label) ? [label] : []),
    }));
  }

  rootOf(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    this.#parent[index] = root;
    return root;
  }

  groupOf(root: number): Group {
    return this.#groups[root] as Group;
  }

  /** Joins two groups unless a person told cards of theirs apart; says whether they are one now. */
  join(left: number, right: number): boolean {
    const a = this.rootOf(left);
    const b = this.rootOf(right);
    if (a === b) return true;
    const [keep, give] = [this.groupOf(Math.min(a, b)), this.groupOf(Math.max(a, b))];
    if ([...keep.marked].some((label) => [...give.marked].some((other) => this.#apart.get(label)?.has(other)))) return false;
    this.#parent[Math.max(a, b)] = Math.min(a, b);
    if (give.firstLabel < keep.firstLabel) keep.firstLabel = give.firstLabel;
    for (const identity of give.identities) keep.identities.add(identity);
    for (const label of give.marked) keep.marked.add(label);
    return true;
  }
}

const share = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((identity) => b.has(identity));

/**
 * Groups that share a sign, in sets of which each is to be joined. Where their identities contradict one
 * another, those of one identity belong together, and those of none only among themselves: to whom they
 * belong would be a guess.
 */
function joinable(groups: Groups, roots: readonly number[], certain: boolean): readonly (readonly number[])[] {
  const identitiesOf = (root: number): ReadonlySet<string> => groups.groupOf(root).identities;
  const [first, ...others] = roots.filter((root) => identitiesOf(root).size > 0);
  const agree = first === undefined || others.every((root) => share(identitiesOf(first), identitiesOf(root)));
  if (certain || agree) return [roots];
  return [...Map.groupBy(roots, (root) => [...identitiesOf(root)].sort()[0] ?? null).values()];
}

/** Joins each group to the first that it may be joined to. */
function joinAll(groups: Groups, roots: readonly number[]): void {
  const heads: number[] = [];
  for (const root of roots) if (!heads.some((head) => groups.join(head, root))) heads.push(root);
}

/** The cards of each sign of a kind that more than one has, by the sign in order. */
function sharedSigns(cards: readonly Card[], kind: string): readonly (readonly number[])[] {
  const bearers = new Map<string, number[]>();
  cards.forEach((card, index) => {
    const sign = card.signs.find((candidate) => candidate.startsWith(`${kind}:`));
    if (sign === undefined) return;
    const known = bearers.get(sign);
    if (known === undefined) bearers.set(sign, [index]);
    else known.push(index);
  });
  return [...bearers].filter(([, indexes]) => indexes.length > 1).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, indexes]) => indexes);
}

function joinByDecision(cards: readonly Card[], decisions: readonly JoinDecision[], groups: Groups): void {
  const byLabel = new Map<string, number[]>();
  cards.forEach((card, index) => byLabel.set(card.label, [...(byLabel.get(card.label) ?? []), index]));
  for (const { a, b, same } of decisions) {
    if (!same) continue;
    for (const left of byLabel.get(a) ?? []) for (const right of byLabel.get(b) ?? []) groups.join(left, right);
  }
}

/**
 * For each card, in the order given, the number of its group: the index of the group's first card.
 * `kinds` are the kinds of signs from the strongest to the weakest; the first of them is certain.
 */
export function groupCards(cards: readonly Card[], kinds: readonly string[], decisions: readonly JoinDecision[]): number[] {
  const groups = new Groups(cards, decisions);
  kinds.forEach((kind, strength) => {
    for (const indexes of sharedSigns(cards, kind)) {
      const roots = [...new Set(indexes.map((index) => groups.rootOf(index)))];
      const ordered = roots.sort((a, b) => (groups.groupOf(a).firstLabel < groups.groupOf(b).firstLabel ? -1 : 1));
      for (const set of joinable(groups, ordered, strength === 0)) joinAll(groups, set);
    }
  });
  joinByDecision(cards, decisions, groups);
  return cards.map((_, index) => groups.rootOf(index));
}
