import { auditRoutes } from '#features/audit/routes.ts';
import { metricsRoutes } from '#features/metrics/routes.ts';
import { organisationRoutes } from '#features/organisation/routes.ts';
import { sessionRoutes } from '#features/session/routes.ts';
import { usersRoutes } from '#features/users/routes.ts';

/** What answers each route of the contract. One line a capability. */
export const routes = {
  session: sessionRoutes,
  metrics: metricsRoutes,
  organisation: organisationRoutes,
  users: usersRoutes,
  audit: auditRoutes,
};
