import { join } from 'node:path';
import { implement } from '@orpc/server';
import { changeOrganisation } from '#actions/organisation.ts';
import { dayOf } from '#core/shared/zone.ts';
import { enterDemoFiles } from '#intake/demo-files.ts';
import type { RequestContext } from '../context.ts';
import { demoContract } from './contract.ts';

const route = implement(demoContract).$context<RequestContext>();

export const demoRoutes = route.router({
  load: route.load.handler(async ({ context, input }) => {
    const { database, viewer, organisation, now, jobs, dataFolder } = context;
    const asOf = dayOf(now, organisation.timeZone);
    const files = await enterDemoFiles(database, viewer, join(dataFolder, 'demo'), { seed: input.seed, scale: 1, asOf });
    if (organisation.name === null) await changeOrganisation(database, viewer, { name: 'ООО «Опора-Крепёж»' });
    for (const { loadId } of files) await jobs.load(loadId);
    return { loadIds: files.map(({ loadId }) => loadId) };
  }),
});
