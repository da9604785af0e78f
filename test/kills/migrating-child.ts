import { migrateSafely } from '#store/backup/migrate-safely.ts';
import { openDatabase } from '#store/database.ts';
import { migrationsBefore, migrationsAfter } from './schema-change.ts';

/*
 * A process of its own that brings a schema up to date, to be killed while it does: migrating-child.ts URL BACKUPS.
 * It says `ready` when the old schema stands with its rows, and `done` at the end.
 */
const [url = '', backups = ''] = process.argv.slice(2);
const database = openDatabase({ connectionString: url });
const { rows } = await database.pool.query<{ there: boolean }>(`select to_regclass('schema_migration') is not null as there`);
if (rows[0]?.there !== true) await migrateSafely(database, backups, migrationsBefore);
process.stdout.write('ready\n');
await migrateSafely(database, backups, [...migrationsBefore, ...migrationsAfter]);
process.stdout.write('done\n');
await database.close();
