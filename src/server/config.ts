import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Problem } from '#core/shared/problem.ts';

/** Everything the surroundings decide, read once and checked. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where people reach the product, without a slash at the end; links in letters begin with it. */
  readonly baseUrl: string;
  /** Absolute. Holds the embedded database, the secret and uploaded files. */
  readonly dataFolder: string;
  /** Absolute. Where backups by schedule and on demand go. */
  readonly backupsFolder: string;
  /** A PostgreSQL server of one's own; null: the embedded one. */
  readonly databaseUrl: string | null;
  /** Addresses of the proxies whose X-Forwarded-* headers are believed; empty: nobody's. */
  readonly trustedProxies: readonly string[];
  /** Null: letters are not sent, links are shown to the owner instead. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly logLevel: LogLevel;
  /** After how many days everyone signs in again, however much they were here: 1 to 365. */
  readonly sessionDays: number;
  /** Lets a monitor that is not on this machine read `/metrics`; null: nobody else may. */
  readonly metricsToken: string | null;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const names = ['loopback', 'linklocal', 'uniquelocal'];

const url = (protocols: readonly string[]): z.ZodType<string> =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

const settings = z.object({
  THIRTY_HOST: z.string().regex(/^[A-Za-z0-9.:-]+$/).default('127.0.0.1'),
  THIRTY_PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)).default(3030),
  THIRTY_BASE_URL: url(['http:', 'https:']).optional(),
  THIRTY_DATA: z.string().default('./data'),
  THIRTY_BACKUPS: z.string().optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  THIRTY_TRUST_PROXY: z.string().default('').transform(toList).pipe(z.array(z.string().refine(isProxy))),
  THIRTY_SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  THIRTY_MAIL_FROM: z.string().regex(/^[^<>@\s]+@[^<>@\s]+$|^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/).optional(),
  THIRTY_LOG_LEVEL: z.enum(logLevels).default('info'),
  THIRTY_SESSION_DAYS: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(1).max(365)).default(30),
  THIRTY_METRICS_TOKEN: z.string().regex(/^\S{16,200}$/).optional(),
});

const examples: Readonly<Record<keyof typeof settings.shape, string>> = {
  THIRTY_HOST: '127.0.0.1',
  THIRTY_PORT: '3030',
  THIRTY_BASE_URL: 'https://sales.example.ru',
  THIRTY_DATA: './data',
  THIRTY_BACKUPS: '/mnt/backups/thirty',
  DATABASE_URL: 'postgres://user:password@host:5432/thirty',
  THIRTY_TRUST_PROXY: 'loopback, 10.0.0.0/8',
  THIRTY_SMTP_URL: 'smtps://user:password@mail.example.ru:465',
  THIRTY_MAIL_FROM: 'no-reply@example.ru',
  THIRTY_LOG_LEVEL: logLevels.join(' | '),
  THIRTY_SESSION_DAYS: '30',
  THIRTY_METRICS_TOKEN: 'openssl rand -base64 24',
};

/** The variables that are read, without the secret, which may have a file of its own: `secret.ts`. */
export const settingNames: readonly string[] = Object.keys(examples);

/**
 * Checks the environment; an empty variable counts as absent. Throws `setting-invalid` whose
 * `variable` is the first one at fault and whose `example` is a right value; the wrong one is not
 * repeated, as it may hold a password.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.entries(environment).filter(([, value]) => value?.trim() !== '');
  const read = settings.safeParse(Object.fromEntries(given));
  if (!read.success) throw invalid(nameOf(read.error.issues[0]?.path[0]));
  const { data } = read;
  return {
    host: data.THIRTY_HOST,
    port: data.THIRTY_PORT,
    baseUrl: (data.THIRTY_BASE_URL ?? addressOf(data.THIRTY_HOST, data.THIRTY_PORT)).replace(/\/+$/, ''),
    dataFolder: resolve(data.THIRTY_DATA),
    backupsFolder: data.THIRTY_BACKUPS === undefined ? join(resolve(data.THIRTY_DATA), 'backups') : resolve(data.THIRTY_BACKUPS),
    databaseUrl: data.DATABASE_URL ?? null,
    trustedProxies: data.THIRTY_TRUST_PROXY,
    mail: mailOf(data.THIRTY_SMTP_URL, data.THIRTY_MAIL_FROM),
    logLevel: data.THIRTY_LOG_LEVEL,
    sessionDays: data.THIRTY_SESSION_DAYS,
    metricsToken: data.THIRTY_METRICS_TOKEN ?? null,
  };
}

function mailOf(smtpUrl: string | undefined, from: string | undefined): Config['mail'] {
  if (smtpUrl === undefined) return null;
  if (from === undefined) throw invalid('THIRTY_MAIL_FROM');
  return { smtpUrl, from };
}

type Variable = keyof typeof examples;

function nameOf(key: PropertyKey | undefined): Variable {
  return settings.keyof().parse(key);
}

function invalid(variable: Variable): Problem {
  return new Problem('setting-invalid', { variable, example: examples[variable] });
}

function addressOf(host: string, port: number): string {
  const isAny = host === '0.0.0.0' || host === '::';
  return `http://${isAny ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function toList(text: string): string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
}

function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return names.includes(text);
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128));
}
