import type { Transaction } from 'kysely';
import type { EmployeeField, EmployeeFunction } from '#core/people/employee.ts';
import type { Role, Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { forgetEdits, writeEdit } from '#store/entities/edits.ts';
import { employeeKey } from '#store/entities/employees.ts';
import { isTeamField, sinceEver, teamField } from '#store/entities/teams.ts';
import { enterRows } from '#store/loads/enter-rows.ts';
import { settleChange } from '#store/loads/settle-change.ts';
import { readFileFields } from '#store/people/employee-history.ts';
import { findEmployee, findEmployeeNamed, listEmployeeEdits, reportsTo, type Employee } from '#store/people/employees.ts';
import { findTeam } from '#store/people/teams.ts';
import type { Tables } from '#store/tables.ts';
import { authorise } from './authorise.ts';
import { checkEmail, checkName } from './check-person.ts';

export interface NewEmployee {
  readonly name: string;
  readonly email: string | null;
  readonly role: Role | null;
  readonly team: string | null;
  readonly headId: number | null;
  readonly functions: readonly EmployeeFunction[];
  readonly hiredAt: Day | null;
}

/** What of an employee may be changed; what is not given stays. */
export interface ChangedEmployee {
  readonly email?: string | null | undefined;
  readonly role?: Role | null | undefined;
  readonly headId?: number | null | undefined;
  readonly functions?: readonly EmployeeFunction[] | null | undefined;
  readonly hiredAt?: Day | null | undefined;
  readonly dismissedAt?: Day | null | undefined;
}

async function seen(transaction: Transaction<Tables>, viewer: Viewer, id: number): Promise<Employee> {
  const employee = await findEmployee(transaction, viewer, id);
  if (employee === undefined) throw new Problem('not-found');
  return employee;
}

async function headOf(database: Database | { readonly sql: Transaction<Tables> }, viewer: Viewer, headId: number | null): Promise<string | null> {
  if (headId === null) return null;
  const head = await findEmployee(database.sql, viewer, headId);
  if (head === undefined) throw new Problem('employee-unknown', { employee: headId });
  return head.name;
}

/** Enters an employee whom no file names, as a load by hand that can be undone. `employee-exists` for a name that is taken. Gives their number. */
export async function addEmployee(database: Database, viewer: Viewer, request: NewEmployee): Promise<number> {
  authorise(viewer, 'employees', 'edit');
  const name = checkName(request.name);
  const email = request.email === null ? null : checkEmail(request.email);
  if ((await findEmployeeNamed(database.sql, name)) !== undefined) throw new Problem('employee-exists', { name });
  const row = {
    name, email, role: request.role, team: request.team, head: await headOf(database, viewer, request.headId), hired_at: request.hiredAt,
    functions: request.functions.length === 0 ? null : request.functions.join(';'),
  };
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  await enterRows(database, { kind: 'employees', rows: [given], title: name, createdBy: viewer.userId }, (transaction, loadId) =>
    record(transaction, viewer, { action: 'add-employee', subjectType: 'employee', subjectId: name, details: { ...given, load: loadId } }));
  return (await findEmployeeNamed(database.sql, name)) as number;
}

const columns = { email: 'email', role: 'role', headId: 'head', functions: 'functions', hiredAt: 'hired_at', dismissedAt: 'dismissed_at' } as const;

function checkDates(employee: Employee, changed: ChangedEmployee): void {
  const hiredAt = changed.hiredAt === undefined ? employee.hiredAt : changed.hiredAt;
  const dismissedAt = changed.dismissedAt === undefined ? employee.dismissedAt : changed.dismissedAt;
  if (hiredAt !== null && dismissedAt !== null && dismissedAt < hiredAt) throw new Problem('dates-out-of-order', { hiredAt, dismissedAt });
}

async function checkHead(transaction: Transaction<Tables>, employee: Employee, headId: number | null | undefined): Promise<void> {
  if (headId === null || headId === undefined) return;
  if (headId === employee.id || (await reportsTo(transaction, headId, employee.id))) throw new Problem('head-cycle', { name: employee.name });
}

/**
 * Changes what is given of an employee; it wins over every file and can be put back. `head-cycle` for a head who
 * reports to the employee, `dates-out-of-order` for a dismissal before the hiring.
 */
export async function changeEmployee(database: Database, viewer: Viewer, id: number, request: ChangedEmployee): Promise<Employee> {
  authorise(viewer, 'employees', 'edit');
  const changed = request.email == null ? request : { ...request, email: checkEmail(request.email) };
  await settleChange(database, async (transaction) => {
    const employee = await seen(transaction, viewer, id);
    checkDates(employee, changed);
    await checkHead(transaction, employee, changed.headId);
    const values = { ...changed, headId: await headOf({ sql: transaction }, viewer, changed.headId ?? null) };
    const files = await readFileFields(transaction, id);
    const key = employeeKey(employee.name);
    for (const [name, column] of Object.entries(columns) as [keyof ChangedEmployee, keyof typeof files][]) {
      if (changed[name] === undefined) continue;
      const value = values[name] ?? null;
      if (JSON.stringify(value) === JSON.stringify(files[column])) await forgetEdits(transaction, 'employee', key, [column]);
      else await writeEdit(transaction, { entity: 'employee', key, field: column, value, editedBy: viewer.userId });
    }
    const before = Object.fromEntries(Object.keys(changed).map((name) => [name, employee[name as keyof ChangedEmployee & keyof Employee]]));
    await record(transaction, viewer, { action: 'change-employee', subjectType: 'employee', subjectId: id, details: { name: employee.name, before, changed } });
    return ['employees'];
  });
  return (await findEmployee(database.sql, viewer, id)) as Employee;
}

export interface TeamChange {
  /** Null takes the employee out of every team. */
  readonly teamId: number | null;
  /** From which day on; null corrects the team since ever. */
  readonly since: Day | null;
  /** The organisation's day now: a later one is refused. */
  readonly today: Day;
}

/**
 * Puts an employee into a team from a day on. What was before that day keeps the team it had; what a person had said
 * of later days is replaced. `day-in-future`, `team-unknown`.
 */
export async function changeTeam(database: Database, viewer: Viewer, id: number, { teamId, since, today }: TeamChange): Promise<Employee> {
  authorise(viewer, 'employees', 'edit');
  if (since !== null && since > today) throw new Problem('day-in-future', { day: since });
  await settleChange(database, async (transaction) => {
    const employee = await seen(transaction, viewer, id);
    const team = teamId === null ? null : await findTeam(transaction, viewer, teamId, today);
    if (team === undefined) throw new Problem('team-unknown');
    const key = employeeKey(employee.name);
    const from = since ?? sinceEver;
    const edits = await listEmployeeEdits(transaction, employee);
    const replaced = edits.map(({ field }) => field).filter((field) => isTeamField(field) && field >= teamField(from));
    await forgetEdits(transaction, 'employee', key, replaced);
    await writeEdit(transaction, { entity: 'employee', key, field: teamField(from), value: team?.name ?? null, editedBy: viewer.userId });
    const details = { name: employee.name, before: employee.team, team: team?.name ?? null, since };
    await record(transaction, viewer, { action: 'change-team', subjectType: 'employee', subjectId: id, details });
    return ['employees'];
  });
  return (await findEmployee(database.sql, viewer, id)) as Employee;
}

/** Puts fields of an employee back to what files say; `not-found` where nobody changed them. */
export async function putBackEmployee(database: Database, viewer: Viewer, id: number, fields: readonly EmployeeField[]): Promise<Employee> {
  authorise(viewer, 'employees', 'edit');
  await settleChange(database, async (transaction) => {
    const employee = await seen(transaction, viewer, id);
    const edits = await listEmployeeEdits(transaction, employee);
    const wanted = edits.filter(({ field }) => fields.some((name) => (name === 'team' ? isTeamField(field) : name === field)));
    if (wanted.length === 0) throw new Problem('not-found');
    await forgetEdits(transaction, 'employee', employeeKey(employee.name), wanted.map(({ field }) => field));
    const before = Object.fromEntries(wanted.map(({ field, value }) => [field, value]));
    await record(transaction, viewer, { action: 'put-back-employee', subjectType: 'employee', subjectId: id, details: { name: employee.name, before } });
    return ['employees'];
  });
  return (await findEmployee(database.sql, viewer, id)) as Employee;
}
