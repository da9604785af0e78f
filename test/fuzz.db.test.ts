import { beforeAll, expect, test } from 'vitest';
import { startServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { fuzzApi } from './fuzz/api.ts';
import { fuzzReaders } from './fuzz/readers.ts';
import { Tally } from './fuzz/tally.ts';

/* A small share of `npm run fuzz`, the same inputs each time. */
const files = 2000;
const requests = 1000;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

test(`${files} mutated files are read or refused with a code`, async () => {
  const tally = new Tally();
  const { fault } = await fuzzReaders({ seed: 2, count: files, wholeOneIn: 200 }, tally);
  expect(fault === null ? null : `${fault.kind} ${fault.number}: ${fault.what}`).toBeNull();
  expect(tally.total()).toBe(files);
});

test(`${requests} mutated requests are answered, and none with a fault of the server`, async () => {
  const server = await startServer(database);
  const url = await server.listen();
  const tally = new Tally();
  const { fault } = await fuzzApi({ url, database, megabytes: () => 0, said: () => '' }, 2, requests, tally);
  expect(fault === null ? null : `${fault.number}: ${fault.what}`).toBeNull();
  expect(tally.total()).toBe(requests);
});
