import { implement } from '@orpc/server';
import { repeatWork, stopWork } from '#actions/works.ts';
import type { SystemContext } from '../works.ts';
import { systemContract } from './contract.ts';
import { showSystem } from './views.ts';

const route = implement(systemContract).$context<SystemContext>();
const done = { done: true } as const;

export const systemRoutes = route.router({
  state: route.state.handler(({ context }) => showSystem(context)),
  stopWork: route.stopWork.handler(async ({ context, input }) => {
    await stopWork(context.database, context.viewer, input.name, context.works.stop);
    return done;
  }),
  repeatWork: route.repeatWork.handler(async ({ context, input }) => {
    await repeatWork(context.database, context.viewer, input.name, context.works.again);
    return done;
  }),
});
