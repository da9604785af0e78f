import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSequences } from '#store/backup/contents.ts';
import { restoreBackup } from '#store/backup/restore-backup.ts';
import { writeBackup } from '#store/backup/write-backup.ts';
import { connectionString, type Database, openDatabase } from '#store/database.ts';
import { startEmbedded } from '#store/embedded/start.ts';
import { openStore } from '#store/open.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { dataFolder } from '#test/embedded.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';
import { judgeCompany, loadSmallCompany } from '#test/small-company.ts';
import { tableContents } from '#test/table-contents.ts';
import { withDatabase } from '#test/server.ts';

let folder: string;
let source: FreshDatabase;
let wanted: { readonly content: Awaited<ReturnType<typeof contentOf>>; readonly findings: unknown };

/** Every row of every table, where each sequence stands. */
async function contentOf(database: Database) {
  const client = await database.pool.connect();
  try {
    return { tables: await tableContents(database), sequences: await listSequences(client) };
  } finally {
    client.release();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-drill-'));
  source = await freshDatabase();
  await loadSmallCompany(source);
  wanted = { content: await contentOf(source), findings: await judgeCompany(source) };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function expectSame(database: Database): Promise<void> {
  expect(await contentOf(database)).toEqual(wanted.content);
  expect(await judgeCompany(database)).toEqual(wanted.findings);
}

/** A server of one's own: the one of TEST_DATABASE_URL, else a second PostgreSQL that is reached by its address alone. */
async function otherServer(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given === undefined) {
    const embedded = await startEmbedded({ folder: await dataFolder('server'), purpose: 'test' });
    return { url: connectionString(embedded.address), close: () => embedded.close() };
  }
  const name = `thirty_drill_${process.pid}`;
  const admin = openDatabase({ connectionString: given, max: 1 });
  await admin.pool.query(`create database ${name} template template0 encoding 'UTF8'`);
  return {
    url: withDatabase(given, name),
    close: async () => {
      await admin.pool.query(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

test('the company moves to a server and back into a used installation, row by row and finding by finding', async () => {
  const there = join(folder, 'there.thirty');
  const back = join(folder, 'back.thirty');
  await writeBackup(source, there, new Date());
  const server = await otherServer();
  const moved = await openStore({ dataFolder: await dataFolder(), databaseUrl: server.url });
  try {
    expect(moved.isEmbedded).toBe(false);
    await restoreBackup(moved, there);
    await expectSame(moved);
    await writeBackup(moved, back, new Date());
  } finally {
    await moved.close();
    await server.close();
  }
  const used = await freshDatabase();
  await loadGoldenFunnel(used);
  await restoreBackup(used, back);
  await expectSame(used);
});

test('what is compared tells one changed row and one moved sequence', async () => {
  const other = await freshDatabase();
  const path = join(folder, 'other.thirty');
  await writeBackup(source, path, new Date());
  await restoreBackup(other, path);
  await other.pool.query(`update organisation set name = 'другая'`);
  expect((await contentOf(other)).tables).not.toEqual(wanted.content.tables);
  await other.pool.query(`select nextval('load_turn')`);
  expect((await contentOf(other)).sequences).not.toEqual(wanted.content.sequences);
});
