import type { Kysely } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';
import type { Tables } from './tables.ts';

export interface Session {
  readonly id: string;
  readonly address: string | null;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly usedAt: Date;
  readonly expiresAt: Date;
}

/** The viewer's own living sessions, the latest first; nobody sees another's. */
export async function listSessions(sql: Kysely<Tables>, viewer: Viewer, now: Date): Promise<Session[]> {
  return sql
    .selectFrom('session')
    .select([
      'id',
      'ip_address as address',
      'user_agent as device',
      'created_at as createdAt',
      'updated_at as usedAt',
      'expires_at as expiresAt',
    ])
    .where('user_id', '=', viewer.userId ?? '')
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Ends one of the viewer's own sessions; false when it is none of theirs. */
export async function endSession(sql: Kysely<Tables>, viewer: Viewer, id: string): Promise<boolean> {
  const { numDeletedRows } = await sql
    .deleteFrom('session')
    .where('id', '=', id)
    .where('user_id', '=', viewer.userId ?? '')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
