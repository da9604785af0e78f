import { z } from 'zod';
import { standardSilenceBounds, stateOf, type SilenceBounds, type SilenceState } from './silence.ts';

/** The bounds of the states that may be tried out; they must rise. */
export const silenceBoundFields = {
  quietening: z.number().min(0.1).max(50).default(standardSilenceBounds.quietening),
  atRisk: z.number().min(0.1).max(50).default(standardSilenceBounds.atRisk),
  lost: z.number().min(0.1).max(50).default(standardSilenceBounds.lost),
  lostFromDays: z.int().min(0).max(3650).default(standardSilenceBounds.lostFromDays),
};

export type TriedBounds = Omit<SilenceBounds, 'shrinkage'>;

export const boundsRise = ({ quietening, atRisk, lost }: TriedBounds): boolean => quietening < atRisk && atRisk < lost;

export const isStandard = (bounds: TriedBounds): boolean =>
  bounds.quietening === standardSilenceBounds.quietening && bounds.atRisk === standardSilenceBounds.atRisk &&
  bounds.lost === standardSilenceBounds.lost && bounds.lostFromDays === standardSilenceBounds.lostFromDays;

interface Judged {
  readonly ratio: number | null;
  readonly silence: number;
  readonly state: SilenceState | null;
}

/** The state of a customer by other bounds: its rhythm stays what it is. */
export function stateBy({ ratio, silence, state }: Judged, bounds: TriedBounds): SilenceState | null {
  return ratio === null ? state : stateOf(ratio, silence, { ...standardSilenceBounds, ...bounds });
}

export interface BoundsPreview {
  /** Lost by the standard bounds, and by those tried. */
  readonly before: number;
  readonly after: number;
  /** Lost only by the tried bounds, and only by the standard ones. */
  readonly added: number;
  readonly freed: number;
}

/** How many customers would become lost, and cease to be, by other bounds than the standard ones. */
export function previewBounds(customers: readonly Judged[], bounds: TriedBounds): BoundsPreview {
  let [before, after, added, freed] = [0, 0, 0, 0];
  for (const customer of customers) {
    const was = stateBy(customer, standardSilenceBounds) === 'lost';
    const is = stateBy(customer, bounds) === 'lost';
    before += Number(was);
    after += Number(is);
    added += Number(is && !was);
    freed += Number(was && !is);
  }
  return { before, after, added, freed };
}
