import { type Command, Option } from 'commander';
import { issuePasswordReset } from '#actions/passwords.ts';
import { createUser, disableUser, enableUser, linkEmployee, resetSecondFactor } from '#actions/users.ts';
import { normalEmail } from '#core/people/password.ts';
import { type Role, roles, system } from '#core/people/viewer.ts';
import { largestPage } from '#core/shared/page.ts';
import { Problem } from '#core/shared/problem.ts';
import { findEmployeeForLink, findUserByEmail, listUsers, type User } from '#store/users.ts';
import type { Run } from '../run.ts';
import type { OpenStore } from '../surroundings.ts';

export function addUser(program: Command, run: Run): void {
  const user = program.command('user').description('who may sign in');
  addAdd(user, run);
  addList(user, run);
  addLink(user, run);
  const { surroundings } = run;
  user
    .command('disable')
    .description('keep a user from signing in and end their sessions')
    .argument('<email>')
    .action((email: string, _options: unknown, command: Command) =>
      run.onStore(command, async (store) => show(await disableUser(store, system, (await find(store, email)).id, surroundings.now()))),
    );
  user
    .command('enable')
    .description('let a user sign in again')
    .argument('<email>')
    .action((email: string, _options: unknown, command: Command) =>
      run.onStore(command, async (store) => show(await enableUser(store, system, (await find(store, email)).id))),
    );
  user
    .command('reset-second-factor')
    .description('take the second step of signing in away from a user who lost the telephone and the recovery codes')
    .argument('<email>')
    .action((email: string, _options: unknown, command: Command) =>
      run.onStore(command, async (store) => show(await resetSecondFactor(store, system, (await find(store, email)).id))),
    );
  user
    .command('reset')
    .description('print a one-time link with which the user sets a new password; lifts a lock')
    .argument('<email>')
    .action((email: string, _options: unknown, command: Command) =>
      run.onStore(command, async (store) => ({ email: normalEmail(email), link: await resetLink(run, store, (await find(store, email)).id) })),
    );
}

interface AddOptions {
  readonly name?: string;
  readonly role: Role;
  readonly employee?: string;
  readonly passwordStdin?: boolean;
}

function addAdd(user: Command, run: Run): void {
  user
    .command('add')
    .description('add a user; prints a one-time link to set the password, unless it is given on standard input')
    .argument('<email>')
    .addOption(new Option('--role <role>').choices(roles).makeOptionMandatory())
    .option('--name <name>', 'name to show; the e-mail unless given')
    .option('--employee <employee>', 'name or id of the employee this user is')
    .option('--password-stdin', 'read the password from standard input')
    .action((email: string, options: AddOptions, command: Command) =>
      run.onStore(command, async (store) => {
        const { name = email, role, passwordStdin = false } = options;
        const password = passwordStdin ? (await run.surroundings.readInput()).replace(/\r?\n$/, '') : null;
        const employeeId = options.employee === undefined ? null : await findEmployee(store, options.employee);
        const id = await createUser(store, system, { name, email, role, employeeId, password });
        const made = { id, email: normalEmail(email), role, employeeId };
        return password === null ? { ...made, link: await resetLink(run, store, id) } : made;
      }),
    );
}

function addList(user: Command, run: Run): void {
  user
    .command('list')
    .description('list the users')
    .action((_options: unknown, command: Command) => run.onStore(command, async (store) => ({ users: (await listAll(store)).map(show) })));
}

function addLink(user: Command, run: Run): void {
  user
    .command('link')
    .description('say which employee a user is; without an employee, that they are none')
    .argument('<email>')
    .argument('[employee]', 'name or id')
    .action((email: string, employee: string | undefined, _options: unknown, command: Command) =>
      run.onStore(command, async (store) => {
        const { id } = await find(store, email);
        const employeeId = employee === undefined ? null : await findEmployee(store, employee);
        return show(await linkEmployee(store, system, id, employeeId));
      }),
    );
}

async function listAll(store: OpenStore): Promise<User[]> {
  const users: User[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await listUsers(store.sql, system, { page, size: largestPage, sort: 'email', descending: false });
    users.push(...rows);
    if (rows.length === 0 || users.length >= total) return users;
  }
}

async function find(store: OpenStore, email: string): Promise<User> {
  const user = await findUserByEmail(store.sql, system, normalEmail(email));
  if (user === undefined) throw new Problem('user-not-found', { user: email });
  return user;
}

async function findEmployee(store: OpenStore, wanted: string): Promise<number> {
  const id = await findEmployeeForLink(store.sql, /^\d{1,9}$/.test(wanted) ? Number(wanted) : wanted);
  if (id === undefined) throw new Problem('employee-unknown', { employee: wanted });
  return id;
}

async function resetLink({ surroundings }: Run, store: OpenStore, userId: string): Promise<string> {
  const secret = await issuePasswordReset(store, system, userId, surroundings.now());
  return `${surroundings.baseUrl()}/reset-password#${secret}`;
}

function show({ id, name, email, role, employeeId, employeeName, disabledAt, signedInAt, secondFactor }: User) {
  return { id, name, email, role, employeeId, employee: employeeName, disabled: disabledAt !== null, secondFactor, signedInAt };
}
