import { rankValues } from './ranks.ts';

export interface MannWhitney {
  /** Pairs in which the first group's value is the greater one, a tie counting half. */
  readonly u: number;
  /** Share of such pairs: 0.5 is no difference, 1 means every first is above every second. */
  readonly superiority: number;
  /** Normal deviate of u, corrected for ties; |z| ≥ 1.96 is significant at 5 %. `null` when all values are equal. */
  readonly z: number | null;
}

/**
 * Mann–Whitney: are the values of the first group generally greater than those of the second?
 * Needs no normal distribution, so it suits sums and durations. z = (u − n₁n₂/2) ÷
 * √(n₁n₂/12 · (n + 1 − Σ(t³ − t)/(n(n − 1)))), without continuity correction; trust it from about
 * eight values a group. `null` when a group is empty.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney | null {
  const pairs = first.length * second.length;
  if (pairs === 0) return null;
  const { ranks, ties } = rankValues([...first, ...second]);
  let sum = 0;
  for (let index = 0; index < first.length; index += 1) sum += ranks[index] ?? 0;
  const u = sum - (first.length * (first.length + 1)) / 2;
  const total = first.length + second.length;
  const spread = (pairs / 12) * (total + 1 - ties / (total * (total - 1)));
  return { u, superiority: u / pairs, z: spread <= 0 ? null : (u - pairs / 2) / Math.sqrt(spread) };
}
