import { sql } from 'kysely';
import { twoProportionZ } from '#core/metrics/statistics/two-proportion.ts';
import type { Sql } from '../../facts/context.ts';
import type { Frame } from '../frame.ts';
import { lossSays } from '../loss-reasons.ts';
import { closedPast, pipelinePlaces } from '../reached-stages.ts';
import type { SectionReaders } from '../reader.ts';
import { lossesPast } from '../losses-past.ts';
import { readByRep, type RepStanding, weakestRep } from '../weakest-rep.ts';

/** Deals closed in 90 days past the needs stage, and whether each reached the presentation; null without both stages, one after the other. */
async function fromNeeds(frame: Frame): Promise<Sql | null> {
  const [past, known] = [await closedPast(frame, 'needs'), await pipelinePlaces(frame, 'presentation')];
  if (past === null || known === null) return null;
  return sql`
    select f.employee_id, f.outcome = 'won' or f.furthest >= p.place as passed from (${past}) f
    join unnest(${known.pipelines}::int[], ${known.places}::int[]) p(pipeline_id, place) on p.pipeline_id = f.pipeline_id and p.place > f.place`;
}

interface Passing {
  readonly reached: number;
  readonly passed: number;
}

/** Each rep's share of deals that go on, against the others together. */
export function standingsOfShares(reps: readonly (Passing & { readonly id: number; readonly name: string | null })[]): RepStanding[] {
  const all = reps.reduce((sum, { reached, passed }) => ({ reached: sum.reached + reached, passed: sum.passed + passed }), { reached: 0, passed: 0 });
  return reps.flatMap(({ id, name, reached, passed }) => {
    const z = twoProportionZ({ successes: passed, sample: reached }, { successes: all.passed - passed, sample: all.reached - reached });
    return z === null ? [] : [{ id, name, figure: passed / reached, z }];
  });
}

/** Reached and passed of each rep; null where the stages are not there. */
const standings = async (frame: Frame): Promise<RepStanding[] | null> => {
  const deals = await fromNeeds(frame);
  if (deals === null) return null;
  return standingsOfShares(await readByRep<Passing>(frame, deals, sql`count(*)::int as reached, count(*) filter (where x.passed)::int as passed`));
};

/** Section 14: forming the need. */
export const needFormingSignals: SectionReaders = {
  'S14.6': weakestRep((frame) => frame.once('needs to presentation', () => standings(frame)), 'more'),
  'S14.7': lossesPast('presentation', lossSays('no-need')),
};
