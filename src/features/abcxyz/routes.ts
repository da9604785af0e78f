import { implement } from '@orpc/server';
import type { RequestContext } from '../context.ts';
import { listClassed, readClasses } from './classes.ts';
import { abcxyzContract } from './contract.ts';
import { exportAbcXyz } from './export.ts';
import { listCustomers, listDays } from './list.ts';
import { readMovement } from './movement.ts';
import { readPortrait } from './portrait.ts';
import { readReport } from './views.ts';

const route = implement(abcxyzContract).$context<RequestContext>();

export const abcxyzRoutes = route.router({
  report: route.report.handler(({ context, input }) => readReport(context, input)),
  customers: route.customers.handler(({ context, input }) => listCustomers(context, input)),
  days: route.days.handler(({ context, input }) => listDays(context, input)),
  movement: route.movement.handler(({ context, input }) => readMovement(context, input)),
  portrait: route.portrait.handler(({ context, input }) => readPortrait(context, input)),
  classes: route.classes.handler(({ context, input }) => readClasses(context, input)),
  classRows: route.classRows.handler(({ context, input }) => listClassed(context, input)),
  export: route.export.handler(({ context, input }) => exportAbcXyz(context, input)),
});
