import { beforeEach, describe, expect, test } from 'vitest';
import { acceptInvitation } from '#actions/invitations.ts';
import { changeRole } from '#actions/users.ts';
import { system } from '#core/people/viewer.ts';
import { findViewer } from '#store/viewers.ts';
import { startServer, testPassword, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let server: TestServer;

beforeEach(async () => {
  database = await freshDatabase();
  server = await startServer(database);
});

async function inviteBy(client: TestClient, email: string, role: string): Promise<{ status: number; code?: string; secret: string; id: string }> {
  const answer = await client.call('POST', '/invitations', { email, role });
  const { code, link, id } = answer.json();
  return { status: answer.statusCode, code, secret: String(link).split('#')[1] ?? '', id };
}

async function employee(name: string, teamId: number | null = null, headId: number | null = null): Promise<number> {
  const { rows } = await database.pool.query('insert into employee (name, team_id, head_id) values ($1, $2, $3) returning id', [name, teamId, headId]);
  return rows[0].id;
}

async function team(name: string, parentId: number | null = null): Promise<number> {
  const { rows } = await database.pool.query('insert into team (name, parent_id) values ($1, $2) returning id', [name, parentId]);
  return rows[0].id;
}

describe('invitations', () => {
  test('one link makes one user with a password of their own', async () => {
    const owner = await server.signIn('owner');
    const { secret } = await inviteBy(owner, 'Olga@Example.ru', 'rep');
    expect((await server.call('POST', '/invitation/open', { secret })).json()).toEqual({ email: 'olga@example.ru', role: 'rep' });
    const weak = await server.call('POST', '/invitation/accept', { secret, name: 'Ольга', password: 'olga@example.ru' });
    expect(weak.json().code).toBe('password-contains-email');
    const accept = () => server.call('POST', '/invitation/accept', { secret, name: 'Ольга', password: testPassword });
    expect((await accept()).statusCode).toBe(200);
    expect((await accept()).json().code).toBe('invitation-invalid');
    expect((await server.call('POST', '/session', { email: 'olga@example.ru', password: testPassword })).statusCode).toBe(200);
  });

  test('two who accept at the same moment make one user', async () => {
    const owner = await server.signIn('owner');
    const { secret } = await inviteBy(owner, 'olga@example.ru', 'rep');
    const request = { secret, name: 'Ольга', password: testPassword };
    const outcomes = await Promise.allSettled([1, 2].map(() => acceptInvitation(database, request, Date.now())));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a renewed, revoked or repeated invitation makes the earlier link useless', async () => {
    const owner = await server.signIn('owner');
    const first = await inviteBy(owner, 'olga@example.ru', 'rep');
    const second = await inviteBy(owner, 'olga@example.ru', 'analyst');
    const renewed = (await owner.call('POST', `/invitations/${second.id}/renew`)).json<{ link: string }>().link.split('#')[1] ?? '';
    const opens = async (secret: string) => (await server.call('POST', '/invitation/open', { secret })).statusCode;
    expect([await opens(first.secret), await opens(second.secret), await opens(renewed)]).toEqual([410, 410, 200]);
    expect((await owner.call('DELETE', `/invitations/${second.id}`)).statusCode).toBe(200);
    expect(await opens(renewed)).toBe(410);
  });

  test('a head of sales invites below the own role only, and sees only such users', async () => {
    const owner = await server.signIn('owner');
    const head = await server.signIn('head-of-sales');
    const lead = await server.signIn('team-lead');
    const byOwner = await inviteBy(owner, 'second-owner@example.ru', 'owner');
    const before = await tableContents(database);
    for (const role of ['owner', 'head-of-sales']) expect(await inviteBy(head, 'x@example.ru', role)).toMatchObject({ status: 403, code: 'role-not-below-own' });
    expect((await head.call('POST', `/invitations/${byOwner.id}/renew`)).statusCode).toBe(404);
    expect((await head.call('DELETE', `/invitations/${byOwner.id}`)).statusCode).toBe(404);
    expect(await tableContents(database)).toEqual(before);
    expect((await inviteBy(head, 'x@example.ru', 'team-lead')).status).toBe(200);
    const { rows, total } = (await head.call('GET', '/users?sort=email')).json<{ rows: { email: string }[]; total: number }>();
    expect([rows.map(({ email }) => email), total]).toEqual([[head.email, lead.email].toSorted(), 2]);
    expect((await head.call('GET', '/invitations')).json()).toMatchObject({ total: 1, rows: [{ email: 'x@example.ru' }] });
  });

  test('what a demoted head invited is no longer valid', async () => {
    const head = await server.signIn('head-of-sales');
    const { secret } = await inviteBy(head, 'x@example.ru', 'team-lead');
    await changeRole(database, system, head.userId, 'rep');
    const answer = await server.call('POST', '/invitation/accept', { secret, name: 'Икс', password: testPassword });
    expect(answer.json().code).toBe('invitation-invalid');
  });
});

describe('changing users', () => {
  test('the last owner stays, and nobody disables or demotes themselves', async () => {
    const owner = await server.signIn('owner');
    expect((await owner.call('POST', `/users/${owner.userId}/disable`)).json().code).toBe('own-account');
    expect((await owner.call('PUT', `/users/${owner.userId}/role`, { role: 'rep' })).json().code).toBe('own-account');
    await expect(changeRole(database, system, owner.userId, 'rep')).rejects.toMatchObject({ code: 'last-owner' });
    const second = await server.signIn('owner');
    const outcomes = await Promise.allSettled([owner, second].map(({ userId }) => changeRole(database, system, userId, 'rep')));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a changed role ends the sessions; a disabled user is out at once and may come back', async () => {
    const owner = await server.signIn('owner');
    const rep = await server.signIn('rep');
    expect((await owner.call('PUT', `/users/${rep.userId}/role`, { role: 'analyst' })).json()).toMatchObject({ role: 'analyst' });
    expect((await rep.call('GET', '/sessions')).statusCode).toBe(401);
    await owner.call('POST', `/users/${rep.userId}/disable`);
    expect((await server.call('POST', '/session', { email: rep.email, password: testPassword })).statusCode).toBe(401);
    await owner.call('POST', `/users/${rep.userId}/enable`);
    expect((await server.call('POST', '/session', { email: rep.email, password: testPassword })).statusCode).toBe(200);
  });

  test('an employee is one user at most', async () => {
    const owner = await server.signIn('owner');
    const one = await server.signIn('rep');
    const two = await server.signIn('rep');
    const anna = await employee('Анна');
    expect((await owner.call('PUT', `/users/${one.userId}/employee`, { employeeId: anna })).json()).toMatchObject({ employeeName: 'Анна' });
    expect((await owner.call('PUT', `/users/${two.userId}/employee`, { employeeId: anna })).json().code).toBe('employee-already-linked');
    expect((await owner.call('PUT', `/users/${two.userId}/employee`, { employeeId: 999 })).json().code).toBe('employee-unknown');
    expect((await owner.call('PUT', `/users/${one.userId}/employee`, { employeeId: null })).json()).toMatchObject({ employeeId: null });
  });

  test('lists page, sort in Russian and filter on the server; injected text is only text', async () => {
    const owner = await server.signIn('owner');
    for (const name of ['Ёлкин', 'Яков', 'Егор']) {
      const { secret } = await inviteBy(owner, `u${name.codePointAt(0)}@example.ru`, 'rep');
      await server.call('POST', '/invitation/accept', { secret, name, password: testPassword });
    }
    const names = async (query: string) => (await owner.call('GET', `/users?${query}`)).json<{ rows: { name: string }[] }>().rows.map(({ name }) => name);
    expect(await names('role=rep&sort=name')).toEqual(['Егор', 'Ёлкин', 'Яков']);
    expect(await names('role=rep&sort=name&descending=true&size=1&page=2')).toEqual(['Ёлкин']);
    expect(await names(`search=${encodeURIComponent('ёлк')}`)).toEqual(['Ёлкин']);
    expect(await names(`search=${encodeURIComponent("%' or 1=1;--")}`)).toEqual([]);
    expect((await owner.call('GET', '/users?sort=name;drop')).statusCode).toBe(400);
    expect((await owner.call('GET', '/users?size=100000')).statusCode).toBe(400);
  });
});

describe('who the viewer is', () => {
  test('the teams are the own, those under it, and those whose heads all report to the viewer', async () => {
    const north = await team('Север');
    const northEast = await team('Северо-Восток', north);
    const south = await team('Юг');
    const mixed = await team('Сборная');
    const lead = await employee('Руководитель', north);
    const under = await employee('Ольга', south, lead);
    await employee('Пётр', south, under);
    await employee('Иван', mixed, lead);
    await employee('Чужой', mixed, await employee('Другой руководитель'));
    const { userId } = await server.signIn('team-lead', lead);
    expect((await findViewer(database.sql, userId))?.teamIds).toEqual([north, northEast, south]);
    const alone = await server.signIn('team-lead');
    expect((await findViewer(database.sql, alone.userId))?.teamIds).toEqual([]);
  });
});

describe('tokens', () => {
  async function makeToken(owner: TestClient, scopes: string[], expiresAt: string | null = null): Promise<{ id: string; headers: { authorization: string } }> {
    const { id, secret } = (await owner.call('POST', '/tokens', { name: 'CRM', userId: owner.userId, scopes, expiresAt })).json();
    return { id, headers: { authorization: `Bearer ${secret}` } };
  }

  const reads = (headers: { authorization: string }) => server.call('GET', '/no-such-route', undefined, headers);

  test('are shown once, die when revoked, expired or when their user is disabled', async () => {
    const owner = await server.signIn('owner');
    const other = await server.signIn('owner');
    const token = await makeToken(owner, ['import']);
    const upload = (headers: Record<string, string>) => server.call('POST', '/files', {}, headers);
    expect((await upload(token.headers)).json().code).toBe('unsupported-media-type');
    const listed = (await owner.call('GET', '/tokens')).json<{ rows: Record<string, unknown>[] }>().rows;
    expect(listed).toHaveLength(1);
    expect(listed[0]?.['lastUsedAt']).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(token.headers.authorization.slice(14));
    const expired = await makeToken(owner, ['import'], '2020-01-01T00:00:00Z');
    expect((await upload(expired.headers)).statusCode).toBe(401);
    await owner.call('DELETE', `/tokens/${token.id}`);
    expect((await upload(token.headers)).statusCode).toBe(401);
    const third = await makeToken(owner, ['import']);
    await other.call('POST', `/users/${owner.userId}/disable`);
    expect((await upload(third.headers)).statusCode).toBe(401);
    expect((await reads({ authorization: 'Bearer nonsense' })).statusCode).toBe(404);
  });
});

describe('the audit log', () => {
  test('tells who changed what, and shows a head nothing of an owner', async () => {
    const owner = await server.signIn('owner');
    const head = await server.signIn('head-of-sales');
    const rep = await server.signIn('rep');
    await owner.call('PATCH', '/organisation', { name: 'Ромашка' });
    await head.call('PATCH', '/organisation', { currency: 'KZT' });
    const seenBy = async (client: TestClient) =>
      (await client.call('GET', '/audit?action=change-organisation')).json<{ rows: { userId: string; details: { after: object } }[]; total: number }>();
    const all = await seenBy(owner);
    expect(all.rows.map(({ userId }) => userId)).toEqual([head.userId, owner.userId]);
    expect(all.rows[0]?.details.after).toMatchObject({ name: 'Ромашка', currency: 'KZT' });
    expect((await seenBy(head)).rows.map(({ userId }) => userId)).toEqual([head.userId]);
    expect((await seenBy(rep)).total).toBe(0);
    const own = (await rep.call('GET', '/audit')).json<{ rows: { userId: string; action: string }[] }>().rows;
    expect(own.map(({ userId, action }) => [userId, action])).toEqual([[rep.userId, 'sign-in']]);
  });

  test('only grows: the database refuses anything else', async () => {
    await server.signIn('owner');
    for (const statement of ['update audit_entry set action = $$x$$', 'delete from audit_entry', 'truncate audit_entry']) {
      await expect(database.pool.query(statement)).rejects.toThrow('only grows');
    }
  });
});
