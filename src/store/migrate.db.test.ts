import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { migrate, schemaState } from './migrate.ts';
import { type Migration, readMigrations } from './migrations.ts';

const folder = await mkdtemp(join(tmpdir(), 'thirty-migrations-'));
afterAll(() => rm(folder, { recursive: true }));

/** Migrations written as files, so that names and checksums are made the real way. */
async function written(name: string, files: Readonly<Record<string, string>>): Promise<readonly Migration[]> {
  await mkdir(join(folder, name), { recursive: true });
  for (const [file, sql] of Object.entries(files)) await writeFile(join(folder, name, file), sql);
  return readMigrations(join(folder, name));
}

/** A database of ours in which nothing was done yet. */
async function emptyDatabase(): ReturnType<typeof freshDatabase> {
  const database = await freshDatabase();
  await database.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  return database;
}

const first = { '0001-first.sql': 'CREATE TABLE first (a int); INSERT INTO first VALUES (1);' };
const second = { ...first, '0002-second.sql': 'CREATE TABLE second AS SELECT a + 1 AS a FROM first' };

test('the product’s own migrations make a current schema, and a second run changes nothing', async () => {
  const { pool } = await freshDatabase();
  expect(await schemaState(pool)).toBe('current');
  expect(await migrate(pool)).toEqual([]);
});

test('missing ones are applied in order, each with its record', async () => {
  const { pool } = await emptyDatabase();
  expect(await schemaState(pool, await written('a', first))).toBe('empty');
  expect(await migrate(pool, await written('a', first))).toEqual(['0001-first']);
  expect(await schemaState(pool, await written('b', second))).toBe('older');
  expect(await migrate(pool, await written('b', second))).toEqual(['0002-second']);
  expect(await schemaState(pool, await written('b', second))).toBe('current');
  expect((await pool.query('SELECT a FROM second')).rows).toEqual([{ a: 2 }]);
});

test('two at once apply each migration once', async () => {
  const { pool } = await emptyDatabase();
  const wanted = await written('b', second);
  const done = await Promise.all([migrate(pool, wanted), migrate(pool, wanted), migrate(pool, wanted)]);
  expect(done.flat().toSorted()).toEqual(['0001-first', '0002-second']);
});

test('a failing one is taken back whole, the ones before it stay', async () => {
  const { pool } = await emptyDatabase();
  const wanted = await written('c', { ...first, '0002-bad.sql': 'CREATE TABLE bad (a int); SELECT 1/0' });
  await expect(migrate(pool, wanted)).rejects.toThrow('0002-bad');
  expect(await schemaState(pool, wanted)).toBe('older');
  expect((await pool.query(`SELECT to_regclass('first') IS NOT NULL AS first, to_regclass('bad') AS bad`)).rows).toEqual([
    { first: true, bad: null },
  ]);
});

describe('a schema that is not the beginning of ours is left alone', () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['from a newer version', 'schema-newer', first],
    ['with another text under the same number', 'schema-half', { ...second, '0001-first.sql': 'SELECT 1' }],
    ['with one missing in the middle', 'schema-half', {
      '0001-first.sql': first['0001-first.sql'],
      '0002-between.sql': 'CREATE TABLE between_them (a int)',
      '0003-second.sql': second['0002-second.sql'],
    }],
  ];
  test.each(cases)('%s: %s', async (name, code, files) => {
    const { pool } = await emptyDatabase();
    await migrate(pool, await written('b', second));
    const ours = await written(`d ${name}`, files);
    expect(await schemaState(pool, ours)).toBe(code.replace('schema-', ''));
    await expect(migrate(pool, ours)).rejects.toMatchObject({ code });
    expect((await pool.query('SELECT number FROM schema_migration ORDER BY 1')).rows).toEqual([{ number: 1 }, { number: 2 }]);
  });
});

test('line ends do not count, anything else in a file does', async () => {
  const checksums = async (name: string, sql: string): Promise<string | undefined> =>
    (await written(name, { '0001-x.sql': sql }))[0]?.checksum;
  expect(await checksums('e', 'SELECT 1;\nSELECT 2;\n')).toBe(await checksums('f', 'SELECT 1;\r\nSELECT 2;\r\n'));
  expect(await checksums('g', 'SELECT 1; \nSELECT 2;\n')).not.toBe(await checksums('e', 'SELECT 1;\nSELECT 2;\n'));
});

test('a name that is no number and words, and a number given twice, are refused', async () => {
  await expect(written('h', { '1-x.sql': '' })).rejects.toThrow('NNNN-name.sql');
  await expect(written('i', { '0001-x.sql': '', '0001-y.sql': '' })).rejects.toThrow('0001-y');
});

test('no migration names a schema', async () => {
  for (const { name, sql } of await readMigrations()) {
    expect(sql.replaceAll(/--.*$/gm, ''), name).not.toMatch(/\bpublic\s*\./i);
  }
});
