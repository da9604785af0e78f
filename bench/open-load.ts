import { Agent, request } from 'node:http';

/** One kind of request in a steady load. */
export interface Route {
  readonly name: string;
  /** The path of the nth request. */
  readonly path: (place: number) => string;
}

export interface LoadOptions {
  readonly address: string;
  readonly cookie: string;
  readonly routes: readonly Route[];
  readonly perSecond: number;
  /** The load ends after so many seconds, or when `isOver` says so. */
  readonly seconds: number;
  readonly isOver?: () => boolean;
}

/** How long a request waited at most before it is given up. */
const patienceMs = 10_000;

/** So many people share the load, each from an address of their own: limits count by address. */
const people = 60;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function ask(agent: Agent, { address, cookie }: LoadOptions, path: string, place: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'x-forwarded-for': `10.0.0.${1 + (place % people)}` };
    const asked = request(`${address}${path}`, { agent, headers, timeout: patienceMs }, (answer) => {
      const isGood = answer.statusCode === 200;
      answer.resume();
      answer.once('end', () => (isGood ? resolve() : reject(new Error(`${path} answered ${answer.statusCode}`))));
    });
    asked.once('timeout', () => asked.destroy(new Error('timeout')));
    asked.once('error', reject);
    asked.end();
  });
}

/**
 * Sends requests at their times, whether or not earlier ones were answered, the routes by turns. Gives for each route
 * the milliseconds from when a request was due to the end of its answer; one that was refused or given up counts as
 * as long as patience lasts.
 */
export async function openLoad(options: LoadOptions): Promise<Map<string, number[]>> {
  const { routes, perSecond, seconds, isOver = () => false } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const times = new Map(routes.map(({ name }) => [name, [] as number[]]));
  const pending: Promise<void>[] = [];
  const start = performance.now();
  for (let place = 0; place < perSecond * seconds && !isOver(); place += 1) {
    const due = start + (place * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    const route = routes[place % routes.length] as Route;
    const took = (ms: number): void => void times.get(route.name)?.push(ms);
    pending.push(ask(agent, options, route.path(Math.floor(place / routes.length)), place).then(() => took(performance.now() - due), () => took(patienceMs)));
  }
  await Promise.all(pending);
  agent.destroy();
  return times;
}
