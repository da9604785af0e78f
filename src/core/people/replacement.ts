import { median } from '../metrics/statistics/quantile.ts';

/** How long a place has stood without a win of a newcomer. */
export interface Replacement {
  /** From the dismissal to the win, or to now while there is none. */
  readonly days: number;
  readonly isOver: boolean;
}

/** Beyond this a place that still waits has waited too long, however long it goes on. */
const tooLong = 120;

/**
 * Median days to replace someone. While a place still waits its days can only grow, so the median is told only
 * where it rests on places that are filled, or is too long already; else `null`. `null` over nothing.
 */
export function replacementDays(replacements: readonly Replacement[]): number | null {
  const middle = median(replacements.map(({ days }) => days));
  if (middle === null || middle >= tooLong) return middle;
  const upper = replacements.toSorted((a, b) => a.days - b.days)[Math.floor(replacements.length / 2)];
  const mayGrow = upper?.isOver === false || replacements.some(({ days, isOver }) => !isOver && days <= middle);
  return mayGrow ? null : middle;
}
