import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import about from '../package.json' with { type: 'json' };
import { problemCodes } from '#core/shared/problem.ts';
import { readConfig, settingNames } from '#server/config.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** What stands in the cells of the tables, a row each, without marks. */
const rowsOf = (path: string): string[][] =>
  read(path).split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')));
const inOrder = (names: Iterable<string>): string[] => [...new Set(names)].toSorted((a, b) => a.localeCompare(b));

/** Codes that whoever runs the product meets, by how they begin. */
const administrators = /^(backup|data-folder|database|disk|embedded|schema|port|setting|mail|load)-|^(busy|facts-busy|file-too-large|payload-too-large|too-many-requests|too-many-attempts|cross-site|second-factor-unreadable|set-up-code-wrong|unexpected)$/;

test('the guide to running names every setting, and no other', () => {
  const told = rowsOf('docs/running.md').map(([name]) => name ?? '').filter((name) => /^[A-Z_]+$/.test(name));
  expect(inOrder(told)).toEqual(inOrder([...settingNames, 'THIRTY_SECRET']));
});

test('what it says of settings that are not set is so', () => {
  const given = new Map(rowsOf('docs/running.md').map(([name = '', value = '']) => [name, value]));
  const config = readConfig({});
  expect([given.get('THIRTY_HOST'), given.get('THIRTY_PORT'), given.get('THIRTY_BASE_URL'), given.get('THIRTY_LOG_LEVEL')]).toEqual([config.host, String(config.port), config.baseUrl, config.logLevel]);
  expect([config.dataFolder, config.backupsFolder]).toEqual([join(process.cwd(), 'data'), join(process.cwd(), 'data', 'backups')]);
});

test('troubleshooting has every code that whoever runs the product meets, each once, and only codes there are', () => {
  const told = rowsOf('docs/troubleshooting.md').map(([code]) => code ?? '');
  expect(told.toSorted((a, b) => a.localeCompare(b))).toEqual(inOrder(problemCodes.filter((code) => administrators.test(code))));
});

test('the changelog speaks of the version of the package', () => {
  expect(read('CHANGELOG.md')).toContain(`## [${about.version}]`);
});

describe.each(['README.md', 'CHANGELOG.md', 'docs/running.md', 'docs/upgrading.md', 'docs/troubleshooting.md', 'docs/observing.md', 'docs/backup.md'])('%s', (path) => {
  test('leads only to what is there', () => {
    const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, to]) => join(root, path, '..', to ?? ''));
    expect(links.filter((to) => !existsSync(to))).toEqual([]);
  });

  test('names only scripts and files that are there', () => {
    const text = read(path);
    const scripts = [...text.matchAll(/npm run (?:-s |--silent )?([\w-]+)/g)].map(([, name]) => name ?? '');
    expect(scripts.filter((name) => !(name in about.scripts))).toEqual([]);
    const files = [...text.matchAll(/`((?:src|test|deploy|docs|bench|scripts)\/[\w./-]+\.(?:ts|mjs|md|yaml))`/g)].map(([, file]) => file ?? '');
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
