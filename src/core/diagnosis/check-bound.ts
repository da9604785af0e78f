import type { Bound } from './vocabulary.ts';

/** Whether a bound may stand in place of a built-in one: of the same kind, good and bad the same way round. */
export function checkBound(bound: Bound, builtIn: Bound): boolean {
  if (bound.kind === 'at-most' && builtIn.kind === 'at-most') return bound.good <= bound.bad;
  if (bound.kind === 'at-least' && builtIn.kind === 'at-least') return bound.good >= bound.bad;
  if (bound.kind !== 'range' || builtIn.kind !== 'range') return false;
  const [low, high] = bound.good;
  const [below, above] = bound.bad;
  return low <= high && (below === null) === (builtIn.bad[0] === null) && (above === null) === (builtIn.bad[1] === null) && (below ?? low) <= low && (above ?? high) >= high;
}
