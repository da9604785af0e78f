/** How many inputs of each kind were answered how. */
export class Tally {
  readonly #counts = new Map<string, Map<string, number>>();

  add(kind: string, answer: string, times = 1): void {
    const ofKind = this.#counts.get(kind) ?? new Map<string, number>();
    this.#counts.set(kind, ofKind.set(answer, (ofKind.get(answer) ?? 0) + times));
  }

  total(): number {
    return [...this.#counts.values()].flatMap((answers) => [...answers.values()]).reduce((sum, count) => sum + count, 0);
  }

  /** One line a kind: how many, and how they were answered, the commonest first. */
  lines(): readonly string[] {
    const byCount = (answers: ReadonlyMap<string, number>): string =>
      [...answers].toSorted(([, one], [, other]) => other - one).map(([answer, count]) => `${answer} ${count}`).join(', ');
    return [...this.#counts].map(([kind, answers]) => `${kind}: ${[...answers.values()].reduce((sum, count) => sum + count, 0)} (${byCount(answers)})`);
  }
}
