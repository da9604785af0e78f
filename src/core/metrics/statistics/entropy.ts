/**
 * How evenly counts spread over `kinds` possible kinds: Shannon's entropy over its greatest value, ln(kinds);
 * 0 when all is of one kind, 1 when every kind has as many. `null` over nothing, and for fewer than two kinds.
 */
export function evenness(counts: readonly number[], kinds: number): number | null {
  const positive = counts.filter((count) => count > 0);
  const total = positive.reduce((sum, count) => sum + count, 0);
  if (total === 0 || kinds < 2) return null;
  const entropy = positive.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
  return Math.min(1, entropy / Math.log(kinds));
}
