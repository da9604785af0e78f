import { parseArgs } from 'node:util';
import { makeInstallation } from './installation.ts';
import { Kills, tasks, type Round } from './rounds.ts';

/*
 * npm run kills [-- --count 100 --seed 1]: kills the server, the database and single connections while files are loaded and
 * undone, people edit, schemas change and backups are made, and checks after each kill that nothing acknowledged is lost,
 * nothing is half there and the next start is clean. The same seed draws the same order of kills and moments.
 */
const { values } = parseArgs({ options: { count: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } } });
const count = Number(values.count);
const place = await makeInstallation();
const rounds: Round[] = [];
const began = Date.now();
try {
  await place.start();
  const kills = new Kills(place, Number(values.seed));
  while (rounds.length < count) {
    const round = await kills.round();
    rounds.push(round);
    process.stdout.write(`${rounds.length}: ${round.task}, ${round.victim} after ${round.after} ms: ${round.found}\n`);
  }
} catch (error) {
  process.stdout.write(`${place.said()}\n`);
  throw error;
} finally {
  await place.remove();
}
const perTask = tasks.map((task) => `${task} ${rounds.filter((round) => round.task === task).length}`);
const perVictim = Object.entries(Object.groupBy(rounds, ({ victim }) => victim)).map(([victim, hit]) => `${victim} ${hit.length}`);
const seconds = Math.round((Date.now() - began) / 1000);
process.stdout.write(`${rounds.length} kills: nothing acknowledged lost, nothing half done, every start clean (${perTask.join(', ')}; ${perVictim.join(', ')}; seed ${values.seed}; ${seconds} s)\n`);
