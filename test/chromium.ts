import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** As root and without a screen, and silent: nothing is looked up or fetched on its own account. */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
];

interface Executable {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A headless Chromium: the one named by CHROMIUM_PATH, else the machine's own, else the one from the
 * npm package, with the libraries and fonts it carries. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findExecutable();
  return chromium.launch({ executablePath: path, args: launchArguments, env: { ...process.env, ...env } });
}

async function findExecutable(): Promise<Executable> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return { path: given, env: {} };
  const system = systemPaths.find((path) => existsSync(path));
  return system === undefined ? unpacked() : { path: system, env: {} };
}

/** Unpacked once into `.cache`, whole or not at all. */
async function unpacked(): Promise<Executable> {
  const folder = fileURLToPath(new URL(`../.cache/chromium-${await packageVersion()}`, import.meta.url));
  if (!existsSync(folder)) await unpack(folder);
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  return { path: join(folder, 'chromium'), env };
}

/** The package unpacks to the temporary folder, and its libraries only where it believes to run on Lambda. */
async function unpack(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const before = { ...process.env };
  try {
    Object.assign(process.env, { TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' });
    const { default: library } = await import('@sparticuz/chromium');
    await library.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) restore(name, before[name]);
  }
  await writeFile(join(unfinished, 'fonts', 'fonts.conf'), fontSettings(folder));
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
}

/** The package's own settings look for its fonts in /tmp only. */
function fontSettings(folder: string): string {
  const inXml = (path: string): string => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const folders = [join(folder, 'fonts', 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${inXml(path)}</dir>`);
  const cache = `<cachedir>${inXml(join(folder, 'font-cache'))}</cachedir>`;
  return `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}${cache}</fontconfig>\n`;
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version }: { version: string } = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return version;
}
