import { beforeEach, expect, test } from 'vitest';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows } from '#test/load-rows.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;

const day = (date: string) => `2026-10-${date} 10:00:00+03`;

/** Two deals that tell of three stages and two ends: D1 goes A, B, C and is won; D2 goes A, C, B and is lost. */
async function load(): Promise<void> {
  await loadRows(database, 'deals', [
    { deal_id: 'D1', pipeline: 'Опт', stage: 'Won', outcome: 'won', amount: '100', created_at: day('01'), closed_at: day('09') },
    { deal_id: 'D2', pipeline: 'Опт', stage: 'Lost', outcome: 'lost', amount: '100', created_at: day('01'), closed_at: day('09') },
  ]);
  const moves = [
    ['D1', '01', 'А'], ['D1', '02', 'Б'], ['D1', '03', 'Думает'], ['D1', '09', 'Won'],
    ['D2', '01', 'А'], ['D2', '02', 'Думает'], ['D2', '09', 'Lost'],
  ] as const;
  await loadRows(database, 'stage-moves', moves.map(([deal_id, at, stage]) => ({ deal_id, at: day(at), stage })));
}

interface Shown {
  readonly id: number;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly criterion: string | null;
  readonly normDays: number | null;
  readonly probability: number | null;
  readonly origin: string;
  readonly role: string | null;
  readonly namedRole: string | null;
  readonly changed: string[];
  readonly faults: string[];
}

let pipeline = 0;
const read = async () => (await owner.call('GET', `/settings/pipelines/${pipeline}`)).json<{ stages: Shown[]; faults: string[]; pipeline: { forNewCustomers: boolean; changed: number } }>();
const wantedOf = (stages: readonly Shown[]) => stages.map(({ id, kind, criterion, normDays, probability, role }) => ({ id, kind, criterion, normDays, probability, role }));
const names = (stages: readonly Shown[]) => stages.map(({ name }) => name);

beforeEach(async () => {
  database = await freshDatabase();
  server = await startServer(database);
  owner = await server.signIn('owner');
  await load();
  pipeline = (await owner.call('GET', '/settings/pipelines')).json<{ rows: { id: number; name: string }[] }>().rows.find(({ name }) => name === 'Опт')?.id ?? 0;
});

test('stages are learnt in order, and what is amiss is told', async () => {
  const { stages, faults } = await read();
  expect(names(stages)).toEqual(['А', 'Б', 'Думает', 'Won', 'Lost']);
  expect(stages.map(({ origin }) => origin)).toEqual(Array(5).fill('learnt'));
  expect(stages[2]?.faults).toEqual(['customer-state-name', 'no-criterion', 'no-norm', 'no-probability']);
  expect(stages[3]?.faults).toEqual([]);
  expect(faults).toEqual([]);
});

test('a new order is tried first, then kept, marked and put back', async () => {
  const [a, b, thinking, won, lost] = (await read()).stages as [Shown, Shown, Shown, Shown, Shown];
  const wanted = wantedOf([a, thinking, b, won, lost]);
  const before = await tableContents(database);
  const preview = (await owner.call('POST', `/settings/pipelines/${pipeline}/preview`, { stages: wanted })).json();
  const shape = (side: { stages: { name: string; reached: number; lost: number }[] }) => side.stages.map(({ name, reached, lost: gone }) => [name, reached, gone]);
  expect(shape(preview.before)).toEqual([['А', 2, 0], ['Б', 2, 0], ['Думает', 2, 1]]);
  expect(shape(preview.after)).toEqual([['А', 2, 0], ['Думает', 2, 1], ['Б', 1, 0]]);
  expect([preview.before.won, preview.before.lost, preview.after.winRate]).toEqual([1, 1, 0.5]);
  expect(await tableContents(database)).toEqual(before);

  const saved = (await owner.call('PUT', `/settings/pipelines/${pipeline}/stages`, { stages: wanted })).json<{ stages: Shown[] }>();
  expect(names(saved.stages)).toEqual(['А', 'Думает', 'Б', 'Won', 'Lost']);
  expect(saved.stages[1]).toMatchObject({ origin: 'person', changed: ['position'] });
  await loadRows(database, 'stage-moves', [{ deal_id: 'D2', at: day('01'), stage: 'Б' }]);
  expect(names((await read()).stages)).toEqual(['А', 'Думает', 'Б', 'Won', 'Lost']);

  const back = (await owner.call('POST', `/settings/pipelines/${pipeline}/put-back`, {})).json<{ stages: Shown[] }>();
  expect(back.stages.every(({ origin, changed }) => origin === 'learnt' && changed.length === 0)).toBe(true);
  expect((await owner.call('POST', `/settings/pipelines/${pipeline}/put-back`, {})).statusCode).toBe(404);
});

test('only what differs is a change; the learnt order saved again is none', async () => {
  const { stages } = await read();
  const wanted = wantedOf(stages).map((stage, at) => (at === 1 ? { ...stage, criterion: '  Счёт отправлен ', normDays: 2.5, probability: 40 } : stage));
  const saved = (await owner.call('PUT', `/settings/pipelines/${pipeline}/stages`, { stages: wanted })).json<{ stages: Shown[]; pipeline: { changed: number } }>();
  expect(saved.stages[1]).toMatchObject({ criterion: 'Счёт отправлен', normDays: 2.5, probability: 40, changed: ['criterion', 'norm_days', 'probability'], faults: [] });
  expect(saved.pipeline.changed).toBe(1);
  await owner.call('PUT', `/settings/pipelines/${pipeline}/stages`, { stages: wantedOf(stages) });
  expect((await read()).pipeline.changed).toBe(0);
});

