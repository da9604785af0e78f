import { createReadStream } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { KindId } from '#core/files/kind.ts';
import { openStore, type Store } from '#store/open.ts';
import { type DataFiles, ensureFiles, fileOf, furtherFile } from './data/files.ts';
import { ensureStore, loadCsv } from './data/store.ts';
import { type Bench, type Figure, median, timed } from './measure.ts';
import { type RunningServer, startServer, until } from './server.ts';

/** The file as it is, with the indexes that lines of orders have. */
const bareTable = `
  create table bare_order (
    order_id text, date timestamptz, customer text, sku text, product text, category text, quantity numeric, price numeric, amount numeric,
    cost numeric, currency text, rep text, channel text, region text, kind text);
  create index on bare_order (order_id);
  create index on bare_order (date)`;

async function copyBare(store: Store, path: string): Promise<number> {
  const client = await store.pool.connect();
  try {
    await client.query('truncate bare_order');
    const { ms } = await timed(async () => {
      await client.query('begin');
      await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), client.query(copyFrom("copy bare_order from stdin (format csv, delimiter ';', header)")));
      await client.query('commit');
    });
    return ms;
  } finally {
    client.release();
  }
}

/** The middle of three, on the instance that then loads the same file. */
async function timeOfBareCopy(store: Store, path: string): Promise<number> {
  await store.pool.query(bareTable);
  const times: number[] = [];
  for (let time = 0; time < 3; time += 1) times.push(await copyBare(store, path));
  await store.pool.query('drop table bare_order');
  return median(times);
}

async function statusOf({ store }: RunningServer, load: number): Promise<string> {
  const read = await store.pool.query<{ status: string; problem: unknown }>('select status, problem from load where id = $1', [load]);
  const { status = '', problem } = read.rows[0] ?? {};
  if (status === 'failed' || status === 'stopped') throw new Error(`The load ${status}: ${JSON.stringify(problem)}`);
  return status;
}

/** From when the server took the load in hand to when everybody sees what it brought, by the database's clock. */
async function timeOfLoad(server: RunningServer, kind: KindId, path: string): Promise<{ readonly ms: number; readonly load: number }> {
  const load = await server.load(kind, path);
  await until(async () => (await statusOf(server, load)) === 'loaded', 3600, 20);
  const read = await server.store.pool.query<{ ms: number }>('select extract(epoch from clock_timestamp() - started_at)::float8 * 1000 as ms from load where id = $1', [load]);
  return { ms: read.rows[0]?.ms ?? Number.NaN, load };
}

/** From when a person asked for it to when it is done. */
async function timeOfUndo(server: RunningServer, load: number): Promise<number> {
  const { ms } = await timed(async () => {
    await server.call('POST', `/loads/${load}/undo`);
    await until(async () => (await statusOf(server, load)) === 'undone', 3600, 20);
  });
  return ms;
}

/** What orders name is there before them; nothing else is. */
const before: readonly KindId[] = ['employees', 'stages', 'products', 'customers'];

async function freshStore(folder: string, files: DataFiles): Promise<number> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o711);
  const store = await openStore({ dataFolder: folder });
  try {
    for (const kind of before) await loadCsv(store, kind, fileOf(files, kind));
    return await timeOfBareCopy(store, fileOf(files, 'orders'));
  } finally {
    await store.close();
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function wholeFile(bench: Bench, files: DataFiles): Promise<Figure[]> {
  const folder = join(bench.root, `import-${process.pid}`);
  try {
    const bare = await freshStore(folder, files);
    const server = await startServer(folder);
    try {
      const { ms, load } = await timeOfLoad(server, 'orders', fileOf(files, 'orders'));
      bench.say(`import of ${files.rows.orders} order lines: ${seconds(ms)}, bare COPY ${seconds(bare)}`);
      const undo = await timeOfUndo(server, load);
      bench.say(`undo: ${seconds(undo)}`);
      const { most } = await server.memory();
      return [
        { name: 'import: the order file, times a bare COPY', value: ms / bare, note: `${seconds(ms)} against ${seconds(bare)}` },
        { name: 'import: undo of it, times the import', value: undo / ms, note: seconds(undo) },
        { name: 'import: memory of the server at most, MB', value: most / 1e6 },
      ];
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Into the installation that has everything; taken back afterwards. */
async function furtherRows(bench: Bench, files: DataFiles): Promise<Figure> {
  const server = await startServer(await ensureStore(bench.root, files));
  try {
    await server.calm();
    const { ms, load } = await timeOfLoad(server, 'orders', furtherFile(files));
    const undo = await timeOfUndo(server, load);
    bench.say(`a further file of 10,000 rows: ${seconds(ms)}, its undo ${seconds(undo)}`);
    return { name: 'import: a further file of 10,000 rows, ms', value: ms, note: `undo ${seconds(undo)}` };
  } finally {
    await server.stop();
  }
}

export async function measureImport(bench: Bench): Promise<Figure[]> {
  const files = await ensureFiles(bench.root, bench.size);
  return [...(await wholeFile(bench, files)), await furtherRows(bench, files)];
}
