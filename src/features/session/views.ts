import { rightsOf, seesCost, seesPersonalData } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { defaultAsOf } from '#store/as-of.ts';
import { readSecondFactor } from '#store/second-factor.ts';
import { listSessions } from '#store/sessions.ts';
import { findUser, hasOwner } from '#store/users.ts';
import type { VisitContext } from '../context.ts';

/** What the screens must know before anything else. A stranger learns nothing of the organisation. */
export async function readState(context: VisitContext) {
  const { database, visitor } = context;
  const user = visitor === null ? null : await describeUser(context, visitor);
  return {
    setUpNeeded: user === null && !(await hasOwner(database.sql)),
    mailSetUp: context.sendLetter !== null,
    user,
    organisation: user === null ? null : await describeOrganisation(context),
  };
}

async function describeOrganisation({ database, organisation, now }: VisitContext) {
  const { name, timeZone, currency } = organisation;
  const { instant, newestFact, isStale } = await defaultAsOf(database, new Date(now), timeZone);
  return { name, timeZone, currency, asOf: instant.toISOString(), newestFact, isStale };
}

async function describeUser({ database }: VisitContext, viewer: Viewer) {
  const user = await findUser(database.sql, viewer, viewer.userId ?? '');
  if (user === undefined) return null;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    employeeId: user.employeeId,
    employeeName: user.employeeName,
    rights: rightsOf(viewer),
    secondFactor: await readSecondFactor(database.sql, user.id),
    seesPersonalData: seesPersonalData(viewer),
    seesCost: seesCost(viewer),
  };
}

export async function readSessions({ database, viewer, sessionId, now }: VisitContext) {
  const sessions = await listSessions(database.sql, viewer, new Date(now));
  const rows = sessions.map((session) => ({
    id: session.id,
    current: session.id === sessionId,
    address: session.address,
    device: session.device,
    createdAt: session.createdAt.toISOString(),
    usedAt: session.usedAt.toISOString(),
  }));
  return { rows };
}
