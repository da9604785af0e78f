import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const made: string[] = [];

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

/** Builds the web, or another page over the same sources, into a folder of its own, removed after the test file; as people get it, whatever the tests run as. */
export async function builtWeb(page = 'index.html'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thirty-web-'));
  made.push(folder);
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: join(root, page) } },
  });
  process.env['NODE_ENV'] = before;
  return folder;
}