test('a person may say that a stage is an end: its deals are closed then', async () => {
  const { stages } = await read();
  const wanted = wantedOf(stages).map((stage) => (stage.kind === 'lost' ? { ...stage, kind: 'open' as const } : stage));
  const preview = (await owner.call('POST', `/settings/pipelines/${pipeline}/preview`, { stages: wanted })).json();
  expect([preview.before.lost, preview.after.won, preview.after.lost]).toEqual([1, 1, 1]);
  const saved = (await owner.call('PUT', `/settings/pipelines/${pipeline}/stages`, { stages: wanted })).json<{ faults: string[]; stages: Shown[] }>();
  expect(saved.faults).toEqual(['no-loss-stage']);
  expect(names(saved.stages)).toEqual(['А', 'Б', 'Думает', 'Lost', 'Won']);
});

test('a list that is not the pipeline any more is refused whole', async () => {
  const { stages } = await read();
  const before = await tableContents(database);
  const code = async (wanted: object[]) => (await owner.call('PUT', `/settings/pipelines/${pipeline}/stages`, { stages: wanted })).json().code;
  const wanted = wantedOf(stages);
  expect(await code(wanted.slice(1))).toBe('stages-changed');
  expect(await code([...wanted.slice(1), wanted[1] as object])).toBe('stages-changed');
  expect(await code(wanted.map((stage) => ({ ...stage, kind: 'won' })))).toBe('stages-none-open');
  expect(await code([{ ...wanted[0], probability: 101 }])).toBe('invalid-input');
  expect((await owner.call('PUT', '/settings/pipelines/99999/stages', { stages: wanted })).statusCode).toBe(404);
  expect(await tableContents(database)).toEqual(before);
});

test('a pipeline is marked as one for new customers', async () => {
  expect((await owner.call('PATCH', `/settings/pipelines/${pipeline}`, { forNewCustomers: true })).json().pipeline).toMatchObject({ forNewCustomers: true });
  expect((await read()).pipeline.forNewCustomers).toBe(true);
  expect((await owner.call('PATCH', '/settings/pipelines/99999', { forNewCustomers: true })).statusCode).toBe(404);
});

test('what is reached at a stage of an unusual name is said by a person, and the diagnosis counts by it', async () => {
  await loadRows(database, 'deals', [{ deal_id: 'D2', pipeline: 'Опт', stage: 'Lost', outcome: 'lost', amount: '100', created_at: day('01'), closed_at: day('09'), loss_reason: 'Дорого' }]);
  const dear = async () => readSignal(await frameAsOf(database, '2026-11-01'), 'S15.4');
  const { stages } = await read();
  expect(stages.map(({ role, namedRole }) => [role, namedRole])).toEqual(Array(5).fill([null, null]));
  expect(await dear()).toMatchObject({ reason: 'not-applicable' });

  const put = async (role: string | null) =>
    (await owner.call('PUT', `/settings/pipelines/${pipeline}/stages`, { stages: wantedOf(stages).map((stage, at) => (at === 2 ? { ...stage, role } : stage)) })).json<{ stages: Shown[] }>();
  expect((await put('offer')).stages[2]).toMatchObject({ role: 'offer', origin: 'person', changed: ['role'] });
  // D2 is the one loss past that stage that says why; D1 is won.
  expect(await dear()).toMatchObject({ numerator: 1, denominator: 1 });
  await loadRows(database, 'stage-moves', [{ deal_id: 'D2', at: day('03'), stage: 'Б' }]);
  expect((await read()).stages.find(({ name }) => name === 'Думает')).toMatchObject({ role: 'offer' });
  expect((await put(null)).stages.every(({ changed }) => changed.length === 0)).toBe(true);
  expect(await dear()).toMatchObject({ reason: 'not-applicable' });
});

test('what a name says of a stage is shown, and holds until a person says otherwise', async () => {
  await loadRows(database, 'stage-moves', [{ deal_id: 'D2', at: day('04'), stage: 'КП отправлено' }]);
  await loadRows(database, 'deals', [{ deal_id: 'D2', pipeline: 'Опт', stage: 'Lost', outcome: 'lost', amount: '100', created_at: day('01'), closed_at: day('09'), loss_reason: 'Дорого' }]);
  const { stages } = await read();
  expect(stages.find(({ name }) => name === 'КП отправлено')).toMatchObject({ role: null, namedRole: 'offer' });
  const dear = async () => readSignal(await frameAsOf(database, '2026-11-01'), 'S15.4');
  expect(await dear()).toMatchObject({ denominator: 1 });
  const wanted = wantedOf(stages).map((stage, at) => (stages[at]?.name === 'КП отправлено' ? { ...stage, role: 'none' } : stage));
  await owner.call('PUT', `/settings/pipelines/${pipeline}/stages`, { stages: wanted });
  expect((await read()).stages.find(({ name }) => name === 'КП отправлено')).toMatchObject({ role: 'none', namedRole: 'offer' });
  expect(await dear()).toMatchObject({ reason: 'not-applicable' });
});
