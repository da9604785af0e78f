import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One step of the schema: its number and name from the file `NNNN-name.sql`, its text, its checksum. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Where the product's own migrations stand. */
export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The migrations of a folder by rising number; an error when a name is malformed or a number given twice. */
export async function readMigrations(folder: string = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  migrations.forEach((migration, at) => {
    const before = migrations[at - 1];
    if (before?.number === migration.number) throw new Error(`Two migrations ${before.name} and ${migration.name}`);
  });
  return migrations;
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const match = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
  if (match === null) throw new Error(`A migration is named NNNN-name.sql, not ${file}`);
  const sql = (await readFile(`${folder}/${file}`, 'utf8')).replaceAll('\r\n', '\n');
  const checksum = createHash('sha256').update(sql).digest('hex');
  return { number: Number(match[1]), name: file.slice(0, -'.sql'.length), sql, checksum };
}
