import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RefusedByNetwork } from './offline/network-counters.ts';

const journey = fileURLToPath(new URL('offline/journey.ts', import.meta.url));
/** A network of one's own with nothing in it but the loopback. */
const alone = ['-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

const isPossible = spawnSync('unshare', [...alone, 'true']).status === 0;
if (!isPossible) process.stderr.write('Skipped: this machine lets nobody make a network of one\'s own (unshare -n and ip, as root)\n');

interface Found {
  readonly interfaces: readonly string[];
  readonly mistakes: number;
  readonly report: { readonly bytes: number; readonly begins: string };
  readonly before: RefusedByNetwork;
  readonly after: RefusedByNetwork;
  readonly onPurpose: RefusedByNetwork;
}

const sum = ({ noRoute, noRoute6, noListener }: RefusedByNetwork): number => noRoute + noRoute6 + noListener;

test.skipIf(!isPossible)('without any network it works from the first file to the report, and tries to reach nobody', () => {
  const said = execFileSync('unshare', [...alone, process.execPath, journey], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } });
  const found = JSON.parse(said.trim().split('\n').at(-1) ?? '') as Found;
  expect(found.interfaces).toEqual(['lo']);
  expect(found.mistakes).toBe(30);
  expect(found.report).toMatchObject({ begins: '%PDF-' });
  expect(found.after).toEqual(found.before);
  // The counters are not blind: two tries on purpose are counted.
  expect(sum(found.onPurpose)).toBeGreaterThanOrEqual(sum(found.before) + 2);
}, 600_000);
