import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installation, makeInstallation } from './kills/installation.ts';
import { Kills } from './kills/rounds.ts';

/** One of each kind of work; `npm run kills` does a hundred. */
const rounds = 5;
/** The processes of a database are found in /proc. */
const isPossible = process.platform === 'linux';

let place: Installation | undefined;
beforeAll(async () => {
  if (isPossible) place = await makeInstallation();
});
afterAll(() => place?.remove());

test.skipIf(!isPossible)('killed at random moments of loads, edits, undos, schema changes and backups, it starts clean and has all it acknowledged', async () => {
  if (place === undefined) throw new Error('no installation');
  await place.start();
  const kills = new Kills(place, 7);
  const done = [];
  for (let round = 0; round < rounds; round += 1) done.push(await kills.round());
  expect(done.length).toBe(rounds);
}, 600_000);
