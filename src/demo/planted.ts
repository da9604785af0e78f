import { firstHalf } from './planted-first-half.ts';
import { secondHalf } from './planted-second-half.ts';
import type { Profile } from './profile.ts';

/** Whether the company makes a mistake, and whether its files can tell. */
export type Standing = 'planted' | 'not-planted' | 'undecidable';

/** What the makers say of one company and one mistake. */
export interface Claim {
  readonly standing: Standing;
  /** Signals expected at or beyond their bad bound. */
  readonly past: readonly string[];
  /** Signals expected at their good bound or close to it: severity below 0.3. */
  readonly good: readonly string[];
}

/** What the makers say of one of the thirty. Why: in both languages, of the demonstration company. */
export interface Statement extends Readonly<Record<Profile, Claim>> {
  readonly mistake: number;
  readonly why: { readonly ru: string; readonly en: string };
}

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
