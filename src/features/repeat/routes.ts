import { implement } from '@orpc/server';
import type { RequestContext } from '../context.ts';
import { repeatContract } from './contract.ts';
import { showRepeatCustomers } from './customers.ts';
import { exportRepeat } from './export.ts';
import { showRepeat } from './views.ts';

const route = implement(repeatContract).$context<RequestContext>();

export const repeatRoutes = route.router({
  report: route.report.handler(({ context, input }) => showRepeat(context, input)),
  customers: route.customers.handler(({ context, input }) => showRepeatCustomers(context, input)),
  export: route.export.handler(({ context, input }) => exportRepeat(context, input)),
});
