import { share } from '../../shared/share.ts';

/** What was counted: how many of the sample succeeded. */
export interface Count {
  readonly successes: number;
  readonly sample: number;
}

/**
 * z of the difference of two shares, first minus second: the difference ÷ √(p(1−p)(1/n₁ + 1/n₂))
 * with p the share of both together. |z| ≥ 1.96 is significant at 5 %. `null` when a sample is
 * empty or both shares are all or nothing, for then there is no spread to measure by.
 */
export function twoProportionZ(first: Count, second: Count): number | null {
  const firstShare = share(first.successes, first.sample);
  const secondShare = share(second.successes, second.sample);
  if (firstShare === null || secondShare === null) return null;
  const pooled = (first.successes + second.successes) / (first.sample + second.sample);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.sample + 1 / second.sample));
  return error === 0 ? null : (firstShare - secondShare) / error;
}
