import { addMonths } from '#core/shared/day.ts';
import { ensureFiles, furtherFile } from './data/files.ts';
import { asOfDay } from './data/sizes.ts';
import { ensureStore } from './data/store.ts';
import { type Bench, type Figure, quantile } from './measure.ts';
import { openLoad, type Route } from './open-load.ts';
import { type RunningServer, startServer, until } from './server.ts';

const perSecond = 100;

async function idsOf({ store }: RunningServer, sql: string): Promise<number[]> {
  const read = await store.pool.query<{ id: number }>(sql);
  return read.rows.map(({ id }) => id);
}

/** Pages of the deals closed in a quarter, and cards of employees. */
async function routesOf(server: RunningServer): Promise<Route[]> {
  const [pipeline] = await idsOf(server, 'select id from pipeline order by id limit 1');
  const employees = await idsOf(server, 'select id from employee where listed order by id');
  const period = `from=${addMonths(asOfDay, -3)}&to=${asOfDay}&asOf=${asOfDay}`;
  return [
    { name: 'list', path: (place) => `/api/funnel/deals?${period}&pipeline=${pipeline}&size=50&page=${1 + (place % 20)}` },
    { name: 'record', path: (place) => `/api/employees/${employees[place % employees.length]}` },
  ];
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

const percentiles = (times: readonly number[] = []): Percentiles => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) });

/** A load of files and the diagnosis made anew, as long as the load lasts. */
async function beside(server: RunningServer, path: string): Promise<() => boolean> {
  const load = await server.load('orders', path);
  let isOver = false;
  const work = async (): Promise<void> => {
    await server.call('GET', '/diagnosis');
    await until(async () => ((await server.call('GET', `/loads/${load}`)) as { status: string }).status === 'loaded', 3600, 200);
    await server.call('POST', `/loads/${load}/undo`);
    await until(async () => ((await server.call('GET', `/loads/${load}`)) as { status: string }).status === 'undone', 3600, 200);
  };
  void work().finally(() => {
    isOver = true;
  });
  return () => isOver;
}

async function load(server: RunningServer, bench: Bench, path: string): Promise<Figure[]> {
  const options = { address: server.address, cookie: server.cookie, routes: await routesOf(server), perSecond };
  await openLoad({ ...options, seconds: 5 });
  const calm = await openLoad({ ...options, seconds: bench.size < 1 ? 30 : 120 });
  const busy = await openLoad({ ...options, seconds: 180, isOver: await beside(server, path) });
  const [list, record] = [percentiles(calm.get('list')), percentiles(calm.get('record'))];
  const [busyList, busyRecord] = [percentiles(busy.get('list')), percentiles(busy.get('record'))];
  const times = Math.max(busyList.p99 / list.p99, busyRecord.p99 / record.p99);
  return [
    { name: 'api: list of 50 deals, p50, ms', value: list.p50 },
    { name: 'api: list of 50 deals, p99, ms', value: list.p99 },
    { name: 'api: one record, p50, ms', value: record.p50 },
    { name: 'api: one record, p99, ms', value: record.p99 },
    { name: 'api: p99 during an import and a diagnosis, times the calm one', value: times, note: `list ${busyList.p99.toFixed(0)} ms, record ${busyRecord.p99.toFixed(0)} ms` },
  ];
}

export async function measureApi(bench: Bench): Promise<Figure[]> {
  const files = await ensureFiles(bench.root, bench.size);
  const server = await startServer(await ensureStore(bench.root, files));
  try {
    await server.calm();
    const rest: Figure = { name: 'api: memory of the server at rest, MB', value: (await server.memory()).now / 1e6 };
    return [rest, ...(await load(server, bench, furtherFile(files)))];
  } finally {
    await server.stop();
  }
}
