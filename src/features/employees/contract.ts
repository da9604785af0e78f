import { z } from 'zod';
import { employeeFields, employeeFunctions } from '#core/people/employee.ts';
import { roles } from '#core/people/viewer.ts';
import { pageFields } from '#core/shared/page.ts';
import { dayText, done, guarded, instantText, pageOf } from '../procedure.ts';

const read = { resource: 'employees', verb: 'read' } as const;
const edit = { resource: 'employees', verb: 'edit' } as const;
const tags = ['employees'];

const id = z.int().min(1).max(2_147_483_647);
const count = z.int().min(0);
const role = z.enum(roles).nullable();
const functions = z.array(z.enum(employeeFunctions)).max(employeeFunctions.length);
const name = z.string().max(200);
const email = z.string().max(254).nullable();
const day = dayText.nullable();

const employee = z.object({
  id: z.int(),
  name: z.string(),
  /** Null where there is none, and for roles without personal data. */
  email: z.string().nullable(),
  role,
  teamId: z.int().nullable(),
  team: z.string().nullable(),
  headId: z.int().nullable(),
  head: z.string().nullable(),
  functions: functions.nullable(),
  hiredAt: day,
  dismissedAt: day,
  /** True for one whom no list of staff names: facts mention them. */
  mentionedOnly: z.boolean(),
  user: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Deals whose present rep this is; null where the role may not read deals. */
  deals: count.nullable(),
  orders: count.nullable(),
  /** How many fields a person changed beside the files. */
  changed: count,
});

const card = z.object({
  employee,
  /** Fields a person changed: what files say of them, who changed them and when. Empty for who may not edit. */
  edits: z.array(
    z.object({
      field: z.enum(employeeFields),
      fileValue: z.union([z.string(), z.array(z.string())]).nullable(),
      editedBy: z.string().nullable(),
      editedAt: instantText,
    }),
  ),
  /** The teams this employee was in, the latest first; `since` null is ever, `team` null is none. */
  teams: z.array(z.object({ since: day, teamId: z.int().nullable(), team: z.string().nullable() })),
  reports: z.array(z.object({ id: z.int(), name: z.string() })),
});

const team = z.object({
  id: z.int(),
  name: z.string(),
  parentId: z.int().nullable(),
  parent: z.string().nullable(),
  people: count,
  empty: z.boolean(),
  fileNames: z.array(z.string()),
});

export const employeesContract = {
  list: guarded(read)
    .route({ method: 'GET', path: '/employees', summary: 'Employees', tags })
    .input(
      z.object({
        ...pageFields(['name', 'role', 'team', 'head', 'hiredAt', 'dismissedAt', 'deals', 'orders']),
        search: z.string().max(200).optional(),
        /** A team's number; 0 for those in none. */
        team: z.int().min(0).max(2_147_483_647).optional(),
        role: z.enum(roles).optional(),
        working: z.boolean().optional(),
      }),
    )
    .output(pageOf(employee)),
  read: guarded(read)
    .route({ method: 'GET', path: '/employees/{id}', summary: 'One employee, what was changed by hand, and the teams over time', tags })
    .input(z.object({ id }))
    .output(card),
  add: guarded(edit)
    .route({ method: 'POST', path: '/employees', summary: 'Enter an employee whom no file names', tags })
    .input(
      z.object({
        name,
        email: email.default(null),
        role: role.default(null),
        team: z.string().max(200).nullable().default(null),
        headId: id.nullable().default(null),
        functions: functions.default([]),
        hiredAt: day.default(null),
      }),
    )
    .output(employee),
  change: guarded(edit)
    .route({ method: 'PATCH', path: '/employees/{id}', summary: 'Change what is given; it wins over every file', tags })
    .input(
      z.object({
        id,
        email: email.optional(),
        role: role.optional(),
        headId: id.nullable().optional(),
        functions: functions.nullable().optional(),
        hiredAt: day.optional(),
        dismissedAt: day.optional(),
      }),
    )
    .output(employee),
  changeTeam: guarded(edit)
    .route({ method: 'PUT', path: '/employees/{id}/team', summary: 'Put an employee into a team from a day on; history keeps the team it had', tags })
    .input(z.object({ id, teamId: id.nullable(), since: day.default(null) }))
    .output(employee),
  putBack: guarded(edit)
    .route({ method: 'POST', path: '/employees/{id}/put-back', summary: 'Put fields back to what files say', tags })
    .input(z.object({ id, fields: z.array(z.enum(employeeFields)).min(1).max(employeeFields.length) }))
    .output(employee),
  listTeams: guarded(read)
    .route({ method: 'GET', path: '/teams', summary: 'Teams', tags })
    .input(z.object({ ...pageFields(['name', 'parent', 'people']), search: z.string().max(200).optional() }))
    .output(pageOf(team)),
  addTeam: guarded(edit)
    .route({ method: 'POST', path: '/teams', summary: 'Make a team', tags })
    .input(z.object({ name, parentId: id.nullable().default(null) }))
    .output(team),
  changeTeamSettings: guarded(edit)
    .route({ method: 'PATCH', path: '/teams/{id}', summary: 'Rename a team or make it part of another', tags })
    .input(z.object({ id, name: name.optional(), parentId: id.nullable().optional() }))
    .output(team),
  removeTeam: guarded(edit)
    .route({ method: 'DELETE', path: '/teams/{id}', summary: 'Remove a team in which nobody is or was', tags })
    .input(z.object({ id }))
    .output(done),
};
