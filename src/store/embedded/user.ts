import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parse } from 'node:path';
import { Problem } from '#core/shared/problem.ts';

/** The account the database server runs as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root. Under root this is the owner of the data when it is not root
 * itself, else the first of postgres, node and nobody that the machine has. Otherwise undefined:
 * the server runs as we do. Throws `embedded-user-unknown` when no account will do.
 */
export async function chooseServerUser(folder: string): Promise<ServerUser | undefined> {
  if (process.platform === 'win32') return undefined;
  if (process.getuid?.() !== 0) return requireAccount();
  const accounts = await readAccounts();
  const owner = (await ownerOf(`${folder}/postgres`)) ?? (await ownerOf(folder));
  if (owner !== undefined) {
    return accounts.find(({ uid }) => uid === owner.uid) ?? { name: String(owner.uid), ...owner };
  }
  for (const name of ['postgres', 'node', '_postgres', 'nobody']) {
    const account = accounts.find((one) => one.name === name);
    if (account !== undefined) return account;
  }
  throw new Problem('embedded-user-unknown', { user: 'root' });
}

/**
 * The options of `spawn` for PostgreSQL's programs: as that user, from a folder everybody may enter,
 * without our environment (the locale, PG* and library paths in it would change what they do).
 */
export function runAs(user: ServerUser | undefined): RunOptions {
  const passed = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const env: NodeJS.ProcessEnv = Object.fromEntries(passed);
  const cwd = parse(process.cwd()).root;
  return user === undefined ? { cwd, env } : { cwd, env, uid: user.uid, gid: user.gid };
}

function requireAccount(): undefined {
  try {
    userInfo();
  } catch {
    throw new Problem('embedded-user-unknown', { user: String(process.getuid?.()) });
  }
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

async function readAccounts(): Promise<readonly ServerUser[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
    .filter(({ name, uid }) => name !== '' && !name.startsWith('#') && uid > 0);
}
