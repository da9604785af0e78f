import { Problem } from '#core/shared/problem.ts';
import type { Database } from '../database.ts';

/** Held for as long as a backup is being made, by whichever process. */
const backupLock = 7_305_005;

/**
 * Runs the work as the only one that makes backups of this database. When another is at it, waits for its end or
 * throws `backup-running`, as asked.
 */
export async function holdingBackups<T>(database: Database, whenHeld: 'wait' | 'refuse', work: () => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    const take = whenHeld === 'wait' ? 'pg_advisory_lock($1) is not null' : 'pg_try_advisory_lock($1)';
    const { rows } = await client.query<{ held: boolean }>(`select ${take} as held`, [backupLock]);
    if (rows[0]?.held !== true) throw new Problem('backup-running');
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [backupLock]).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    client.release(broken);
  }
}

/** Since when a backup is being made; null when none is. */
export async function backupRunningSince({ pool }: Database): Promise<Date | null> {
  const { rows } = await pool.query<{ since: Date }>(
    `select a.query_start as since from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.objsubid = 1 and l.granted
       and l.database = (select oid from pg_database where datname = current_database())`,
    [backupLock],
  );
  return rows[0]?.since ?? null;
}
