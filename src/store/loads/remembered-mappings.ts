import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import type { Tables } from '../tables.ts';
import type { LoadOptions } from './load-log.ts';

const hashOf = (header: string): string => createHash('sha256').update(header).digest('hex');

export interface RememberedMapping {
  readonly kind: KindId;
  readonly options: LoadOptions;
}

/** Keeps how a file with this header was read, for the next one with the same header. */
export async function rememberMapping(database: Kysely<Tables>, header: string, kind: KindId, options: LoadOptions): Promise<void> {
  await sql`
    insert into remembered_mapping (header_hash, kind, options) values (${hashOf(header)}, ${kind}, ${JSON.stringify(options)}::jsonb)
    on conflict (header_hash) do update set kind = excluded.kind, options = excluded.options, used_at = now()`.execute(database);
}

export async function recallMapping(database: Kysely<Tables>, header: string): Promise<RememberedMapping | undefined> {
  const read = await sql<RememberedMapping>`select kind, options from remembered_mapping where header_hash = ${hashOf(header)}`.execute(database);
  return read.rows[0];
}
