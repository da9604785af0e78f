/** Arithmetic mean; `null` over nothing. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function squares(values: readonly number[], middle: number): number {
  let sum = 0;
  for (const value of values) sum += (value - middle) ** 2;
  return sum;
}

/** Population σ: the root of the mean squared distance from the mean (divides by n). Ours by default. */
export function populationDeviation(values: readonly number[]): number | null {
  const middle = mean(values);
  return middle === null ? null : Math.sqrt(squares(values, middle) / values.length);
}

/** Sample σ (divides by n − 1), for those who compare with sources that use it; `null` below two values. */
export function sampleDeviation(values: readonly number[]): number | null {
  const middle = mean(values);
  return middle === null || values.length < 2 ? null : Math.sqrt(squares(values, middle) / (values.length - 1));
}

/**
 * Coefficient of variation: σ ÷ mean, population σ. `null` when the mean is not above zero, for
 * then the ratio means nothing.
 */
export function variation(values: readonly number[]): number | null {
  const middle = mean(values);
  const deviation = populationDeviation(values);
  return middle === null || deviation === null || middle <= 0 ? null : deviation / middle;
}
