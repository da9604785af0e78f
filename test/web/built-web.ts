import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the web as people get it, built once for the run. */
    readonly webFolder: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the web for the tests of a run, and removes it after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await buildWeb('index.html');
  project.provide('webFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}

/** Builds a page over the sources of the web into a folder of its own, as people get it whatever the tests run as. The caller removes it. */
export async function buildWeb(page: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thirty-web-'));
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: join(root, page) } },
    });
  } finally {
    process.env['NODE_ENV'] = before;
  }
  return folder;
}
