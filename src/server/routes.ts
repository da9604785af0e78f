import { abcxyzRoutes } from '#features/abcxyz/routes.ts';
import { auditRoutes } from '#features/audit/routes.ts';
import { funnelRoutes } from '#features/funnel/routes.ts';
import { demoRoutes } from '#features/demo/routes.ts';
import { metricsRoutes } from '#features/metrics/routes.ts';
import { intakeRoutes } from '#features/intake/routes.ts';
import { organisationRoutes } from '#features/organisation/routes.ts';
import { repeatRoutes } from '#features/repeat/routes.ts';
import { silenceRoutes } from '#features/silence/routes.ts';
import { planRoutes } from '#features/plan/routes.ts';
import { sessionRoutes } from '#features/session/routes.ts';
import { usersRoutes } from '#features/users/routes.ts';

/** What answers each route of the contract. One line a capability. */
export const routes = {
  session: sessionRoutes,
  demo: demoRoutes,
  metrics: metricsRoutes,
  funnel: funnelRoutes,
  repeat: repeatRoutes,
  silence: silenceRoutes,
  abcxyz: abcxyzRoutes,
  plan: planRoutes,
  organisation: organisationRoutes,
  users: usersRoutes,
  audit: auditRoutes,
  intake: intakeRoutes,
};
