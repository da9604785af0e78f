import type { Verdict } from '#core/diagnosis/judge.ts';
import type { Api } from '#web/api.ts';
import type { Verdict as Shape } from '#web/ui/verdict.tsx';

export type MapAnswer = Awaited<ReturnType<Api['diagnosis']['map']>>;
export type LeafOf = MapAnswer['mistakes'][number];
export type MistakeAnswer = Awaited<ReturnType<Api['diagnosis']['mistake']>>;
export type SignalOf = MistakeAnswer['signals'][number];
export type BoundOf = SignalOf['bound'];
export type RepairOf = NonNullable<MistakeAnswer['repair']>;
export type RepairAnswer = Awaited<ReturnType<Api['diagnosis']['repair']>>;
export type OutcomeOf = RepairAnswer['outcomes'][number];
export type HistoryAnswer = Awaited<ReturnType<Api['diagnosis']['history']>>;

/** The kit's shape of a verdict. */
export const shapeOf: Readonly<Record<Verdict, Shape>> = { 'present': 'present', 'risk': 'risk', 'absent': 'absent', 'too-little-data': 'few', 'no-data': 'none' };

/** In the order in which verdicts are counted and sorted. */
export const verdictOrder: readonly Verdict[] = ['present', 'risk', 'absent', 'too-little-data', 'no-data'];
