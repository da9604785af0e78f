import { implement } from '@orpc/server';
import { addEmployee, changeEmployee, changeTeam, putBackEmployee } from '#actions/employees.ts';
import { changeTeamSettings, createTeam, deleteTeam } from '#actions/teams.ts';
import { Problem } from '#core/shared/problem.ts';
import { findEmployee, listEmployees } from '#store/people/employees.ts';
import { listTeams } from '#store/people/teams.ts';
import type { RequestContext } from '../context.ts';
import { employeesContract } from './contract.ts';
import { readCard, readTeam, showEmployee, showTeam, todayOf } from './views.ts';

const route = implement(employeesContract).$context<RequestContext>();

export const employeesRoutes = route.router({
  list: route.list.handler(async ({ context, input }) => {
    const { rows, total } = await listEmployees(context.database.sql, context.viewer, { ...input, today: todayOf(context) });
    return { rows: rows.map(showEmployee), total };
  }),
  read: route.read.handler(({ context, input }) => readCard(context, input.id)),
  add: route.add.handler(async ({ context, input }) => {
    const id = await addEmployee(context.database, context.viewer, input);
    const employee = await findEmployee(context.database.sql, context.viewer, id);
    if (employee === undefined) throw new Problem('not-found');
    return showEmployee(employee);
  }),
  change: route.change.handler(async ({ context, input: { id, ...changed } }) => showEmployee(await changeEmployee(context.database, context.viewer, id, changed))),
  changeTeam: route.changeTeam.handler(async ({ context, input: { id, ...change } }) =>
    showEmployee(await changeTeam(context.database, context.viewer, id, { ...change, today: todayOf(context) })),
  ),
  putBack: route.putBack.handler(async ({ context, input }) => showEmployee(await putBackEmployee(context.database, context.viewer, input.id, input.fields))),
  listTeams: route.listTeams.handler(async ({ context, input }) => {
    const { rows, total } = await listTeams(context.database.sql, context.viewer, { ...input, today: todayOf(context) });
    return { rows: rows.map(showTeam), total };
  }),
  addTeam: route.addTeam.handler(async ({ context, input }) => showTeam(await createTeam(context.database, context.viewer, input, todayOf(context)))),
  changeTeamSettings: route.changeTeamSettings.handler(async ({ context, input: { id, ...changed } }) => {
    await changeTeamSettings(context.database, context.viewer, id, changed, todayOf(context));
    return readTeam(context, id);
  }),
  removeTeam: route.removeTeam.handler(async ({ context, input }) => {
    await deleteTeam(context.database, context.viewer, input.id, todayOf(context));
    return { done: true } as const;
  }),
});
