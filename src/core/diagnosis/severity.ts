import type { Bound } from './vocabulary.ts';

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** From 0 at `good` to 1 at `bad`, linear between; a step where the two are equal. */
function between(value: number, good: number, bad: number): number {
  if (good === bad) return value === good ? 0 : 1;
  return clamp((value - good) / (bad - good));
}

function ofRange(value: number, [low, high]: readonly [number, number], [below, above]: readonly [number | null, number | null]): number {
  if (value >= low && value <= high) return 0;
  const bad = value < low ? below : above;
  return bad === null ? 0 : between(value, value < low ? low : high, bad);
}

/** 1.96: where a change is significant at five per cent. */
const significant = 1.96;

/**
 * How bad a value is: 0 at or inside good, 1 at or beyond bad, linear between (section 0.6). Null where the
 * bound is not judged.
 */
export function severityOf(value: number, bound: Bound): number | null {
  switch (bound.kind) {
    case 'at-most':
      return value <= bound.good ? 0 : value >= bound.bad ? 1 : between(value, bound.good, bound.bad);
    case 'at-least':
      return value >= bound.good ? 0 : value <= bound.bad ? 1 : between(value, bound.good, bound.bad);
    case 'range':
      return ofRange(value, bound.good, bound.bad);
    case 'yes-no':
      return clamp(bound.good === 'yes' ? 1 - value : value);
    case 'trend':
      return clamp((bound.better === 'more' ? -value : value) / significant);
    case 'info':
      return null;
  }
}
