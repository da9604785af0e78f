/** A copy of the values in rising order. */
export function sorted(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * Percentile of values already in rising order, linear between ranks (type 7, as spreadsheets and
 * R do by default): rank (n − 1)·p from zero. `null` over nothing.
 */
export function quantileOfSorted(values: ArrayLike<number>, p: number): number | null {
  const rank = (values.length - 1) * p;
  const below = values[Math.floor(rank)];
  const above = values[Math.ceil(rank)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (rank - Math.floor(rank));
}

/** Percentile, type 7; `p` from 0 to 1. */
export function quantile(values: Iterable<number>, p: number): number | null {
  return quantileOfSorted(sorted(values), p);
}

/** The middle value; the mean of the two middle ones for an even count; `null` over nothing. */
export function median(values: Iterable<number>): number | null {
  return quantile(values, 0.5);
}
