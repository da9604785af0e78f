/** Complementary error function, relative error below 1.2e-7: the Chebyshev fit of Numerical Recipes. */
function erfc(x: number): number {
  const t = 1 / (1 + Math.abs(x) / 2);
  const terms = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
  const sum = terms.reduceRight((value, term) => term + t * value, 0);
  const tail = t * Math.exp(-x * x + sum);
  return x >= 0 ? tail : 2 - tail;
}

/** The share of a normal distribution below z. */
export const normalBelow = (z: number): number => erfc(-z / Math.SQRT2) / 2;

/** The z below which a share `p` of a normal distribution lies, by halving; p within (0, 1). */
export function normalQuantile(p: number): number {
  let [low, high] = [-40, 40];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The lowest of several z, corrected for having looked at so many (Šidák): of ten people somebody is always the
 * lowest, and without the correction one department in five would have an offender by chance alone. A single z
 * stays as it is. Null where there is none.
 */
export function worstOfMany(zs: readonly number[]): number | null {
  if (zs.length === 0) return null;
  const worst = Math.min(...zs);
  if (zs.length === 1) return worst;
  const byChance = -Math.expm1(zs.length * Math.log1p(-normalBelow(worst)));
  return byChance >= 1 ? 0 : Math.min(0, normalQuantile(byChance));
}
