import type { Statement } from './claims.ts';
import { firstHalf } from './planted-first-half.ts';
import { secondHalf } from './planted-second-half.ts';

/**
 * Which of the thirty mistakes the generated companies make, signal by signal.
 *
 * - `planted`: the verdict must be *present*.
 * - `not-planted`: the verdict must not be *present*.
 * - `undecidable`: the files hold nothing to judge by; the verdict must not be *present* either.
 *
 * It holds for any seed and any as-of with a Russian calendar; for the demonstration company from
 * scale 0.5 up, for the healthy one from scale 1 up (below it its people have half-empty days).
 * Signals in between, and those that hang on a few rows, are left out on purpose. The tests hold the
 * claims against figures measured from the rows alone.
 */
export const statements: readonly Statement[] = [...firstHalf, ...secondHalf];
