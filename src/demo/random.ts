/**
 * Seeded randomness of the demonstration company: sfc32 (Doty-Humphrey's small fast chaotic
 * generator, 128 bits of state), seeded through splitmix32. Not for secrets.
 *
 * Every entity draws from a stream of its own, named by a label and its numbers, so a row is the
 * same whatever was drawn before it and in whatever order kinds are read.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 1;

  constructor(seed: number) {
    let state = seed >>> 0;
    const word = (): number => {
      state = (state + 0x9e3779b9) | 0;
      return mix(state);
    };
    this.a = word();
    this.b = word();
    this.c = word();
    for (let round = 0; round < 8; round += 1) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** Whole number in [low, high], both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  /** Position drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let rest = this.next() * total;
    for (const [position, weight] of weights.entries()) {
      rest -= weight;
      if (rest < 0) return position;
    }
    return weights.length - 1;
  }

  /** Standard normal (Box and Muller, one of the pair). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Log-normal by its median and the deviation of its logarithm. */
  skewed(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }
}

/** The stream of one entity: the same seed, label and numbers give the same stream. */
export const randomOf = (seed: number, label: string, ...numbers: readonly number[]): Random =>
  new Random(hash(seed, label, numbers));

/**
 * Position of `index` in a shuffle of [0, size), in constant memory: a Feistel network over the next
 * power of four, walked until it falls inside. Gives exact shares without holding a list.
 */
export function shuffledPosition(seed: number, label: string, index: number, size: number): number {
  const bits = Math.max(1, Math.ceil(Math.ceil(Math.log2(Math.max(2, size))) / 2));
  const mask = (1 << bits) - 1;
  const key = hash(seed, label, []);
  let value = index;
  do {
    let left = value >>> bits;
    let right = value & mask;
    for (let round = 0; round < 4; round += 1) {
      const swapped = left ^ (mix((key + Math.imul(right + 1, 0x85ebca6b) + round * 0x27d4eb2f) | 0) & mask);
      left = right;
      right = swapped;
    }
    value = (left << bits) | right;
  } while (value >= size);
  return value;
}

function hash(seed: number, label: string, numbers: readonly number[]): number {
  let state = mix(seed ^ 0x811c9dc5);
  for (let at = 0; at < label.length; at += 1) state = Math.imul(state ^ label.charCodeAt(at), 0x01000193);
  for (const number of numbers) state = mix((Math.imul(state, 0x01000193) + number + 0x9e3779b9) | 0);
  return mix(state);
}

/** Avalanche of splitmix32. */
function mix(word: number): number {
  let value = word | 0;
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return (value ^ (value >>> 15)) >>> 0;
}
