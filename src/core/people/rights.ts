import type { Role, Viewer } from './viewer.ts';

export const resources = [
  'deals', 'tasks', 'calls', 'meetings', 'leads',
  'customers', 'contacts',
  'orders', 'payments', 'prices', 'cost',
  'plans', 'pay',
  'diagnosis', 'head-audit',
  'intake', 'export',
  'settings', 'employees', 'users', 'backup', 'audit-log',
] as const;
export type Resource = (typeof resources)[number];

/** `propose` and `invite` are changes that someone else completes; `find-duplicate` shows a name and a rep only. */
export const verbs = ['read', 'edit', 'propose', 'invite', 'find-duplicate'] as const;
export type Verb = (typeof verbs)[number];

/** Whose records: everybody's, those of the viewer's teams, the viewer's own, nobody's. */
export type Scope = 'all' | 'team' | 'own' | 'none';

/**
 * What narrows a grant beyond whose records they are.
 * - `no-personal-data`: no phone and no e-mail
 * - `groups-only`: amounts of groups, never of one record
 * - `department-only`: department totals, never a team or a person
 * - `no-answers`: the result, not who answered what
 * - `own-rank`: besides the own figure, the own rank in the team
 * - `below-own-role`: only users whose role is below the viewer's
 * - `not-of-owner`: without what an owner did
 * - `name-and-rep`: only the name and the rep
 * - `logged`: each use is written to the audit log
 */
export type Limit =
  | 'no-personal-data' | 'groups-only' | 'department-only' | 'no-answers' | 'own-rank'
  | 'below-own-role' | 'not-of-owner' | 'name-and-rep' | 'logged';

export interface Grant {
  readonly scope: Scope;
  readonly limits: readonly Limit[];
  /** When given, only these: kinds of file for intake, numbers of mistakes (or `hygiene`) for diagnosis. */
  readonly only?: readonly string[];
}

type Cell = Partial<Record<Verb, Grant>>;

const none: Grant = { scope: 'none', limits: [] };

function read(scope: Scope, ...limits: Limit[]): Cell {
  return { read: { scope, limits } };
}

function edit(scope: Scope, ...limits: Limit[]): Cell {
  return { ...read(scope, ...limits), edit: { scope, limits } };
}

function row(cells: Readonly<Partial<Record<Role, Cell>>>): Readonly<Partial<Record<Role, Cell>>> {
  return cells;
}

const work = row({
  'owner': edit('all'),
  'head-of-sales': edit('all'),
  'team-lead': edit('team'),
  'rep': edit('own'),
  'marketer': read('all'),
  'analyst': read('all'),
});

const customers = row({
  'owner': edit('all'),
  'head-of-sales': edit('all'),
  'team-lead': edit('team'),
  'rep': { ...edit('own'), 'find-duplicate': { scope: 'all', limits: ['name-and-rep'] } },
  'marketer': read('all', 'no-personal-data'),
  'analyst': read('all', 'no-personal-data'),
});

const amounts = row({
  'owner': edit('all'),
  'head-of-sales': edit('all'),
  'team-lead': edit('team'),
  'rep': edit('own'),
  'marketer': read('all', 'groups-only'),
  'analyst': read('all'),
});

/** The rights of the seven roles: the one table for server, screens and the generated tests. */
const table: Readonly<Record<Resource, Readonly<Partial<Record<Role, Cell>>>>> = {
  'deals': work,
  'tasks': work,
  'calls': row({ ...work, trainer: read('team') }),
  'meetings': work,
  'leads': row({ ...work, marketer: edit('all') }),
  'customers': customers,
  'contacts': customers,
  'orders': amounts,
  'payments': amounts,
  'prices': amounts,
  'cost': row({ 'owner': read('all'), 'head-of-sales': read('all'), 'analyst': read('all') }),
  'plans': row({
    'owner': edit('all'),
    'head-of-sales': edit('all'),
    'team-lead': edit('team'),
    'rep': read('own', 'own-rank'),
    'marketer': read('all', 'department-only'),
    'analyst': read('all'),
  }),
  'pay': row({
    'owner': edit('all'),
    'head-of-sales': { ...read('team'), propose: { scope: 'team', limits: [] } },
    'rep': read('own'),
  }),
  'diagnosis': row({
    'owner': edit('all'),
    'head-of-sales': edit('all'),
    'team-lead': read('team'),
    'rep': { read: { scope: 'own', limits: [], only: ['hygiene'] } },
    'marketer': { read: { scope: 'all', limits: [], only: ['1', '2', '7', '29', '30'] } },
    'trainer': { read: { scope: 'all', limits: [], only: ['12', '13', '14', '15', '16', '17', '18'] } },
    'analyst': read('all'),
  }),
  'head-audit': row({ 'owner': edit('all'), 'head-of-sales': read('own', 'no-answers') }),
  'intake': row({
    'owner': edit('all'),
    'head-of-sales': edit('all'),
    'marketer': {
      read: { scope: 'own', limits: [], only: ['leads', 'campaigns'] },
      edit: { scope: 'own', limits: [], only: ['leads', 'campaigns'] },
    },
  }),
  'export': row({
    'owner': read('all'),
    'head-of-sales': read('all'),
    'team-lead': read('team'),
    'rep': read('own', 'logged'),
    'marketer': read('all', 'no-personal-data'),
    'trainer': read('team'),
    'analyst': read('all', 'no-personal-data'),
  }),
  'settings': row({
    'owner': edit('all', 'logged'),
    'head-of-sales': edit('all', 'logged'),
  }),
  'employees': row({
    'owner': edit('all'),
    'head-of-sales': edit('all'),
    'team-lead': read('team'),
    'rep': read('own'),
    'marketer': read('all', 'no-personal-data'),
    'trainer': read('team', 'no-personal-data'),
    'analyst': read('all', 'no-personal-data'),
  }),
  'users': row({
    'owner': { ...edit('all'), invite: { scope: 'all', limits: [] } },
    'head-of-sales': {
      ...read('all', 'below-own-role'),
      invite: { scope: 'all', limits: ['below-own-role'] },
    },
  }),
  'backup': row({ owner: edit('all') }),
  'audit-log': row({
    'owner': read('all'),
    'head-of-sales': read('all', 'not-of-owner'),
    'rep': read('own'),
  }),
};

