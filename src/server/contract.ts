import { abcxyzContract } from '#features/abcxyz/contract.ts';
import { auditContract } from '#features/audit/contract.ts';
import { funnelContract } from '#features/funnel/contract.ts';
import { demoContract } from '#features/demo/contract.ts';
import { metricsContract } from '#features/metrics/contract.ts';
import { intakeContract } from '#features/intake/contract.ts';
import { organisationContract } from '#features/organisation/contract.ts';
import { repeatContract } from '#features/repeat/contract.ts';
import { silenceContract } from '#features/silence/contract.ts';
import { planContract } from '#features/plan/contract.ts';
import { sessionContract } from '#features/session/contract.ts';
import { usersContract } from '#features/users/contract.ts';

/** Everything the API offers: server, client and document are made from this. One line a capability. */
export const contract = {
  session: sessionContract,
  demo: demoContract,
  metrics: metricsContract,
  funnel: funnelContract,
  repeat: repeatContract,
  silence: silenceContract,
  abcxyz: abcxyzContract,
  plan: planContract,
  organisation: organisationContract,
  users: usersContract,
  audit: auditContract,
  intake: intakeContract,
};
