import type { SignalId } from '#core/diagnosis/vocabulary.ts';

/**
 * Signals that this version computes otherwise than a released one did, by that version. Each stands here because its
 * formula was changed on purpose (its `formulaVersion` was raised) or a fault was mended; every other must agree to the last digit.
 */
export const changedSince: Readonly<Record<string, readonly SignalId[]>> = {
  '0.1.0': [],
};
