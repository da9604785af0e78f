/** The memory of one process while inputs come, judged by thirds: what it holds at the end is what it held in the middle. */
export class MemoryLine {
  readonly #count: number;
  readonly #thirds: [number[], number[], number[]] = [[], [], []];

  constructor(count: number) {
    this.#count = count;
  }

  note(done: number, megabytes: number): void {
    const third = Math.min(2, Math.floor((3 * done) / this.#count)) as 0 | 1 | 2;
    this.#thirds[third].push(megabytes);
  }

  words(): string {
    const [start, middle, end] = this.#thirds.map((notes) => Math.round(median(notes)));
    return `memory ${start} MB at the start, ${middle} MB in the middle, ${end} MB at the end`;
  }

  /** Caches fill in the first third; after it the memory may not grow by a half, or by 30 MB where that is more. */
  hasGrown(): boolean {
    const [, middle, end] = this.#thirds.map(median) as [number, number, number];
    return middle > 0 && end > Math.max(middle * 1.5, middle + 30);
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
