import { beforeAll, describe, expect, test } from 'vitest';
import { roles } from '#core/people/viewer.ts';
import { startServer, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';

let database: FreshDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', [{ name: 'Анна', role: 'rep' }]);
  await loadRows(database, 'deals', [{ deal_id: 'D1', rep: 'Анна', customer: 'Клиент', outcome: 'won', amount: '100', created_at: '2026-09-01T09:00:00Z', closed_at: '2026-10-01T09:00:00Z' }]);
  await loadRows(database, 'orders', [{ order_id: 'O1', rep: 'Анна', customer: 'Клиент', date: '2026-10-01', amount: '100' }]);
  await loadRows(database, 'plans', [{ metric: 'order-revenue', subject_type: 'company', period: '2026-10-01..2026-11-01', value: '1000' }]);
  server = await startServer(database, { now: () => Date.parse('2026-11-01T06:00:00Z') });
});

const files = [
  ['diagnosis', '/diagnosis/report?format=xlsx&language=ru'],
  ['funnel', '/funnel/export?from=2026-10-01&to=2026-11-01&by=rep'],
  ['abcxyz', '/abcxyz/export?language=ru'],
  ['plan', '/plan/export?from=2026-10-01&to=2026-11-01'],
  ['repeat', '/repeat/export'],
  ['silence', '/silence/export'],
] as const;

describe.each(roles)('a file taken by %s', (role) => {
  test('is in the audit log by whom and what, and nothing is there that was not taken', async () => {
    const client = await server.signIn(role);
    const taken: string[] = [];
    for (const [subject, path] of files) {
      const { statusCode } = await client.call('GET', path);
      expect(statusCode, path).toBeLessThan(500);
      if (statusCode === 200) taken.push(subject);
      else expect(statusCode, path).toBeGreaterThanOrEqual(400);
    }
    const read = await database.pool.query<{ subject: string; role: string }>(
      `select subject_type as subject, role from audit_entry where action = 'export' and user_id = $1 order by id`, [client.userId]);
    expect(read.rows).toEqual(taken.map((subject) => ({ subject, role })));
    // Who sees the whole department may take each of them.
    if (role === 'owner' || role === 'head-of-sales') expect(taken).toEqual(files.map(([subject]) => subject));
  });
});

test('the report on paper and the map are in the log too, with their form', async () => {
  const head = await server.signIn('head-of-sales');
  for (const format of ['pdf', 'map']) expect((await head.call('GET', `/diagnosis/report?format=${format}&language=ru`)).statusCode).toBe(200);
  const read = await database.pool.query<{ format: string }>(`select details->>'format' as format from audit_entry where action = 'export' and user_id = $1 order by id`, [head.userId]);
  expect(read.rows.map(({ format }) => format)).toEqual(['pdf', 'map']);
});
