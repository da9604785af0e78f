import { implement } from '@orpc/server';
import { openAnalysis } from '#actions/analyses.ts';
import { addDays } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import { listUses } from '#store/analysis-use.ts';
import type { RequestContext } from '../context.ts';
import { analysisUseContract } from './contract.ts';

const route = implement(analysisUseContract).$context<RequestContext>();

/** For so many days back uses are listed. */
const listedDays = 90;

export const analysisUseRoutes = route.router({
  opened: route.opened.handler(async ({ context, input }) => {
    await openAnalysis(context.database, context.viewer, input.analysis, context.now);
    return { done: true } as const;
  }),
  uses: route.uses.handler(async ({ context: { database, viewer, organisation, now } }) => {
    return { uses: await listUses(database.sql, viewer, addDays(dayOf(now, organisation.timeZone), -listedDays)) };
  }),
});
