// Builds the web when it was never built or its sources have changed since.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, say } from './ensure.mjs';

const sources = ['index.html', 'package-lock.json', 'vite.config.ts', 'src/server/contract.ts', 'src/web', 'src/features', 'src/core'];
const built = join(root, 'dist', 'web');
const stamp = join(root, 'dist', 'web.sources');

export async function ensureWeb() {
  if (!existsSync(join(root, 'index.html'))) return;
  const now = digestOf(sources.flatMap(filesUnder).filter((file) => !/\.test\.tsx?$/.test(file)));
  if (existsSync(join(built, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Собираю веб-интерфейс… · Building the web interface…');
  const status = await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    say('Веб-интерфейс не собрался. · The web interface could not be built.');
    process.exit(status);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
}

function filesUnder(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0');
  return hash.digest('hex');
}
