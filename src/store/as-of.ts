import { sql } from 'kysely';
import { addDays, type Day } from '#core/shared/day.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import type { Database } from './database.ts';

/** Older than this, the newest fact stands for its own time and not for today. */
export const staleAfterDays = 45;

/** As of when figures are computed unless someone says otherwise. */
export interface AsOf {
  readonly instant: Date;
  /** Set when the newest fact is so old that figures are computed as of the day after it. */
  readonly newestFact: Day | null;
  readonly isStale: boolean;
}

/**
 * Now; but when the newest fact is older than 45 days, the first instant of the day after it, so that a
 * file of last year shows last year's department and not an empty one.
 */
export async function defaultAsOf(database: Database, now: Date, timeZone: string): Promise<AsOf> {
  const read = await sql<{ newest: Date | null }>`select max(last_at) as newest from load where status = 'loaded'`.execute(database.sql);
  const newest = read.rows[0]?.newest ?? null;
  if (newest === null) return { instant: now, newestFact: null, isStale: false };
  const day = dayOf(newest.getTime(), timeZone);
  const isStale = now.getTime() - newest.getTime() > staleAfterDays * 86_400_000;
  return { instant: isStale ? new Date(startOfDay(addDays(day, 1), timeZone)) : now, newestFact: day, isStale };
}
