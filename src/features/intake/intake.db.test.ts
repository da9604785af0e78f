import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '#server/log.ts';
import { startJobs, type RunningJobs } from '#server/jobs.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';

let database: FreshDatabase;
let jobs: RunningJobs;
let server: TestServer;
let owner: TestClient;

beforeAll(async () => {
  database = await freshDatabase();
  jobs = await startJobs(database, database.url, createLog({ level: 'error', to: new PassThrough() }));
  server = await startServer(database, { jobs });
  owner = await server.signIn('owner');
});
afterAll(() => jobs.stop());

async function send(client: TestClient, name: string, text: string): Promise<string> {
  const boundary = 'thirty-boundary';
  const payload = Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`);
  const answer = await server.app.inject({
    method: 'POST', url: '/api/files', payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, cookie: client.cookie, origin: server.url, host: new URL(server.url).host },
  });
  return answer.json<{ id: string }>().id;
}

interface ShownLoad {
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly problem: { readonly code: string } | null;
}

async function until(client: TestClient, id: number, status: string): Promise<ShownLoad> {
  for (let tries = 0; tries < 300; tries += 1) {
    const load = (await client.call('GET', `/loads/${id}`)).json<ShownLoad>();
    if (load.status === status) return load;
    if (load.status === 'failed' && status !== 'failed') throw new Error(JSON.stringify(load));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`load ${id} did not become ${status}`);
}

async function loadText(client: TestClient, name: string, kind: string, text: string): Promise<ShownLoad> {
  const fileId = await send(client, name, text);
  const { id } = (await client.call('POST', '/loads', { fileId, kind })).json<{ id: number }>();
  return until(client, id, 'loaded');
}

const deals = 'Сделка;Название;Компания;Бюджет;Дата создания;Этап\n1;Первая;Ромашка;1 000,50;01.02.2026;Переговоры\n2;Вторая;Лютик;пятьсот;02.02.2026;Успешно реализовано\n3;Третья;Василёк;300;31.02.2026;Переговоры\n';

describe('a file by the API', () => {
  test('preview guesses, and says in codes which cells cannot be read', async () => {
    const fileId = await send(owner, 'Сделки.csv', deals);
    const preview = (await owner.call('POST', '/intake/preview', { fileId })).json();
    expect(preview).toMatchObject({ kind: 'deals', delimiter: ';', headerRow: 1, missing: [], remembered: false, sameAs: null });
    expect(preview.mapping).toMatchObject({ deal_id: 0, title: 1, customer: 2, amount: 3, created_at: 4, stage: 5 });
    expect(preview.rows.map((row: { problems: { column: string; code: string }[] }) => row.problems.map(({ column, code }) => `${column} ${code}`))).toEqual([
      [], ['amount number-unreadable'], ['created_at date-impossible'],
    ]);
  });

  test('load, rejects as a file, correct it, load it again; the rest is undone and comes back', async () => {
    const loaded = await loadText(owner, 'Сделки.csv', 'deals', deals);
    expect(loaded).toMatchObject({ rows: 3, inserted: 1, rejected: 2, problem: null });
    const rejects = (await owner.call('GET', `/loads/${loaded.id}/rejects`)).json();
    expect(rejects.total).toBe(2);
    expect(rejects.rows[0]).toMatchObject({ line: 3, cells: ['2', 'Вторая', 'Лютик', 'пятьсот', '02.02.2026', 'Успешно реализовано'] });
    const file = await owner.call('GET', `/loads/${loaded.id}/rejects.csv`);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.body).toContain('почему не загружено');
    expect(file.body).toContain('Бюджет: не число');
    const corrected = file.body.replace('пятьсот', '500').replace('31.02.2026', '28.02.2026');
    const again = await loadText(owner, 'Сделки-исправить.csv', 'deals', corrected);
    expect(again).toMatchObject({ rows: 2, inserted: 2, rejected: 0 });
    const sums = await database.pool.query('select sum(amount)::bigint as sum from deal where current');
    expect(sums.rows[0].sum).toBe(100_050 + 50_000 + 30_000);
    await owner.call('POST', `/loads/${again.id}/undo`);
    await until(owner, again.id, 'undone');
    const twice = await owner.call('POST', `/loads/${again.id}/undo`);
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'load-not-undoable']);
  });

  test('the same file twice changes nothing, and the preview says so', async () => {
    const text = 'payment id;дата;сумма;клиент\n1;2026-02-01;100;Никто\n';
    const first = await loadText(owner, 'pay.csv', 'payments', text);
    expect(first).toMatchObject({ inserted: 1, waiting: 1 });
    const fileId = await send(owner, 'pay copy.csv', text);
    const preview = (await owner.call('POST', '/intake/preview', { fileId })).json();
    expect(preview.sameAs).toMatchObject({ loadId: first.id, fileName: 'pay.csv' });
    const second = await loadText(owner, 'pay.csv', 'payments', text);
    expect(second).toMatchObject({ inserted: 0, updated: 0, unchanged: 1, waiting: 1 });
  });

  test('a file that fits no table is refused in a code, and stands in the history as failed', async () => {
    const fileId = await send(owner, 'note.csv', 'раз;два\nа;б\n');
    const { id } = (await owner.call('POST', '/loads', { fileId, kind: 'deals' })).json<{ id: number }>();
    expect((await until(owner, id, 'failed')).problem?.code).toBe('map-column-missing');
    const failed = (await owner.call('GET', '/loads?status=failed')).json();
    expect(failed.rows.map((row: ShownLoad) => row.id)).toEqual([id]);
  });

  test('a file someone else names is not found', async () => {
    const answer = await owner.call('POST', '/intake/preview', { fileId: '7d0e9a34-0000-4000-8000-000000000000' });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });
});

describe('who may', () => {
  test('a marketer loads leads alone, and sees own loads alone', async () => {
    const marketer = await server.signIn('marketer');
    const kinds = (await marketer.call('GET', '/intake/kinds')).json();
    expect(kinds.rows.map((row: { id: string }) => row.id)).toEqual(['leads']);
    const fileId = await send(marketer, 'leads.csv', 'lead id;at;name\nL1;2026-02-01;Анна\n');
    expect((await marketer.call('POST', '/loads', { fileId, kind: 'deals' })).statusCode).toBe(404);
    const { id } = (await marketer.call('POST', '/loads', { fileId, kind: 'leads' })).json<{ id: number }>();
    await until(marketer, id, 'loaded');
    expect((await marketer.call('GET', '/loads')).json().total).toBe(1);
    expect((await marketer.call('GET', '/join-proposals?entity=customer')).json()).toEqual({ rows: [], total: 0 });
    expect((await marketer.call('PUT', '/join-decisions', { entity: 'customer', a: 'name:а', b: 'name:б', same: true })).statusCode).toBe(404);
  });

  test.each(['team-lead', 'rep', 'trainer', 'analyst'] as const)('%s: nothing of it exists', async (role) => {
    const client = await server.signIn(role);
    for (const path of ['/loads', '/loads/1', '/loads/1/rejects', '/loads/1/rejects.csv', '/intake/kinds', '/joined-customers']) {
      expect([path, (await client.call('GET', path)).statusCode]).toEqual([path, 404]);
    }
  });
});

describe('names', () => {
  test('proposed, joined, and taken back', async () => {
    await loadText(owner, 'products.csv', 'products', 'товар;цена\nGTX Pro;10\n');
    await loadText(owner, 'deals2.csv', 'deals', 'сделка;продукт\nA1;GTXPro\n');
    const { rows, total } = (await owner.call('GET', '/join-proposals?entity=product')).json();
    expect(total).toBe(1);
    expect(new Set([rows[0].a.name, rows[0].b.name])).toEqual(new Set(['GTX Pro', 'GTXPro']));
    const decision = { entity: 'product', a: rows[0].a.label, b: rows[0].b.label };
    await owner.call('PUT', '/join-decisions', { ...decision, same: true });
    expect((await database.pool.query('select name from product where listed')).rows).toEqual([{ name: 'GTX Pro' }]);
    expect((await owner.call('GET', '/join-decisions')).json().rows[0]).toMatchObject({ ...decision, same: true, decidedBy: 'owner 1' });
    expect((await owner.call('DELETE', '/join-decisions', decision)).statusCode).toBe(200);
    expect((await owner.call('GET', '/join-proposals?entity=product')).json().total).toBe(1);
    const audit = (await owner.call('GET', '/audit?action=join-names')).json();
    expect(audit.total).toBe(1);
  });

  test('customers joined by their INN are shown with it; a card taken out stands by itself', async () => {
    await loadText(owner, 'crm.csv', 'customers', 'код;клиент;инн\nC1;Альфа;7707083893\n');
    await loadText(owner, '1c.csv', 'customers', 'код;клиент;инн;регион\n0001;ООО «Альфа плюс»;7707083893;Тверь\n');
    const { rows } = (await owner.call('GET', '/joined-customers?search=альфа')).json();
    expect(rows).toHaveLength(1);
    expect(rows[0].shared).toEqual([{ kind: 'inn', value: '7707083893' }]);
    expect(rows[0].cards.map((card: { label: string }) => card.label)).toEqual(['code:C1', 'code:0001']);
    expect((await owner.call('POST', `/joined-customers/${rows[0].id}/separate`, { label: 'code:0001' })).statusCode).toBe(200);
    expect((await owner.call('GET', '/joined-customers?search=альфа')).json().total).toBe(0);
    const names = await database.pool.query<{ name: string }>("select name from customer where listed and name ~ 'Альфа' order by 1");
    expect(names.rows.map(({ name }) => name)).toEqual(['Альфа', 'ООО «Альфа плюс»']);
  });
});

test('a load that waits is stopped before anything is written', async () => {
  const path = join(server.dataFolder, 'waiting.csv');
  await writeFile(path, deals);
  const { rows } = await database.pool.query<{ id: number }>("insert into load (kind, status, file_name, file_path) values ('deals', 'waiting', 'w.csv', $1) returning id", [path]);
  const id = rows[0]?.id ?? 0;
  expect((await owner.call('POST', `/loads/${id}/stop`)).statusCode).toBe(200);
  await jobs.load(id);
  expect(await until(owner, id, 'stopped')).toMatchObject({ rows: 0, problem: { code: 'load-stopped' } });
});

test('a preview asks of VAT in the sums of a file, and the load shows what was said', async () => {
  const text = 'Номер платежа;Дата;Клиент;Сумма\nП-1;15.01.2026;Астра;100,00\n';
  const fileId = await send(owner, 'Оплаты.csv', text);
  const preview = async (options: object) => (await owner.call('POST', '/intake/preview', { fileId, kind: 'payments', options })).json<{ vat: object | null }>().vat;
  expect(await preview({})).toEqual({ included: true, said: false });
  expect(await preview({ vat: 'excluded' })).toEqual({ included: false, said: true });
  expect((await owner.call('POST', '/intake/preview', { fileId, kind: 'payments', options: { vat: 'both' } })).statusCode).toBe(400);
  const { id } = (await owner.call('POST', '/loads', { fileId, kind: 'payments', options: { vat: 'excluded' } })).json<{ id: number }>();
  expect(await until(owner, id, 'loaded')).toMatchObject({ inserted: 1, vatIncluded: false, vatSaid: true });
  expect(await preview({})).toEqual({ included: false, said: true });
  const same = async (options: object) => (await owner.call('POST', '/intake/preview', { fileId, kind: 'payments', options })).json<{ sameAs: object | null }>().sameAs;
  expect([await same({}), await same({ vat: 'included' })]).toEqual([expect.objectContaining({ loadId: id }), null]);
  expect((await database.pool.query("select amount from payment where code = 'П-1'")).rows).toEqual([{ amount: 12_200 }]);
  const calls = await loadText(owner, 'Звонки.csv', 'calls', 'Звонок;Дата и время;Направление;Сотрудник\nЗ-1;15.01.2026 10:00;исходящий;Иванова\n');
  expect(calls).toMatchObject({ vatIncluded: null, vatSaid: false });
});
