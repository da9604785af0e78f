import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { minifyContractRouter, type AnyContractRouter } from '@orpc/contract';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Read by Node as the server reads it, not bundled into the configuration. */
const load = <Module>(path: string): Promise<Module> => import(new URL(path, import.meta.url).href) as Promise<Module>;

const methodAndAddress = ({ summary: _summary, description: _description, tags: _tags, ...route }: Readonly<Record<string, unknown>>): object => route;

/** Methods and addresses of the API: what the client needs of the contract. Schemas and words for people stay with the server. */
async function routes(): Promise<string> {
  const { contract } = await load<{ readonly contract: AnyContractRouter }>('./src/server/contract.ts');
  return JSON.stringify(minifyContractRouter(contract), (key, value: Readonly<Record<string, unknown>>) =>
    key === 'meta' ? {} : key === 'route' ? methodAndAddress(value) : value);
}

interface Naming {
  readonly nav?: string;
  readonly navOwn?: string;
}

/** The words for the places in the bar, of every feature. */
async function navWords(): Promise<string> {
  const { words } = await load<{ readonly words: Readonly<Record<string, Readonly<Record<'ru' | 'en', Naming>>>> }>('./src/web/words.ts');
  const ofLanguage = (language: 'ru' | 'en'): object =>
    Object.fromEntries(Object.entries(words).map(([namespace, own]) => {
      const { nav, navOwn } = own[language];
      return [namespace, { nav, navOwn }];
    }));
  return JSON.stringify({ ru: ofLanguage('ru'), en: ofLanguage('en') });
}

const smallest = 1024;

/** Beside each text of the build its compressed forms, so that the server compresses nothing while people wait. */
const compressedFiles: Plugin = {
  name: 'compressed-files',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const texts = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg)$/.test(fileName));
    for (const file of texts) {
      const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
      if (bytes.length < smallest) continue;
      const path = join(dir, file.fileName);
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    }
  },
};

/** The web is built into `dist/web`, which the server serves; in development calls go to a running server. */
const config = defineConfig({
  plugins: [react(), compressedFiles],
  define: { __ROUTES__: await routes(), __NAV_WORDS__: await navWords() },
  publicDir: 'src/web/public',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env['THIRTY_SERVER'] ?? 'http://127.0.0.1:3030' },
  },
});

// Vite looks for a default export; nothing else in the project has one.
export { config as default };
