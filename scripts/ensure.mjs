// Makes a clone ready to run on any Node from 20 on: installs what package-lock.json names when it is
// not there, and finds a Node that can run the product. Says everything on the error output.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const neededMajor = 24;

/** Installs when the installed packages are not the ones the lock file names. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say('Ставлю нужные пакеты, это займёт минуту-другую… · Installing packages, this takes a minute or two…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const status = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
    : await run('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0 || !isInstalled()) {
    fail('Пакеты не поставились: проверьте доступ к реестру npm и место на диске, затем повторите. · ' +
      'The packages could not be installed: check access to the npm registry and disk space, then try again.');
  }
}

/** The Node that runs the product: this one when it is new enough, else the one that npm brought. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const names = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`];
  const found = names.map((name) => join(root, 'node_modules', name, 'bin', file)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  return fail(`Нужен Node ${neededMajor} или новее, здесь ${process.version}: поставьте его с nodejs.org. · ` +
    `Node ${neededMajor} or newer is needed, this is ${process.version}: install it from nodejs.org.`);
}

/** Runs a program in the project's folder with our input and output; resolves to its exit status. */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    // The terminal sends its Ctrl+C to the whole group, the child included: once is enough.
    const interrupt = () => (process.stdin.isTTY ? undefined : child.kill('SIGINT'));
    process.on('SIGTERM', pass).on('SIGHUP', pass).on('SIGINT', interrupt);
    const end = (status) => {
      process.off('SIGTERM', pass).off('SIGHUP', pass).off('SIGINT', interrupt);
      resolve(status);
    };
    child.once('error', (error) => {
      say(String(error.message));
      end(1);
    });
    child.once('exit', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Runs a script of the project on a Node that is new enough. */
export function runNode(args, options) {
  return run(findNode(), args, options);
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

// npm itself writes node_modules/.package-lock.json, last of all: what it names is there. Optional
// packages count where the project names them itself and they are meant for this machine.
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const there = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || there === undefined) return false;
  const own = Object.keys(wanted[''].optionalDependencies ?? {}).map((name) => `node_modules/${name}`);
  const isNeeded = (path, { optional, os, cpu }) =>
    path !== '' && (optional !== true || (own.includes(path) && os.includes(process.platform) && cpu.includes(process.arch)));
  return Object.entries(wanted).every(([path, entry]) => !isNeeded(path, entry) || there[path]?.version === entry.version);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled();
