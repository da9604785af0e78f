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
 * It holds for any seed and as-of at scale 1 and above. At half of it the same mistakes are planted,
 * but samples shrink: S1.11 finds few reps with thirty closed deals, and the healthy company's people
 * have half-empty days (6). Signals in between, and those that hang on a few rows, are left out on purpose. The tests hold the
 * claims against figures measured from the rows alone.
 */
export const statements: readonly Statement[] = [...firstHalf, ...secondHalf];
