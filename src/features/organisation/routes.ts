import { implement } from '@orpc/server';
import { changeOrganisation } from '#actions/organisation.ts';
import type { RequestContext } from '../context.ts';
import { organisationContract } from './contract.ts';

const route = implement(organisationContract).$context<RequestContext>();

export const organisationRoutes = route.router({
  read: route.read.handler(({ context }) => context.organisation),
  change: route.change.handler(({ context, input }) => changeOrganisation(context.database, context.viewer, input)),
});
