import { implement } from '@orpc/server';
import type { RequestContext } from '../context.ts';
import { metricsContract } from './contract.ts';
import { listMetrics, readMetric } from './views.ts';

const route = implement(metricsContract).$context<RequestContext>();

export const metricsRoutes = route.router({
  list: route.list.handler(({ context }) => listMetrics(context.viewer)),
  compute: route.compute.handler(({ context, input }) => readMetric(context, input)),
});
