import type { EmployeeField } from '#core/people/employee.ts';
import { mayDo } from '#core/people/rights.ts';
import { Problem } from '#core/shared/problem.ts';
import { dayOf } from '#core/shared/zone.ts';
import { isTeamField } from '#store/entities/teams.ts';
import { readFileFields, readReports, readTeamSpans } from '#store/people/employee-history.ts';
import { findEmployee, listEmployeeEdits, type Employee } from '#store/people/employees.ts';
import { findTeam } from '#store/people/teams.ts';
import type { RequestContext } from '../context.ts';

/** The organisation's day now. */
export function todayOf({ now, organisation }: RequestContext): string {
  return dayOf(now, organisation.timeZone);
}

export function showEmployee({ functions, ...employee }: Employee) {
  return { ...employee, functions: functions === null ? null : [...functions] };
}

/** One employee with what a person changed beside the files; who may not edit learns nothing of that. */
export async function readCard({ database, viewer }: RequestContext, id: number) {
  const employee = await findEmployee(database.sql, viewer, id);
  if (employee === undefined) throw new Problem('not-found');
  const [teams, reports] = await Promise.all([readTeamSpans(database.sql, viewer, id), readReports(database.sql, viewer, id)]);
  const edits = mayDo(viewer, 'employees', 'edit') ? await readChanges({ database, employee }) : [];
  return { employee: showEmployee(employee), edits, teams, reports };
}

async function readChanges({ database, employee }: Pick<RequestContext, 'database'> & { readonly employee: Employee }) {
  const [edits, files] = await Promise.all([listEmployeeEdits(database.sql, employee), readFileFields(database.sql, employee.id)]);
  const latest = new Map<EmployeeField, (typeof edits)[number]>();
  for (const edit of edits) latest.set(isTeamField(edit.field) ? 'team' : (edit.field as EmployeeField), edit);
  return [...latest].map(([field, { editedBy, editedAt }]) => {
    const value = files[field];
    return { field, fileValue: typeof value === 'string' || value === null ? value : [...value], editedBy, editedAt: editedAt.toISOString() };
  });
}

export async function readTeam(context: RequestContext, id: number) {
  const team = await findTeam(context.database.sql, context.viewer, id, todayOf(context));
  if (team === undefined) throw new Problem('not-found');
  return showTeam(team);
}

export function showTeam<Team extends { readonly fileNames: readonly string[] }>(team: Team) {
  return { ...team, fileNames: [...team.fileNames] };
}
