import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import about from '../package.json' with { type: 'json' };
import { settingNames } from '#server/config.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const known = [...settingNames, 'THIRTY_SECRET'];
const files = ['Dockerfile', 'compose.yaml', 'thirty.service', 'nginx.conf', 'Caddyfile'];

describe.each(files)('deploy/%s', (file) => {
  const text = read(`deploy/${file}`);

  test('sets no variable that the product does not know', () => {
    const named = [...all(text, /\b(THIRTY_[A-Z_]+)/g), ...all(text, /\b(DATABASE_URL)\b/g)];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });

  test('names no file and no script that is not here', () => {
    const paths = all(text, /(?<![\w./-])((?:src|deploy|scripts|docs|node_modules)\/[\w./-]+\.(?:ts|mjs|js|md|yaml|service|conf))/g);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const scripts = all(text, /npm run (?:-s |--silent )?([\w-]+)/g);
    expect(scripts.filter((name) => !(name in about.scripts))).toEqual([]);
  });
});

test('the image copies only what there is, and the ignore list lets all of it through', () => {
  const copied = read('deploy/Dockerfile').split('\n').filter((line) => line.startsWith('COPY ') && !line.includes('--from')).flatMap((line) => line.split(' ').slice(1, -1));
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const allowed = all(read('deploy/Dockerfile.dockerignore'), /^!(.+)$/gm);
  expect(copied.filter((path) => !allowed.includes(path))).toEqual([]);
});

test('compose, the image and the unit agree on the port, and no port is open to other machines', () => {
  expect(read('deploy/Dockerfile')).toContain('EXPOSE 3030');
  expect(all(read('deploy/compose.yaml'), /ports: \["([^"]+)"\]/g)).toEqual(['127.0.0.1:3030:3030']);
  expect(read('deploy/thirty.service')).toContain('THIRTY_HOST=127.0.0.1 THIRTY_PORT=3030');
  for (const file of ['nginx.conf', 'Caddyfile']) expect(read(`deploy/${file}`)).toContain('127.0.0.1:3030');
});

test('a proxy lets the largest file through, and hides the figures of the monitor', () => {
  expect(Number(/client_max_body_size\s+(\d+)m/.exec(read('deploy/nginx.conf'))?.[1])).toBeGreaterThan(2048);
  expect(Number(/max_size (\d+)MB/.exec(read('deploy/Caddyfile'))?.[1])).toBeGreaterThan(2148);
  for (const file of ['nginx.conf', 'Caddyfile']) expect(read(`deploy/${file}`)).toContain('/metrics');
  expect(read('deploy/nginx.conf')).toContain('X-Forwarded-For $remote_addr;');
});

/** Every file that the running server loads, by its imports and the threads it starts. */
function loaded(): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const named = [
      ...all(text, /^(?:import|export)\s(?!type\s)[^'"]*?from '([^']+)'/gm), ...all(text, /^import '([^']+)'/gm), ...all(text, /import\('([^']+)'\)/g),
      ...all(text, /require\.resolve\('([^']+)'\)/g), ...all(text, /new URL\('(\.[^']+\.ts)'/g),
    ];
    for (const name of named) follow(file, name);
  };
  const follow = (file: string, name: string): void => {
    if (name.startsWith('.')) visit(resolve(dirname(file), name));
    else if (name.startsWith('#')) visit(join(root, 'src', name.slice(1)));
    else if (!name.startsWith('node:')) packages.add(name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'));
  };
  visit(join(root, 'src/main.ts'));
  return { files: seen, packages };
}

test('without the packages for development the server has all it loads', () => {
  const { files: reached, packages } = loaded();
  expect(reached.size).toBeGreaterThan(200);
  expect([...packages].filter((name) => !(name in about.dependencies))).toEqual([]);
});
