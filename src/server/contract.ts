import { abcxyzContract } from '#features/abcxyz/contract.ts';
import { analysisUseContract } from '#features/analysis-use/contract.ts';
import { auditContract } from '#features/audit/contract.ts';
import { backupContract } from '#features/backup/contract.ts';
import { funnelContract } from '#features/funnel/contract.ts';
import { diagnosisContract } from '#features/diagnosis/contract.ts';
import { diagnosisReportContract } from '#features/diagnosis-report/contract.ts';
import { demoContract } from '#features/demo/contract.ts';
import { metricsContract } from '#features/metrics/contract.ts';
import { healthContract } from '#features/health/contract.ts';
import { intakeContract } from '#features/intake/contract.ts';
import { organisationContract } from '#features/organisation/contract.ts';
import { repeatContract } from '#features/repeat/contract.ts';
import { silenceContract } from '#features/silence/contract.ts';
import { planContract } from '#features/plan/contract.ts';
import { surveyContract } from '#features/survey/contract.ts';
import { systemContract } from '#features/system/contract.ts';
import { sessionContract } from '#features/session/contract.ts';
import { employeesContract } from '#features/employees/contract.ts';
import { stagesContract } from '#features/stages/contract.ts';
import { calendarContract } from '#features/calendar/contract.ts';
import { ratesContract } from '#features/rates/contract.ts';
import { usersContract } from '#features/users/contract.ts';

/** Everything the API offers: server, client and document are made from this. One line a capability. */
export const contract = {
  session: sessionContract,
  survey: surveyContract,
  demo: demoContract,
  metrics: metricsContract,
  diagnosis: diagnosisContract,
  diagnosisReport: diagnosisReportContract,
  funnel: funnelContract,
  repeat: repeatContract,
  silence: silenceContract,
  abcxyz: abcxyzContract,
  analysisUse: analysisUseContract,
  plan: planContract,
  organisation: organisationContract,
  employees: employeesContract,
  stages: stagesContract,
  calendar: calendarContract,
  rates: ratesContract,
  users: usersContract,
  audit: auditContract,
  backup: backupContract,
  system: systemContract,
  intake: intakeContract,
  health: healthContract,
};
