import type { Verdict } from './judge.ts';
import { repairStepOf } from './repair-order.ts';

/** What is known of a mistake when the next moves are chosen. */
export interface Candidate {
  readonly number: number;
  readonly verdict: Verdict;
  readonly score: number | null;
  readonly coverage: number;
  /** Minor units a month. */
  readonly price: number | null;
  readonly dependsOn: readonly number[];
  readonly isRepaired: boolean;
}

const isThere = ({ verdict }: Candidate): boolean => verdict === 'present' || verdict === 'risk';

/**
 * The mistakes worth repairing first, at most `limit`: present ones before risks, then by the order of repair, so
 * that nothing is built on what is broken; inside a step of that order by price, then by score times coverage.
 * A mistake whose ground (what it depends on) is present itself waits for it.
 */
export function startHere(candidates: readonly Candidate[], limit = 3): readonly Candidate[] {
  const present = new Set(candidates.filter(({ verdict }) => verdict === 'present').map(({ number }) => number));
  const waits = ({ dependsOn }: Candidate): boolean => dependsOn.some((other) => present.has(other));
  const sure = ({ score, coverage }: Candidate): number => (score ?? 0) * coverage;
  const rank = (a: Candidate, b: Candidate): number =>
    Number(b.verdict === 'present') - Number(a.verdict === 'present') ||
    Number(waits(a)) - Number(waits(b)) ||
    repairStepOf(a.number) - repairStepOf(b.number) ||
    (b.price ?? -1) - (a.price ?? -1) ||
    sure(b) - sure(a) ||
    a.number - b.number;
  return candidates.filter(isThere).toSorted(rank).slice(0, limit);
}
