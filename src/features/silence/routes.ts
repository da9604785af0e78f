import { implement } from '@orpc/server';
import type { RequestContext } from '../context.ts';
import { silenceContract } from './contract.ts';
import { showSilentCustomer, showSilentCustomers } from './customers.ts';
import { exportSilence } from './export.ts';
import { showSilence } from './views.ts';

const route = implement(silenceContract).$context<RequestContext>();

export const silenceRoutes = route.router({
  report: route.report.handler(({ context, input }) => showSilence(context, input)),
  customers: route.customers.handler(({ context, input }) => showSilentCustomers(context, input)),
  customer: route.customer.handler(({ context, input }) => showSilentCustomer(context, input)),
  export: route.export.handler(({ context, input }) => exportSilence(context, input)),
});
