import { sql } from 'kysely';
import type { Sql } from '../../facts/context.ts';
import { furthestPlace } from '../../facts/furthest-stage.ts';
import { analysisAge } from '../analysis-uses.ts';
import { closedDealRows } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { lossSays } from '../loss-reasons.ts';
import { type SectionReaders, share } from '../reader.ts';
import { fruitlessMeetings } from './02-target-audience-meetings.ts';
import { migration } from './02-target-audience-regulars.ts';
import { timeOnSmall } from './02-target-audience-time.ts';

/** Lost deals whose furthest stage is known: those found not to be a target customer when three open stages lay behind them. */
export const lateRefusals = (frame: Frame): Sql =>
  closedDealRows(frame, frame.span('last-90-days'), {
    join: sql`cross join lateral (select ${furthestPlace(frame.context)} as place) far
      cross join lateral (select count(*)::int as behind from stage s where s.pipeline_id = f.pipeline_id and s.kind = 'open' and s.position < far.place) b`,
    where: sql`f.outcome = 'lost' and far.place is not null`,
    figure: sql`b.behind + 1`,
    hit: sql`b.behind >= 3 and ${lossSays('not-target')}`,
  });

/** Section 2: the target audience. */
export const targetAudienceSignals: SectionReaders = {
  'S2.1': fruitlessMeetings,
  'S2.6': analysisAge('S2.6'),
  'S2.7': timeOnSmall,
  'S2.8': migration,
  'S2.9': share('last-90-days', lateRefusals),
};
