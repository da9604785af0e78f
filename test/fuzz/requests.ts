import { roles } from '#core/people/viewer.ts';
import { type Random, randomOf } from '#demo/random.ts';
import type { GeneratedRoute } from '#test/generated-calls.ts';
import { mutateBytes, mutateText } from './mutations.ts';

/** Who asks: a role with its session, a program, nobody, or somebody with a broken cookie. */
export const askers = [...roles, 'token', 'stranger', 'broken'] as const;
export type Asker = (typeof askers)[number];

/** One request as it goes over the wire. */
export interface FuzzRequest {
  readonly route: string;
  readonly asker: Asker;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

const weights: Readonly<Record<Asker, number>> = { owner: 50, 'head-of-sales': 10, 'team-lead': 6, rep: 8, marketer: 3, trainer: 3, analyst: 4, token: 5, stranger: 6, broken: 5 };

/** What begins long work or fills the disk is asked for more rarely. */
const rare: Readonly<Record<string, number>> = { 'POST /demo': 0, 'POST /backups': 0.01, 'GET /diagnosis/report': 0.1, 'GET /diagnosis': 0.2, 'POST /session': 0.3, 'PUT /session/password': 0.3 };

const values: readonly unknown[] = [
  null, true, 0, -1, 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 0.1, '', ' ', '0', '-1', '1', '99999999999999999999', '2026-02-31', '0000-00-00', '+275760-09-13', '2026-01-01..2026-12-31', '2026-01-01..9999-12-31',
  '2026-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', 'Europe/Moscow', 'America/Nowhere', 'UTC', 'RUB', '%', '\u0000', '\ud800', '\u202e', [], [[]], {}, { length: -1 }, ['x'], [null], 'a'.repeat(5000), '__proto__', 'constructor', '*', "'", '"; --',
];

function valueOf(random: Random, schema: { readonly enum?: readonly unknown[] }): unknown {
  if (schema.enum !== undefined && random.chance(0.5)) return random.pick(schema.enum);
  if (random.chance(0.7)) return random.pick(values);
  return mutateText(random, JSON.stringify(random.pick(values)), 2).slice(0, 20_000);
}

const contentTypes = ['application/json', 'application/json; charset=utf-8', 'application/json; charset=koi8-r', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'application/xml', 'application/json, text/html', '', 'x', 'application/octet-stream'];

const oddHeaders: readonly (readonly [string, string])[] = [
  ['accept', '*/*;q=x'], ['accept', 'text/html'], ['accept-encoding', 'gzip;q=0, identity;q=0'], ['accept-encoding', 'br, zstd, x'], ['accept-language', 'x'.repeat(3000)], ['range', 'bytes=0-'], ['range', 'bytes=9-1,-5'],
  ['if-none-match', '*'], ['if-modified-since', 'yesterday'], ['authorization', 'Bearer'], ['authorization', 'Basic Og=='], ['authorization', `Bearer ${'x'.repeat(500)}`], ['origin', 'null'], ['origin', 'https://example.test'], ['origin', 'http://[::1'],
  ['x-forwarded-proto', 'https'], ['x-forwarded-host', 'example.test'], ['x-http-method-override', 'DELETE'], ['content-encoding', 'gzip'], ['expect', '100-continue'], ['cookie', 'a=b; thirty.session_token=%00; ='], ['cookie', ';'.repeat(2000)], ['user-agent', '\u00ff'.repeat(600)], ['te', 'trailers'], ['upgrade-insecure-requests', '1'], ['connection', 'close'],
];

/** Makes the request of a number: the same for the same seed and the same known ids. */
export function makeRequest(seed: number, number: number, routes: readonly GeneratedRoute[], ids: Readonly<Record<string, readonly string[]>>): FuzzRequest {
  const random = randomOf(seed, 'request', number);
  const route = random.pick(routes);
  const weight = rare[`${route.method} ${route.path}`];
  const chosen = weight !== undefined && !random.chance(weight) ? (routes.find(({ path }) => path === '/organisation') ?? route) : route;
  const known = Object.fromEntries(Object.entries(ids).map(([name, list]) => [name, random.chance(0.6) && list.length > 0 ? random.pick(list) : '1']));
  const field = chosen.fields.length > 0 && random.chance(0.85) ? random.pick(chosen.fields) : undefined;
  const { path, body } = chosen.call(field === undefined ? undefined : { field, value: valueOf(random, field.schema) }, known);
  const asker = askers[random.weighted(askers.map((one) => weights[one]))] ?? 'owner';
  const bytes = body === undefined && chosen.method === 'GET' ? null : bodyOf(random, body);
  const headers: Record<string, string> = bytes === null ? {} : { 'content-type': random.chance(0.94) ? 'application/json' : random.pick(contentTypes) };
  for (let odd = random.chance(0.2) ? random.whole(1, 3) : 0; odd > 0; odd -= 1) {
    const [name, value] = random.pick(oddHeaders);
    headers[name] = value;
  }
  const target = targetOf(random, `/api${path}`);
  const drawn = random.chance(0.96) ? chosen.method : random.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE']);
  // A request line too long for the parser is refused before its method is known, in words that HEAD does not expect.
  const method = drawn === 'HEAD' && target.length > 8000 ? 'GET' : drawn;
  return { route: `${chosen.method} ${chosen.path}`, asker, method, target, headers, body: bytes };
}

function bodyOf(random: Random, body: unknown): Buffer {
  const text = JSON.stringify(body) ?? '';
  if (random.chance(0.8)) return Buffer.from(text);
  if (random.chance(0.1)) return Buffer.from(random.pick(['[', '{"a":']).repeat(20_000));
  if (random.chance(0.05)) return Buffer.alloc(1_100_000, 'x');
  return random.chance(0.5) ? Buffer.from(mutateText(random, text)) : mutateBytes(random, Buffer.from(text));
}

const additions = ['?', '?x=1', '&', '?a[]=1&a[b]=2', '?__proto__[x]=1', '/', '//', '/..', '/%2e%2e/', '%00', '%', '%ff', ';x=1', '?limit=999999999999', '?cursor=eyJ9', '?filter=x', '?asOf=2026-02-31', '?period=2026-01-01..2026-01-02'];

/** What stands in a request line may be printable ASCII alone: the client refuses to send anything else. */
function targetOf(random: Random, path: string): string {
  const chance = random.next();
  const changed = chance < 0.85 ? path : chance < 0.95 ? path + random.pick(additions) : mutateText(random, path, 2).slice(0, 20_000);
  const printable = changed.replaceAll(/[^\u0021-\u007e]/g, (sign) => `%${(sign.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`);
  return printable.startsWith('/') ? printable : `/${printable}`;
}
