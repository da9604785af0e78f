import type { Database } from '#store/database.ts';

/**
 * A fingerprint of the rows of every table, to show that something changed nothing. Counters of
 * attempts and the last use of tokens are left out: a refusal is meant to be counted.
 */
export async function tableContents(database: Database): Promise<Record<string, string>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relkind = 'r' and c.relpersistence = 'p' and c.relnamespace = 'public'::regnamespace and c.relname <> 'sign_in_failure' order by 1`,
  );
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended((to_jsonb(t) - 'last_used_at')::text, 0)), 0) as rows from "${name}" t`,
  );
  const { rows } = await database.pool.query<{ name: string; rows: string }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: content }) => [name, content]));
}
