import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const imports = (path: string): string => `import { a } from '${path}';\nexport const b = a;\n`;
const leaf = 'export const a = 1;\n';

/** A small project that breaks every rule once. */
const files: Readonly<Record<string, string>> = {
  'src/main.ts': imports('#store/one.ts'),
  'src/core/shared/up.ts': imports('#core/people/leaf.ts'),
  'src/core/people/leaf.ts': leaf,
  'src/core/impure.ts': imports('node:fs'),
  'src/core/npm.ts': imports('kysely'),
  'src/core/metrics/statistics/knows.ts': imports('#core/people/leaf.ts'),
  'src/core/metrics/definitions/shape.ts': imports('#core/people/leaf.ts'),
  'src/core/diagnosis/mistakes/shape.ts': imports('#core/people/leaf.ts'),
  'src/core/alone.ts': leaf,
  'src/store/one.ts': imports('#actions/write.ts'),
  'src/store/loop.ts': imports('./loop-back.ts'),
  'src/store/loop-back.ts': imports('./loop.ts'),
  'src/store/lost.ts': imports('#core/nowhere.ts'),
  'src/actions/write.ts': imports('#intake/parse.ts'),
  'src/actions/query.ts': imports('kysely'),
  'src/intake/parse.ts': imports('#features/first/views.ts'),
  'src/features/first/views.ts': imports('../second/views.ts'),
  'src/features/first/contract.ts': imports('#store/one.ts'),
  'src/features/first/routes.ts': imports('./screen.tsx'),
  'src/features/first/screen.tsx': imports('./views.ts'),
  'src/features/second/views.ts': imports('#server/host.ts'),
  'src/server/host.ts': imports('#cli/command.ts'),
  'src/cli/command.ts': imports('#web/app.tsx'),
  'src/web/app.tsx': `${imports('#store/one.ts')}import 'node:fs';\n`,
  'src/web/ui/kit.tsx': imports('#core/people/leaf.ts'),
  'src/cli/wires.ts': imports('../main.ts'),
  'src/store/tested.ts': imports('#test/data.ts'),
  'test/data.ts': leaf,
};

const expected = [
  'no cycles: src/store/loop-back.ts',
  'no orphans: src/core/alone.ts',
  'every import is found: src/store/lost.ts',
  'core is pure: src/core/impure.ts',
  'core is pure: src/core/npm.ts',
  'core: shared does not look up: src/core/shared/up.ts',
  'statistics know no domain: src/core/metrics/statistics/knows.ts',
  'a metric definition has one shape: src/core/metrics/definitions/shape.ts',
  'a mistake has one shape: src/core/diagnosis/mistakes/shape.ts',
  'store looks down: src/store/one.ts',
  'actions looks down: src/actions/write.ts',
  'intake looks down: src/intake/parse.ts',
  'SQL stands in the store: src/actions/query.ts',
  'features do not meet: src/features/first/views.ts',
  'features know no host: src/features/second/views.ts',
  'a contract is light: src/features/first/contract.ts',
  'the server side of a feature knows no web: src/features/first/routes.ts',
  'the web never sees the server: src/features/first/screen.tsx',
  'the web never sees the server: src/web/app.tsx',
  'the web runs in a browser: src/web/app.tsx',
  'the kit knows no domain: src/web/ui/kit.tsx',
  'the server knows no command line: src/server/host.ts',
  'the command line knows no web: src/cli/command.ts',
  'only main wires everything: src/cli/wires.ts',
  'the product knows no test: src/store/tested.ts',
];

let folder = '';
let said = '';
let status: unknown;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-layers-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const file of ['package.json', 'tsconfig.json']) await cp(join(root, file), join(folder, file));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  [said, status] = await new Promise<[string, unknown]>((done) => {
    execFile(process.execPath, [join(root, 'scripts', 'layers.mjs'), folder], (error, out) => done([out, error?.code ?? 0]));
  });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(expected)('%s', (line) => {
  expect(said.split('\n').some((one) => one === line || one.startsWith(`${line} → `))).toBe(true);
});

test('and the run fails', () => {
  expect(status).toBe(1);
});
