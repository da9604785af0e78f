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

/** The mistake is there, and these signals show it; those listed as good stay good all the same. */
export const planted = (past: readonly string[], good: readonly string[] = []): Claim => ({ standing: 'planted', past, good });

/** The mistake is not there, as these signals show. */
export const notPlanted = (good: readonly string[]): Claim => ({ standing: 'not-planted', past: [], good });

/** Files of the kinds that come in say nothing about it. */
export const undecidable: Claim = { standing: 'undecidable', past: [], good: [] };
