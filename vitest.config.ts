import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const databaseTests = 'src/**/*.db.test.{ts,tsx}';
const browserTests = 'src/**/*.browser.test.{ts,tsx}';
const everywhere = (pattern: string): string[] => [pattern, pattern.replace(/^src/, 'test'), pattern.replace(/^src/, 'bench')];
const onDatabase = { globalSetup: 'test/server.ts', testTimeout: 180_000, hookTimeout: 240_000 };

function project(name: string, pattern: string, rest: object = {}): TestProjectInlineConfiguration {
  return { test: { name, include: everywhere(pattern), environment: 'node', testTimeout: 60_000, ...rest } };
}

const projects = [
  project('core', 'src/**/*.test.{ts,tsx}', {
    exclude: [...everywhere(databaseTests), ...everywhere(browserTests), '**/node_modules/**'],
  }),
  project('store', databaseTests, onDatabase),
  project('browser', browserTests, { ...onDatabase, globalSetup: ['test/server.ts', 'test/web/built-web.ts'], testTimeout: 240_000, maxWorkers: 1 }),
];

/** The store tests run a second time on a server of one's own when one is given. */
const onServer = project('store-on-server', databaseTests, {
  ...onDatabase,
  exclude: ['src/store/embedded/**', '**/node_modules/**'],
});

export default defineConfig({
  test: {
    projects: process.env['TEST_DATABASE_URL'] === undefined ? projects : [...projects, onServer],
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: false,
  },
});
