import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackupName } from '#core/backup/backup-name.ts';
import { freshDatabase } from '#test/database.ts';
import { schemaState } from '../migrate.ts';
import { readMigrations } from '../migrations.ts';
import { checkBackup } from './check-backup.ts';
import { migrateSafely } from './migrate-safely.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-safely-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function emptyDatabase(): ReturnType<typeof freshDatabase> {
  const database = await freshDatabase();
  await database.pool.query('drop schema public cascade; create schema public');
  return database;
}

const one = { number: 9001, name: '9001-a', checksum: 'a', sql: 'create table a (n int); insert into a values (1), (2)' };
const two = { number: 9002, name: '9002-b', checksum: 'b', sql: 'update a set n = n * 10' };

test('the first schema needs no backup, a change of it does, and no change none', async () => {
  const database = await emptyDatabase();
  const backups = join(folder, 'changes');
  await migrateSafely(database, backups, [one]);
  expect(await readdir(backups).catch(() => 'none')).toBe('none');
  const [first, second] = await Promise.all([migrateSafely(database, backups, [one, two]), migrateSafely(database, backups, [one, two])]);
  expect([...first, ...second]).toEqual(['9002-b']);
  const [name = '', ...more] = await readdir(backups);
  expect([readBackupName(name)?.reason, more]).toEqual(['migration', []]);
  expect((await checkBackup(join(backups, name))).manifest.migrations.map(({ number }) => number)).toEqual([9001]);
  await migrateSafely(database, backups, [one, two]);
  expect(await readdir(backups)).toEqual([name]);
});

test('without its backup a schema stays as it is', async () => {
  const database = await emptyDatabase();
  await migrateSafely(database, join(folder, 'no'), [one]);
  await writeFile(join(folder, 'a-file'), '');
  const closed = join(folder, 'a-file', 'backups');
  await expect(migrateSafely(database, closed, [one, two])).rejects.toMatchObject({ code: 'backup-folder-unusable', details: { folder: closed } });
  expect(await schemaState(database.pool, [one, two])).toBe('older');
  expect((await database.pool.query('select n from a order by n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
});

test('the product’s own schema, one migration behind, is backed up and brought up', async () => {
  const database = await emptyDatabase();
  const all = await readMigrations();
  await migrateSafely(database, join(folder, 'own'), all.slice(0, -1));
  await migrateSafely(database, join(folder, 'own'));
  expect(await schemaState(database.pool)).toBe('current');
  const [name = ''] = await readdir(join(folder, 'own'));
  expect((await checkBackup(join(folder, 'own', name))).manifest.migrations.length).toBe(all.length - 1);
});
