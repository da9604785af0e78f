import { abcxyzRoutes } from '#features/abcxyz/routes.ts';
import { analysisUseRoutes } from '#features/analysis-use/routes.ts';
import { auditRoutes } from '#features/audit/routes.ts';
import { backupRoutes } from '#features/backup/routes.ts';
import { funnelRoutes } from '#features/funnel/routes.ts';
import { diagnosisRoutes } from '#features/diagnosis/routes.ts';
import { diagnosisReportRoutes } from '#features/diagnosis-report/routes.ts';
import { demoRoutes } from '#features/demo/routes.ts';
import { metricsRoutes } from '#features/metrics/routes.ts';
import { healthRoutes } from '#features/health/routes.ts';
import { intakeRoutes } from '#features/intake/routes.ts';
import { organisationRoutes } from '#features/organisation/routes.ts';
import { repeatRoutes } from '#features/repeat/routes.ts';
import { silenceRoutes } from '#features/silence/routes.ts';
import { planRoutes } from '#features/plan/routes.ts';
import { surveyRoutes } from '#features/survey/routes.ts';
import { systemRoutes } from '#features/system/routes.ts';
import { sessionRoutes } from '#features/session/routes.ts';
import { employeesRoutes } from '#features/employees/routes.ts';
import { stagesRoutes } from '#features/stages/routes.ts';
import { calendarRoutes } from '#features/calendar/routes.ts';
import { ratesRoutes } from '#features/rates/routes.ts';
import { usersRoutes } from '#features/users/routes.ts';

/** What answers each route of the contract. One line a capability. */
export const routes = {
  session: sessionRoutes,
  survey: surveyRoutes,
  demo: demoRoutes,
  metrics: metricsRoutes,
  diagnosis: diagnosisRoutes,
  diagnosisReport: diagnosisReportRoutes,
  funnel: funnelRoutes,
  repeat: repeatRoutes,
  silence: silenceRoutes,
  abcxyz: abcxyzRoutes,
  analysisUse: analysisUseRoutes,
  plan: planRoutes,
  organisation: organisationRoutes,
  employees: employeesRoutes,
  stages: stagesRoutes,
  calendar: calendarRoutes,
  rates: ratesRoutes,
  users: usersRoutes,
  audit: auditRoutes,
  backup: backupRoutes,
  system: systemRoutes,
  intake: intakeRoutes,
  health: healthRoutes,
};