/** What the table grants this role; scope `none` where it grants nothing. */
export function grantOf(viewer: Pick<Viewer, 'role'>, resource: Resource, verb: Verb): Grant {
  return table[resource][viewer.role]?.[verb] ?? none;
}

export function scopeOf(viewer: Pick<Viewer, 'role'>, resource: Resource, verb: Verb = 'read'): Scope {
  return grantOf(viewer, resource, verb).scope;
}

/** Whether the role has any right of this kind at all; whose records it reaches is `scopeOf`. */
export function mayDo(viewer: Pick<Viewer, 'role'>, resource: Resource, verb: Verb): boolean {
  return scopeOf(viewer, resource, verb) !== 'none';
}

/** Whether a limit narrows this right. A right that is not there has no limits. */
export function isLimited(viewer: Pick<Viewer, 'role'>, resource: Resource, verb: Verb, limit: Limit): boolean {
  return grantOf(viewer, resource, verb).limits.includes(limit);
}

/** Whether phones and e-mails of the customers this viewer reads may be shown. */
export function seesPersonalData(viewer: Pick<Viewer, 'role'>): boolean {
  return mayDo(viewer, 'customers', 'read') && !isLimited(viewer, 'customers', 'read', 'no-personal-data');
}

/** Whether cost and margin may be shown; without it a margin figure does not exist for the viewer. */
export function seesCost(viewer: Pick<Viewer, 'role'>): boolean {
  return mayDo(viewer, 'cost', 'read');
}

/** How amounts of orders and payments are shown: of each record, of groups only, or not at all. */
export function amountsSeen(viewer: Pick<Viewer, 'role'>): 'records' | 'groups' | 'none' {
  if (!mayDo(viewer, 'orders', 'read')) return 'none';
  return isLimited(viewer, 'orders', 'read', 'groups-only') ? 'groups' : 'records';
}

/** Whether a file of this kind may be loaded and undone by the viewer. */
export function mayImport(viewer: Pick<Viewer, 'role'>, kind: string): boolean {
  const grant = grantOf(viewer, 'intake', 'edit');
  return grant.scope !== 'none' && (grant.only === undefined || grant.only.includes(kind));
}

const rank: Readonly<Record<Role, number>> = {
  'owner': 3,
  'head-of-sales': 2,
  'team-lead': 1,
  'rep': 0,
  'marketer': 0,
  'trainer': 0,
  'analyst': 0,
};

/** An owner invites anyone, a head of sales only roles below their own, others nobody. */
export function mayInvite(viewer: Pick<Viewer, 'role'>, role: Role): boolean {
  const grant = grantOf(viewer, 'users', 'invite');
  if (grant.scope === 'none') return false;
  return !grant.limits.includes('below-own-role') || rank[role] < rank[viewer.role];
}

/** Roles whose users this viewer sees in the list of users. */
export function rolesBelow(viewer: Pick<Viewer, 'role'>, of: readonly Role[]): Role[] {
  return of.filter((role) => rank[role] < rank[viewer.role]);
}

/**
 * An aggregate over fewer people than this, of a group the viewer may not see in detail, is
 * withheld: it would give a person away.
 */
export const smallestOpenGroup = 4;

export function isWithheld(viewer: Pick<Viewer, 'role'>, resource: Resource, people: number): boolean {
  const grant = grantOf(viewer, resource, 'read');
  const seesEach = grant.scope === 'all' && grant.limits.every((limit) => limit === 'logged');
  return !seesEach && people < smallestOpenGroup;
}

/** All that a role may do, for the screens: what is not in here is not offered. */
export function rightsOf(viewer: Pick<Viewer, 'role'>): Partial<Record<Resource, Partial<Record<Verb, Scope>>>> {
  const held = resources.map((resource) => {
    const granted = Object.entries(table[resource][viewer.role] ?? {}).map(([verb, grant]) => [verb, grant.scope]);
    return [resource, Object.fromEntries(granted)] as const;
  });
  return Object.fromEntries(held.filter(([, granted]) => Object.keys(granted).length > 0));
}
