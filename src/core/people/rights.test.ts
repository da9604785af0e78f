import { describe, expect, test } from 'vitest';
import {
  amountsSeen, grantOf, isWithheld, mayDo, mayImport, mayInvite, resources, rightsOf, scopeOf, seesCost, seesPersonalData, verbs,
} from './rights.ts';
import { isAllowed, isAllowedByToken } from './rule.ts';
import { type Role, roles, type Viewer } from './viewer.ts';

const as = (role: Role): Viewer => ({ userId: 'u', role, employeeId: null, teamIds: [] });

/** The table of the specification, row by row: read, then edit, for each of the seven roles. */
const rows: readonly (readonly [string, string, string])[] = [
  ['deals', 'all all team own all none all', 'all all team own none none none'],
  ['tasks', 'all all team own all none all', 'all all team own none none none'],
  ['calls', 'all all team own all team all', 'all all team own none none none'],
  ['meetings', 'all all team own all none all', 'all all team own none none none'],
  ['leads', 'all all team own all none all', 'all all team own all none none'],
  ['customers', 'all all team own all none all', 'all all team own none none none'],
  ['contacts', 'all all team own all none all', 'all all team own none none none'],
  ['cost', 'all all none none none none all', 'none none none none none none none'],
  ['plans', 'all all team own all none all', 'all all team none none none none'],
  ['pay', 'all team none own none none none', 'all none none none none none none'],
  ['diagnosis', 'all all team own all all all', 'all all none none none none none'],
  ['head-audit', 'all own none none none none none', 'all none none none none none none'],
  ['intake', 'all all none none own none none', 'all all none none own none none'],
  ['export', 'all all team own all team all', 'none none none none none none none'],
  ['settings', 'all all none none none none none', 'all all none none none none none'],
  ['users', 'all all none none none none none', 'all none none none none none none'],
  ['backup', 'all none none none none none none', 'all none none none none none none'],
  ['audit-log', 'all all none own none none none', 'none none none none none none none'],
];

describe('the table', () => {
  test.each(rows)('%s', (resource, read, edit) => {
    const known = resources.find((name) => name === resource);
    if (known === undefined) throw new Error(`no resource ${resource}`);
    expect(roles.map((role) => scopeOf(as(role), known, 'read')).join(' ')).toBe(read);
    expect(roles.map((role) => scopeOf(as(role), known, 'edit')).join(' ')).toBe(edit);
  });

  test('nobody may edit what they may not read', () => {
    const blind = roles.flatMap((role) =>
      resources.filter((resource) => mayDo(as(role), resource, 'edit') && !mayDo(as(role), resource, 'read')),
    );
    expect(blind).toEqual([]);
  });

  test('an owner holds every right that anyone holds, except to find duplicates and to propose', () => {
    const compared = verbs.filter((verb) => verb !== 'find-duplicate' && verb !== 'propose');
    const lacking = resources.flatMap((resource) =>
      compared.filter((verb) => roles.some((role) => mayDo(as(role), resource, verb)) && scopeOf(as('owner'), resource, verb) !== 'all'),
    );
    expect(lacking).toEqual([]);
  });

  test('the summary for the screens says the same', () => {
    for (const role of roles) {
      for (const resource of resources) {
        for (const verb of verbs) expect(rightsOf(as(role))[resource]?.[verb] ?? 'none').toBe(scopeOf(as(role), resource, verb));
      }
    }
  });
});

describe('what is masked', () => {
  test('phones and e-mails, cost, amounts', () => {
    expect(roles.filter((role) => seesPersonalData(as(role)))).toEqual(['owner', 'head-of-sales', 'team-lead', 'rep']);
    expect(roles.filter((role) => seesCost(as(role)))).toEqual(['owner', 'head-of-sales', 'analyst']);
    expect(roles.map((role) => amountsSeen(as(role)))).toEqual(['records', 'records', 'records', 'records', 'groups', 'none', 'records']);
  });

  test('a rep finds a duplicate by name and rep only', () => {
    expect(grantOf(as('rep'), 'customers', 'find-duplicate')).toEqual({ scope: 'all', limits: ['name-and-rep'] });
  });

  test('a group of fewer than four is withheld from who may not see each', () => {
    expect([3, 4].map((people) => isWithheld(as('marketer'), 'plans', people))).toEqual([true, false]);
    expect(isWithheld(as('team-lead'), 'deals', 3)).toBe(true);
    expect(isWithheld(as('head-of-sales'), 'deals', 1)).toBe(false);
  });
});

test('a marketer loads leads and campaigns and nothing else', () => {
  expect(['leads', 'campaigns', 'deals', 'orders'].map((kind) => mayImport(as('marketer'), kind))).toEqual([true, true, false, false]);
  expect(mayImport(as('head-of-sales'), 'orders')).toBe(true);
  expect(mayImport(as('rep'), 'leads')).toBe(false);
});

test('an owner invites anyone, a head of sales below the own role, others nobody', () => {
  expect(roles.filter((role) => mayInvite(as('owner'), role))).toEqual([...roles]);
  expect(roles.filter((role) => mayInvite(as('head-of-sales'), role))).toEqual(['team-lead', 'rep', 'marketer', 'trainer', 'analyst']);
  expect(roles.filter((role) => mayInvite(as('team-lead'), role))).toEqual([]);
});

describe('rules of routes', () => {
  test('a stranger passes only what is public', () => {
    expect(isAllowed('public', null)).toBe(true);
    expect(isAllowed('signed-in', null)).toBe(false);
    expect(isAllowed({ resource: 'deals', verb: 'read' }, null)).toBe(false);
  });

  test('a token never reaches users, settings, backup, the log, nor the session of its user', () => {
    for (const resource of ['users', 'settings', 'backup', 'audit-log'] as const) {
      for (const verb of verbs) expect(isAllowedByToken({ resource, verb }, ['read', 'import', 'edit'])).toBe(false);
    }
    expect(isAllowedByToken('signed-in', ['read', 'import', 'edit'])).toBe(false);
    expect(isAllowedByToken({ resource: 'deals', verb: 'edit' }, ['read'])).toBe(false);
    expect(isAllowedByToken({ resource: 'intake', verb: 'edit' }, ['edit'])).toBe(false);
    expect(isAllowedByToken({ resource: 'intake', verb: 'edit' }, ['import'])).toBe(true);
  });
});
