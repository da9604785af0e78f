/** A norm of spec: at `good` or better a figure is in order, at `bad` or worse it is not. */
export interface Bound {
  readonly good: number;
  readonly bad: number;
}

/** Rhythm by week over three full months. */
export const rhythmBound: Bound = { good: 0.85, bad: 0.65 };
/** The share of a month that its last five working days bring ÷ their share of the working days. */
export const monthEndBound: Bound = { good: 1.3, bad: 2 };
/** σ of monthly attainment ÷ its mean, over six months. */
export const variationBound: Bound = { good: 0.15, bad: 0.35 };
/** Months at 95 % of the plan or more, of six. */
export const fulfilledBound: Bound = { good: 5, bad: 2 };

/** Fewer events a week than this, and evenness by weeks is chance. */
export const fewestEventsPerWeek = 5;

export type Place = 'good' | 'between' | 'bad';

/** Where a figure stands between its bounds, whichever way is better. */
export function placeOf(value: number, { good, bad }: Bound): Place {
  const sign = good >= bad ? 1 : -1;
  if (sign * (value - good) >= 0) return 'good';
  return sign * (value - bad) <= 0 ? 'bad' : 'between';
}
