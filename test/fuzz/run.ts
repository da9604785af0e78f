import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { openDatabase } from '#store/database.ts';
import { makeInstallation } from '#test/kills/installation.ts';
import { fuzzApi } from './api.ts';
import { keepFault } from './fault.ts';
import { type Found, fuzzReaders } from './readers.ts';
import { Tally } from './tally.ts';

/*
 * npm run fuzz [-- --seed 1 --count 1000000 | --files 800000 --requests 200000 | --minutes 60]: mutated files for the readers and mutated
 * requests for a server as people start it, on its embedded database. Ends non-zero at the first fault and keeps its input;
 * the same seed makes the same inputs. Four of five inputs are files unless told otherwise.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000000' },
    files: { type: 'string' },
    requests: { type: 'string' },
    minutes: { type: 'string' },
  },
});
const seed = Number(values.seed);
const files = Number(values.files ?? Math.round(Number(values.count) * 0.8));
const requests = Number(values.requests ?? Number(values.count) - Math.round(Number(values.count) * 0.8));
/** What fits into the time is done, when there is an end to it. */
const until = values.minutes === undefined ? Infinity : Date.now() + Number(values.minutes) * 60_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const toldEvery = 20;

/** Tells how far it is about twenty times, with the memory then; returns the first fault. */
async function share(name: string, count: number, work: (tally: Tally, progress: (done: number) => void) => Promise<Found>): Promise<void> {
  if (count === 0) return;
  const tally = new Tally();
  const began = Date.now();
  let told = 0;
  const { fault, growth } = await work(tally, (done) => {
    if (done - told < count / toldEvery) return;
    told = done;
    say(`${name}: ${done} of ${count}, ${Math.round((Date.now() - began) / 1000)} s`);
  });
  say(`${name}, seed ${seed}: ${tally.total()} of ${count} in ${Math.round((Date.now() - began) / 1000)} s; ${growth}`);
  for (const line of tally.lines()) say(`  ${line}`);
  if (fault === null) return;
  say(await keepFault(fault));
  process.exitCode = 1;
}

await share('files', files, (tally, progress) => fuzzReaders({ seed, count: files, wholeOneIn: 200, until }, tally, progress));

/** The server as people start it, behind a proxy that tells where requests come from: limits are by address. */
async function atRealServer(tally: Tally, progress: (done: number) => void): Promise<Found> {
  const place = await makeInstallation(undefined, { THIRTY_TRUST_PROXY: 'loopback' });
  try {
    await place.start();
    const database = openDatabase({ connectionString: await place.urlOf('thirty') });
    const megabytes = (): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${place.pid()}/status`, 'utf8'))?.[1] ?? 0) / 1000;
    try {
      return await fuzzApi({ url: place.url, database, megabytes, said: place.said }, seed, requests, tally, progress, until);
    } finally {
      await database.close();
    }
  } finally {
    await place.remove();
  }
}

await share('requests', requests, atRealServer);
