import type { SignalId } from './vocabulary.ts';

/** What a rep can put in order alone: signals over the own deals. */
export const hygieneSignals: readonly SignalId[] = ['S3.1', 'S3.2', 'S1.5', 'S1.6', 'S1.9'];
