import { type Kysely, sql as raw } from 'kysely';
import type { Tables } from './tables.ts';

/** How many failures a key may have in the window before it is locked, and for how long. */
export interface AttemptLimit {
  readonly key: string;
  readonly failures: number;
  readonly windowSeconds: number;
  readonly lockSeconds: number;
}

/**
 * Takes one attempt from the key before it is known whether it succeeds, so that many at once are
 * counted too. Returns the instant until which the key is locked, or null when the attempt may go on.
 */
export async function takeAttempt(sql: Kysely<Tables>, limit: AttemptLimit, now: Date): Promise<Date | null> {
  const fresh = new Date(now.getTime() - limit.windowSeconds * 1000);
  const lockedUntil = new Date(now.getTime() + limit.lockSeconds * 1000);
  const { rows } = await raw<{ locked_until: Date | null }>`
    insert into sign_in_failure as f (key, failures, last_at) values (${limit.key}, 1, ${now})
    on conflict (key) do update set
      failures = case when f.locked_until > ${now} then f.failures
                      when f.locked_until is not null or f.last_at < ${fresh} then 1
                      else f.failures + 1 end,
      last_at = ${now},
      locked_until = case when f.locked_until > ${now} then f.locked_until
                          when f.locked_until is null and f.last_at >= ${fresh}
                               and f.failures + 1 > ${limit.failures}::int then ${lockedUntil}::timestamptz
                          else null end
    returning locked_until`.execute(sql);
  return rows[0]?.locked_until ?? null;
}

/** Forgets the failures of keys, after a success. */
export async function forgetAttempts(sql: Kysely<Tables>, keys: readonly [string, ...string[]]): Promise<void> {
  await sql.deleteFrom('sign_in_failure').where('key', 'in', keys).execute();
}

/** Forgets the failures of a key and of all under it (`key:…`): lifts the lock of an account everywhere. */
export async function forgetAttemptsUnder(sql: Kysely<Tables>, key: string): Promise<void> {
  await sql
    .deleteFrom('sign_in_failure')
    .where((e) => e.or([e('key', '=', key), e(raw`starts_with(key, ${`${key}:`})`, '=', true)]))
    .execute();
}

/** Removes counters nobody has touched for a day, so that the table does not grow with guesses. */
export async function forgetOldAttempts(sql: Kysely<Tables>, now: Date): Promise<void> {
  const day = new Date(now.getTime() - 86_400_000);
  await sql
    .deleteFrom('sign_in_failure')
    .where('last_at', '<', day)
    .where((e) => e.or([e('locked_until', 'is', null), e('locked_until', '<', now)]))
    .execute();
}
