import pino from 'pino';
import type { LogLevel } from './config.ts';

export type Log = pino.Logger;

interface LogOptions {
  readonly level: LogLevel;
  /** Where the lines go: the standard output unless told otherwise, for the command line the error output. */
  readonly to?: pino.DestinationStream;
}

type Fields = Readonly<Record<string, unknown>>;

const censored = '***';
const secretName = /password|passwd|secret|token|cookie|authorization|api.?key|(set.?up|recovery|backup).?code/i;
const credentials = /(\w:\/\/)[^\s/@"]+@/g;
const deepest = 8;

/**
 * A log of one JSON object a line. Nothing secret gets into it: fields whose name says password,
 * token, cookie and the like are blanked at any depth, credentials in addresses are cut out, of a
 * request only method, route and path are kept, of an error its kind, code, message and stack.
 */
export function createLog({ level, to = pino.destination({ dest: 1, sync: true }) }: LogOptions): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (entry) => censorFields(entry, 0) },
      serializers: { req: requestFields, err: errorFields, error: errorFields },
      hooks: { streamWrite: (line) => line.replaceAll(credentials, `$1${censored}@`) },
    },
    to,
  );
}

function censorFields(fields: Fields, depth: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, censor(name, value, depth)]));
}

function censor(name: string, value: unknown, depth: number): unknown {
  if (secretName.test(name)) return censored;
  if (Array.isArray(value)) return value.map((item: unknown) => censor('', item, depth + 1));
  if (!isPlain(value)) return value;
  return depth >= deepest ? censored : censorFields(value, depth + 1);
}

function isPlain(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

interface Request {
  readonly id?: unknown;
  readonly method?: string;
  readonly url?: string;
  readonly routeOptions?: { readonly url?: string };
}

function requestFields(request: Request): Fields {
  const { id, method, url, routeOptions } = request;
  return { id, method, route: routeOptions?.url, path: url?.split('?')[0] };
}

function errorFields(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code: unknown = Reflect.get(error, 'code');
  return { name, code, message, stack, ...(cause === undefined ? {} : { cause: errorFields(cause) }) };
}
