import { implement } from '@orpc/server';
import type { RequestContext } from '../context.ts';
import { funnelContract } from './contract.ts';
import { showDeals } from './deals.ts';
import { exportFunnel } from './export.ts';
import { showBest, showBreakdown } from './groups.ts';
import { showReport } from './views.ts';

const route = implement(funnelContract).$context<RequestContext>();

export const funnelRoutes = route.router({
  report: route.report.handler(({ context, input }) => showReport(context, input)),
  breakdown: route.breakdown.handler(({ context, input }) => showBreakdown(context, input)),
  best: route.best.handler(({ context, input }) => showBest(context, input)),
  rows: route.rows.handler(({ context, input }) => showDeals(context, input)),
  export: route.export.handler(({ context, input }) => exportFunnel(context, input)),
});
