import { mean } from './deviation.ts';
import { rankValues } from './ranks.ts';

/**
 * Spearman's rank correlation: the ordinary correlation of ranks (mean ranks for ties), −1 to 1.
 * `null` below three pairs or when one side never changes. Throws when the lengths differ.
 */
export function spearman(first: readonly number[], second: readonly number[]): number | null {
  if (first.length !== second.length) throw new RangeError('Spearman needs pairs');
  if (first.length < 3) return null;
  const a = rankValues(first).ranks;
  const b = rankValues(second).ranks;
  const middle = mean([...a]) ?? 0;
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let index = 0; index < a.length; index += 1) {
    const x = (a[index] ?? 0) - middle;
    const y = (b[index] ?? 0) - middle;
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA === 0 || squaresB === 0 ? null : both / Math.sqrt(squaresA * squaresB);
}
