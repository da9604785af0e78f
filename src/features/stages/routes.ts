import { implement } from '@orpc/server';
import { changeStages, markPipeline, putBackStages } from '#actions/stages.ts';
import type { RequestContext } from '../context.ts';
import { stagesContract } from './contract.ts';
import { previewStages, readPipelines, readSettings } from './views.ts';

const route = implement(stagesContract).$context<RequestContext>();

export const stagesRoutes = route.router({
  pipelines: route.pipelines.handler(({ context }) => readPipelines(context)),
  read: route.read.handler(({ context, input }) => readSettings(context, input.id)),
  mark: route.mark.handler(async ({ context, input }) => {
    await markPipeline(context.database, context.viewer, input.id, input.forNewCustomers);
    return readSettings(context, input.id);
  }),
  preview: route.preview.handler(({ context, input }) => previewStages(context, input.id, input.stages)),
  change: route.change.handler(async ({ context, input }) => {
    await changeStages(context.database, context.viewer, input.id, input.stages);
    return readSettings(context, input.id);
  }),
  putBack: route.putBack.handler(async ({ context, input }) => {
    await putBackStages(context.database, context.viewer, input.id, input.stage);
    return readSettings(context, input.id);
  }),
});
