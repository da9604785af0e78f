/** A share with its interval; all three are fractions of one. */
export interface ShareInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The normal deviate of a two-sided 95 % interval. */
export const z95 = 1.959963984540054;

/**
 * Wilson score interval of a share: the true shares that would not be surprised by what was seen,
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n). Holds for small samples and for 0 of n.
 * `null` when nothing was counted. Method: E. B. Wilson, 1927.
 */
export function wilsonInterval(successes: number, sample: number, z = z95): ShareInterval | null {
  if (sample <= 0) return null;
  const share = successes / sample;
  const square = (z * z) / sample;
  const middle = share + square / 2;
  const spread = z * Math.sqrt((share * (1 - share)) / sample + square / (4 * sample));
  const scale = 1 + square;
  return {
    share,
    low: successes === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: successes === sample ? 1 : Math.min(1, (middle + spread) / scale),
  };
}
