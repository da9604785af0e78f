import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/people/viewer.ts';
import { contract } from '#server/contract.ts';
import { textOfAnswer } from '#test/answers.ts';
import { startServer, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { generatedRoutes } from '#test/generated-calls.ts';
import { loadRows } from '#test/load-rows.ts';

let database: FreshDatabase;
let server: TestServer;

/** Texts that stand in records of a rep of another team and nowhere else. */
const foreign = { rep: 'Чужов Роман', customer: 'Альбатрос-Чужой', deal: 'ЧУЖАЯ-77', order: 'ЧУЖОЙ-ЗАКАЗ-77', product: 'Чужой-товар' };
/** Of everybody: what no role without personal data may see. */
const personal = { phone: '9031234567', email: 'secret-buyer@chuzhoy.test' };

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [
    { name: 'Свой Пётр', role: 'rep', team: 'Север', email: 'own@example.test' },
    { name: foreign.rep, role: 'rep', team: 'Юг', email: 'foreign@example.test' },
    { name: 'Лида', role: 'team-lead', team: 'Север', email: 'lead@example.test' },
  ]);
  await loadRows(database, 'customers', [
    { name: 'Свой клиент', rep: 'Свой Пётр' },
    { name: foreign.customer, rep: foreign.rep, phones: `+7${personal.phone}`, emails: personal.email },
  ]);
  const at = { created_at: '2025-12-01T09:00:00Z', closed_at: '2026-01-05T09:00:00Z', outcome: 'won', amount: '100' };
  await loadRows(database, 'deals', [
    { deal_id: 'СВОЯ-1', rep: 'Свой Пётр', customer: 'Свой клиент', ...at },
    { deal_id: foreign.deal, rep: foreign.rep, customer: foreign.customer, ...at },
  ]);
  await loadRows(database, 'orders', [
    { order_id: 'СВОЙ-ЗАКАЗ-1', rep: 'Свой Пётр', customer: 'Свой клиент', product: 'Болт', date: '2026-01-05', amount: '100' },
    { order_id: foreign.order, rep: foreign.rep, customer: foreign.customer, product: foreign.product, date: '2026-01-05', amount: '777' },
  ]);
  server = await startServer(database, { now: () => Date.parse('2026-01-20T06:00:00Z') });
});

async function employee(name: string): Promise<number> {
  const { rows } = await database.pool.query<{ id: number }>('select id from employee where name = $1', [name]);
  return rows[0]?.id ?? 0;
}

/** Everything that reading tells a role: each route as it opens, each of its breakdowns, and each record by its number. */
async function allRead(role: Role, employeeId: number | null): Promise<readonly (readonly [string, string])[]> {
  const client = await server.signIn(role, employeeId);
  const read: [string, string][] = [];
  for (const { name, call, method, path: pattern, fields } of await generatedRoutes(contract)) {
    if (method !== 'GET' || pattern.startsWith('/session')) continue;
    const calls = [call(), ...fields.flatMap((field) => (field.place === 'query' ? (field.schema.enum ?? []).map((value) => call({ field, value })) : []))];
    if (pattern.includes('{id}')) calls.push(...[1, 2, 3].map((id) => call(undefined, { [pattern.split('/')[1] ?? '']: String(id) })));
    for (const path of new Set(calls.map((one) => one.path.replaceAll('from=2026-01-05&to=2026-01-05', 'from=2026-01-01&to=2026-02-01')))) {
      const answer = await client.call('GET', path);
      if (answer.statusCode === 200) read.push([`${name} ${path}`, await textOfAnswer(answer)]);
    }
  }
  return read;
}

function told(read: readonly (readonly [string, string])[], texts: Readonly<Record<string, string>>): string[] {
  return read.flatMap(([place, text]) => Object.entries(texts).flatMap(([what, secret]) => (text.includes(secret) ? [`${place}: ${what}`] : [])));
}

test('an owner reads all of it, so that there is something to find', async () => {
  const found = told(await allRead('owner', null), foreign);
  for (const what of ['rep', 'customer', 'deal']) expect.soft(found.some((line) => line.endsWith(`: ${what}`)), what).toBe(true);
});

describe('no route tells of records of others', () => {
  test('to a rep', async () => {
    expect(told(await allRead('rep', await employee('Свой Пётр')), { ...foreign, ...personal })).toEqual([]);
  });

  test('to a rep who is no employee yet', async () => {
    expect(told(await allRead('rep', null), { ...foreign, ...personal })).toEqual([]);
  });

  test('to the lead of another team', async () => {
    expect(told(await allRead('team-lead', await employee('Лида')), { ...foreign, ...personal })).toEqual([]);
  });
});

test.each(['marketer', 'trainer', 'analyst'] as const)('no route tells a %s a phone or an e-mail of a customer', async (role) => {
  expect(told(await allRead(role, null), personal)).toEqual([]);
});
