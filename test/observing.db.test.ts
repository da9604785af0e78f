import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from '#test/app.ts';
import { freshDatabase } from '#test/database.ts';

const root = join(import.meta.dirname, '..');
const guide = readFileSync(join(root, 'docs/observing.md'), 'utf8');
const inOrder = (names: Iterable<string>): string[] => [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
/** What stands first in the rows of a table, under the heading. */
const told = (heading: string): string[] => {
  const part = guide.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  return inOrder([...part.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name ?? ''));
};

test('every metric of the running server is in the guide, and no other', async () => {
  const server = await startServer(await freshDatabase());
  await server.call('GET', '/session');
  const { body } = await server.app.inject('/metrics');
  const served = inOrder([...body.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name ?? ''));
  expect(served.length).toBeGreaterThan(20);
  const known = told('Metrics');
  // Some figures of the process exist on Linux alone.
  expect(process.platform === 'linux' ? known : known.filter((name) => served.includes(name))).toEqual(served);
});

test('every message of the log is in the guide, and no other', () => {
  const files = readdirSync(join(root, 'src/server')).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  const messages = files.flatMap((name) => {
    const text = readFileSync(join(root, 'src/server', name), 'utf8');
    return [...text.matchAll(/\blog(?:\.(?:info|warn|error|debug)|\[[^\]]+\])\([^;]*?, '([^']+)'\)/g)].map(([, message]) => message ?? '');
  });
  expect(messages.length).toBeGreaterThan(10);
  expect(told('Messages')).toEqual(inOrder(messages));
});
