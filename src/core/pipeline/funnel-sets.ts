/**
 * Which deals stand behind a number of the funnel as a whole: those it is over, won, lost, still open of a
 * cohort, open as of now, what the average order stands on and what it lacks, of unknown stage, left out.
 */
export const dealSets = [
  'all', 'won', 'lost', 'open', 'open-now', 'with-amount', 'without-amount', 'without-creation', 'stage-unknown', 'left-out',
] as const;

/**
 * The same of one stage. `reached`, `lost-at` and `open-at` go by the furthest stage of the funnel's deals,
 * `open-in` by where open deals stand now, the rest by the presences that began in the period.
 */
export const stageSets = ['reached', 'lost-at', 'open-at', 'open-in', 'entered', 'advanced', 'lost-here', 'back', 'handed', 'still-there'] as const;

export const funnelSets = [...dealSets, ...stageSets] as const;
export type FunnelSet = (typeof funnelSets)[number];

/** Whether a set of deals is told by the presences in a stage that began in the period. */
export function isByVisits(set: FunnelSet): boolean {
  return ['entered', 'advanced', 'lost-here', 'back', 'handed', 'still-there'].includes(set);
}
