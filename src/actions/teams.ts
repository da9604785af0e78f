import type { Transaction } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { settleChange } from '#store/loads/settle-change.ts';
import { addTeam, findTeam, findTeamNamed, isPartOf, removeTeam, renameTeam, setTeamParent, type Team } from '#store/people/teams.ts';
import type { Tables } from '#store/tables.ts';
import { authorise } from './authorise.ts';
import { checkName } from './check-person.ts';

async function seen(transaction: Transaction<Tables>, viewer: Viewer, id: number, today: Day): Promise<Team> {
  const team = await findTeam(transaction, viewer, id, today);
  if (team === undefined) throw new Problem('not-found');
  return team;
}

async function checkParent(transaction: Transaction<Tables>, viewer: Viewer, team: number | null, parentId: number | null, today: Day): Promise<void> {
  if (parentId === null) return;
  if ((await findTeam(transaction, viewer, parentId, today)) === undefined) throw new Problem('team-unknown');
  if (team !== null && (await isPartOf(transaction, parentId, team))) throw new Problem('team-cycle');
}

async function checkFree(transaction: Transaction<Tables>, name: string, own: number | null): Promise<void> {
  const found = await findTeamNamed(transaction, name);
  if (found !== undefined && found !== own) throw new Problem('team-name-taken', { name });
}

/** Makes a team that no file names. `team-name-taken`, `team-unknown` for a parent that is not there. */
export async function createTeam(database: Database, viewer: Viewer, request: { name: string; parentId: number | null }, today: Day): Promise<Team> {
  authorise(viewer, 'employees', 'edit');
  const name = checkName(request.name);
  return database.sql.transaction().execute(async (transaction) => {
    await checkFree(transaction, name, null);
    await checkParent(transaction, viewer, null, request.parentId, today);
    const id = await addTeam(transaction, name, request.parentId);
    await record(transaction, viewer, { action: 'add-team', subjectType: 'team', subjectId: id, details: { name, parentId: request.parentId } });
    return seen(transaction, viewer, id, today);
  });
}

/** Renames a team (files may go on using the old name) or makes it part of another. `team-name-taken`, `team-cycle`. */
export async function changeTeamSettings(database: Database, viewer: Viewer, id: number, request: { name?: string | undefined; parentId?: number | null | undefined }, today: Day): Promise<void> {
  authorise(viewer, 'employees', 'edit');
  const name = request.name === undefined ? undefined : checkName(request.name);
  await settleChange(database, async (transaction) => {
    const before = await seen(transaction, viewer, id, today);
    if (name !== undefined && name !== before.name) {
      await checkFree(transaction, name, id);
      await renameTeam(transaction, before, name, viewer.userId);
    }
    if (request.parentId !== undefined) {
      await checkParent(transaction, viewer, id, request.parentId, today);
      await setTeamParent(transaction, id, request.parentId);
    }
    const details = { before: { name: before.name, parentId: before.parentId }, changed: request };
    await record(transaction, viewer, { action: 'change-team-settings', subjectType: 'team', subjectId: id, details });
    return ['employees'];
  });
}

/** Removes a team in which nobody is or was; `team-in-use` for any other. */
export async function deleteTeam(database: Database, viewer: Viewer, id: number, today: Day): Promise<void> {
  authorise(viewer, 'employees', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    const team = await seen(transaction, viewer, id, today);
    if (!team.empty) throw new Problem('team-in-use', { name: team.name });
    await removeTeam(transaction, id);
    await record(transaction, viewer, { action: 'remove-team', subjectType: 'team', subjectId: id, details: { name: team.name } });
  });
}
