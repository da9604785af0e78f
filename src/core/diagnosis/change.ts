import type { JudgedSignal, Judgement, Verdict } from './judge.ts';

/** What a finding stands on, each by a word that changes with it. */
export interface GroundWords {
  readonly facts: string;
  readonly bounds: string;
  readonly answers: string;
  readonly formulas: string;
}

export type Cause = keyof GroundWords | 'time';

/** How a mistake differs from an earlier finding of it. */
export interface MistakeChange {
  readonly before: Verdict;
  readonly now: Verdict;
  /** Change of the score; null where either is not there. */
  readonly score: number | null;
  /** What lies under both that is not the same: data, a bound, an answer, a formula; else only time passed. */
  readonly causes: readonly Cause[];
  /** The signals whose severity moved most. */
  readonly signals: readonly { readonly id: string; readonly before: number | null; readonly now: number | null }[];
}

const causes: readonly (keyof GroundWords)[] = ['facts', 'bounds', 'answers', 'formulas'];

function movedSignals(before: readonly JudgedSignal[], now: readonly JudgedSignal[]): MistakeChange['signals'] {
  const earlier = new Map(before.map((signal) => [signal.id, signal.severity]));
  return now
    .map(({ id, severity }) => ({ id, before: earlier.get(id) ?? null, now: severity }))
    .filter((signal) => signal.before !== signal.now)
    .toSorted((a, b) => Math.abs((b.now ?? 0) - (b.before ?? 0)) - Math.abs((a.now ?? 0) - (a.before ?? 0)))
    .slice(0, 3);
}

/** Null where nothing changed. */
export function changeOf(before: Judgement, now: Judgement, earlier: GroundWords, present: GroundWords): MistakeChange | null {
  const signals = movedSignals(before.signals, now.signals);
  if (before.verdict === now.verdict && before.score === now.score && signals.length === 0) return null;
  const score = before.score === null || now.score === null ? null : now.score - before.score;
  const moved: Cause[] = causes.filter((part) => earlier[part] !== present[part]);
  return { before: before.verdict, now: now.verdict, score, causes: moved.length === 0 ? ['time'] : moved, signals };
}
