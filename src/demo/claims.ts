import type { Claim } from './planted.ts';

/** The mistake is there, and these signals show it; those listed as good stay good all the same. */
export const planted = (past: readonly string[], good: readonly string[] = []): Claim => ({ standing: 'planted', past, good });

/** The mistake is not there, as these signals show. */
export const notPlanted = (good: readonly string[]): Claim => ({ standing: 'not-planted', past: [], good });

/** Files of the kinds that come in say nothing about it. */
export const undecidable: Claim = { standing: 'undecidable', past: [], good: [] };
