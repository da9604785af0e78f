/** Good and bad of a signal as the sections print them; a range is good between two values. */
interface Bound {
  readonly good: number | readonly [number, number];
  /** Bad: beyond this one; for a range, below the first or beyond the second. */
  readonly bad: number | readonly [number, number];
}

const bounds: Readonly<Record<string, Bound>> = {
  'S1.2': { good: 0, bad: 1 }, 'S1.3': { good: 0, bad: 0.5 }, 'S1.4': { good: 0.1, bad: 0.4 }, 'S1.5': { good: 0.15, bad: 0.3 },
  'S1.6': { good: 0.1, bad: 0.3 }, 'S1.7': { good: 0.95, bad: 0.8 }, 'S1.9': { good: 0.02, bad: 0.1 }, 'S1.10': { good: 0, bad: 1 },
  'S1.11': { good: 1.5, bad: 2.5 },
  'S2.1': { good: 0, bad: 1 }, 'S2.8': { good: 0, bad: -0.05 }, 'S2.9': { good: 0.05, bad: 0.2 },
  'S3.1': { good: 0.02, bad: 0.1 }, 'S3.2': { good: 0.05, bad: 0.2 }, 'S3.3': { good: 0.02, bad: 0.1 }, 'S3.4': { good: 0.15, bad: 0.4 },
  'S3.5': { good: 0.1, bad: 0.4 }, 'S3.9': { good: 0.02, bad: 0.08 }, 'S3.12': { good: 0.3, bad: 0.6 },
  'S4.1': { good: [3, 6], bad: [2, 7] }, 'S4.2': { good: 0, bad: 1 }, 'S4.3': { good: 0.2, bad: 0.5 }, 'S4.6': { good: 0.05, bad: 0.15 },
  'S5.1': { good: 3, bad: 2 }, 'S5.2': { good: 0.55, bad: 0.7 }, 'S5.3': { good: 3, bad: 1 }, 'S5.4': { good: 1.3, bad: 2 },
  'S5.5': { good: 0, bad: 1 }, 'S5.7': { good: 60, bad: 120 },
  'S6.5': { good: 0.25, bad: 0.12 }, 'S6.6a': { good: 30, bad: 90 }, 'S6.6b': { good: 90, bad: 180 },
  'S8.1': { good: 1, bad: 0 }, 'S8.2': { good: 0.2, bad: 0.5 }, 'S8.3': { good: 0.95, bad: 0.8 }, 'S8.4': { good: 0.9, bad: 0.6 },
  'S8.5': { good: 0.9, bad: 0.89 }, 'S8.7': { good: 0.3, bad: 0.1 }, 'S8.8a': { good: 5, bad: 30 }, 'S8.8b': { good: 0.1, bad: 0.4 },
  'S9.1': { good: 1, bad: 0 }, 'S9.2': { good: 0.9, bad: 0.3 }, 'S9.7': { good: 1, bad: 0.85 }, 'S9.8': { good: 1, bad: 1.5 },
  'S10.5': { good: 0.1, bad: 0.25 },
  'S11.2': { good: -0.6, bad: -1.96 }, 'S11.10': { good: 0.8, bad: 0.3 },
  'S12.6': { good: 0.8, bad: 0.5 }, 'S13.6': { good: 0, bad: -1.96 }, 'S13.7': { good: 0.1, bad: 0.4 },
  'S18.1': { good: 0.95, bad: 0.5 }, 'S18.2': { good: 0.9, bad: 0.5 }, 'S18.10': { good: 0.05, bad: 0.2 },
  'S19.5': { good: 0.6, bad: 0.4 }, 'S20.1': { good: 1, bad: 0.999 }, 'S20.9': { good: [0.4, 0.8], bad: [0.2, 0.95] },
  'S22.4': { good: 0.9, bad: 0.3 },
  'S23.1': { good: 0.85, bad: 0.65 }, 'S23.2': { good: 1.3, bad: 2 }, 'S23.3': { good: 0.15, bad: 0.35 }, 'S23.4': { good: 5, bad: 2 },
  'S24.1': { good: 0.3, bad: 0.1 }, 'S24.2': { good: 2, bad: 1 }, 'S24.3': { good: 0.15, bad: 0.35 }, 'S24.4': { good: 0.2, bad: 0.5 },
  'S24.5': { good: 0.9, bad: 0.4 }, 'S25.2': { good: 0.4, bad: 0.1 }, 'S26.6a': { good: 1, bad: 0 },
  'S28.1': { good: 0.9, bad: 0.4 }, 'S28.5': { good: 3, bad: 2 }, 'S28.6': { good: 0.1, bad: 0.3 }, 'S28.7': { good: 0.15, bad: 0.35 },
};

/** 0 at good, 1 at bad, linear between; `NaN` for a value that is none. Throws for a signal without a bound. */
export function severityOf(signal: string, value: number): number {
  const bound = bounds[signal];
  if (!bound) throw new RangeError(`no bound for ${signal}`);
  const { good, bad } = bound;
  if (typeof good === 'number' && typeof bad === 'number') return clamp((value - good) / (bad - good));
  if (typeof good === 'number' || typeof bad === 'number') throw new RangeError(`half a range for ${signal}`);
  return value < good[0] ? clamp((good[0] - value) / (good[0] - bad[0])) : clamp((value - good[1]) / (bad[1] - good[1]));
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
