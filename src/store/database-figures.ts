import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** What a database tells of itself. */
export interface DatabaseFigures {
  readonly version: string;
  /** All that it takes on its disk. */
  readonly bytes: number;
  /** The newest migration; null before the first. */
  readonly schema: string | null;
  readonly schemaSince: Date | null;
}

/** The figures of a database whose schema is current. */
export async function readDatabaseFigures(database: Kysely<Tables>): Promise<DatabaseFigures> {
  const { rows } = await sql<DatabaseFigures>`
    select split_part(current_setting('server_version'), ' ', 1) as version, pg_database_size(current_database()) as bytes, m.name as schema, m.applied_at as "schemaSince"
    from (select) one left join lateral (select name, applied_at from schema_migration order by number desc limit 1) m on true`.execute(database);
  return rows[0] as DatabaseFigures;
}
